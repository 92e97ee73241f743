import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { deliveriesQuery, type DeliveryRow } from '../../api/delivery-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { DELIVERY_STATES } from './deliveries-search.ts';

const When = ({ row }: { row: DeliveryRow }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  if (row.sentAt !== null) return t('delivery.deliveries.sentAt', { at: at(row.sentAt) });
  if (row.state === 'failed') return t('delivery.deliveries.failedAt', { at: at(row.createdAt) });
  return t('delivery.deliveries.dueAt', { at: at(row.dueAt) });
};

const Row = ({ row, resend, busy }: { row: DeliveryRow; resend: () => void; busy: boolean }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <tr>
      <td>
        {row.kind === null ? t('delivery.deliveries.trial') : t(`delivery.kind.${row.kind}`)}{' '}
        {row.level !== null && <LevelMark level={row.level} />}
        <span className="note block">{row.units.map(({ name }) => say(name)).join('、')}</span>
      </td>
      <td>
        {row.channel.name}
        <span className="note block">
          {t(`delivery.channels.kinds.${row.channel.kind}`)}
          {row.officerName !== null && ` · ${t('delivery.deliveries.to', { name: row.officerName })}`}
          {row.digest && ` · ${t('delivery.deliveries.inDigest')}`}
        </span>
      </td>
      <td>
        <span className={row.state === 'failed' ? 'tag late' : 'tag'}>
          {t(`delivery.deliveries.states.${row.state}`)}
        </span>
        {row.reason !== null && <span className="block">{say(row.reason)}</span>}
      </td>
      <td className="num">
        <When row={row} />
      </td>
      <td className="num desk-only">{row.tries}</td>
      <td className="num">
        {row.mayResend && (
          <button type="button" className="button" disabled={busy} onClick={resend}>
            {t('delivery.deliveries.resend')}
          </button>
        )}
      </td>
    </tr>
  );
};

/** What became of every message that went out, for the system administrator. */
export const DeliveriesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/deliveries' });
  const query = useQuery(deliveriesQuery(search));
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [busy, setBusy] = useState<string | null>(null);
  const resend = async (id: string): Promise<void> => {
    setBusy(id);
    try {
      await client.resendDelivery({ params: { id }, body: {} });
      announce(t('delivery.deliveries.resent'));
    } catch (error) {
      announce(refusalSentence(error));
    } finally {
      setBusy(null);
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    }
  };
  const counts = query.data?.counts;
  return (
    <ListPage
      title={t('delivery.deliveries.title')}
      tools={
        <>
          <FilterChips
            label={t('delivery.deliveries.filter')}
            name="state"
            all={t('delivery.deliveries.all')}
            value={search.state}
            chips={DELIVERY_STATES.map((value) => ({
              value,
              label: `${t(`delivery.deliveries.states.${value}`)}${counts === undefined ? '' : ` ${counts[value]}`}`,
            }))}
          />
        </>
      }
      lead={t('delivery.deliveries.lead')}
      query={query}
    >
      {(page) => (
        <TableList
          page={page}
          caption={t('delivery.deliveries.caption')}
          empty={t('delivery.deliveries.empty')}
          emptyNarrowed={t('delivery.deliveries.emptyState')}
          narrowedBy={namesSet(search, ['state'])}
          columns={[
            { id: 'what', label: t('delivery.deliveries.what') },
            { id: 'where', label: t('delivery.deliveries.where') },
            { id: 'state', label: t('delivery.deliveries.state') },
            { id: 'when', label: t('delivery.deliveries.when'), numeric: true },
            { id: 'tries', label: t('delivery.deliveries.tries'), numeric: true, deskOnly: true },
            { id: 'act', label: t('delivery.deliveries.resend'), numeric: true },
          ]}
          row={(row) => (
            <Row key={row.id} row={row} busy={busy === row.id} resend={() => void resend(row.id)} />
          )}
        />
      )}
    </ListPage>
  );
};
