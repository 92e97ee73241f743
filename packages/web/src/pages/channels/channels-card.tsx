import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type ChannelRow, channelsQuery } from '../../api/delivery-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { ChannelDialog } from './channel-dialog.tsx';

const Row = ({ channel, edit }: { channel: ChannelRow; edit: () => void }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [result, setResult] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (): Promise<void> => {
    setBusy(true);
    setResult(null);
    try {
      const { ok, reason } = await client.tryChannel({ params: { id: channel.id }, body: {} });
      const words = ok
        ? t('delivery.channels.tried')
        : t('delivery.channels.tryFailed', { reason: reason === null ? '' : say(reason) });
      setResult(words);
      announce(words);
    } catch (error) {
      setResult(refusalSentence(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <tr>
      <td>
        <span className="strong">{channel.name}</span>
        <span className="note block">{t(`delivery.channels.kinds.${channel.settings.kind}`)}</span>
      </td>
      <td>
        <span className="tag">{channel.active ? t('delivery.channels.on') : t('delivery.channels.off')}</span>
        {!channel.readable && <span className="complaint block">{t('delivery.channels.unreadable')}</span>}
        {result !== null && <span className="block">{result}</span>}
      </td>
      <td className="desk-only">
        {channel.namesEnterprise ? t('delivery.channels.namesYes') : t('delivery.channels.namesNo')}
      </td>
      <td className="num">
        <button type="button" className="button" disabled={busy} onClick={() => void attempt()}>
          {t('delivery.channels.try')}
        </button>{' '}
        <button type="button" className="button" onClick={edit}>
          {t('delivery.channels.edit')}
        </button>
      </td>
    </tr>
  );
};

export const ChannelsCard = () => {
  const { t } = useTranslation();
  const query = useQuery(channelsQuery);
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<ChannelRow | 'new' | null>(null);
  const saved = (): void => {
    announce(t('delivery.channels.saved'));
    void queries.invalidateQueries({ queryKey: channelsQuery.queryKey });
  };
  return (
    <Card
      title={t('delivery.channels.caption')}
      note={
        <button type="button" className="button primary" onClick={() => setEditing('new')}>
          {t('delivery.channels.add')}
        </button>
      }
    >
      <Loaded query={query}>
        {({ channels }) =>
          channels.length === 0 ? (
            <EmptyNote text={t('delivery.channels.empty')} />
          ) : (
            <table className="table">
              <caption className="unseen">{t('delivery.channels.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('delivery.channels.name')}</th>
                  <th scope="col">{t('delivery.channels.state')}</th>
                  <th scope="col" className="desk-only">
                    {t('delivery.channels.names')}
                  </th>
                  <th scope="col">
                    <span className="unseen">{t('delivery.channels.edit')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {channels.map((channel) => (
                  <Row key={channel.id} channel={channel} edit={() => setEditing(channel)} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {editing !== null && (
        <ChannelDialog
          channel={editing === 'new' ? null : editing}
          saved={saved}
          close={() => setEditing(null)}
        />
      )}
    </Card>
  );
};
