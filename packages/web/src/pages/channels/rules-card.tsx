import { PAGE_CHANNEL } from '@weisu/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, type RuleRow, rulesQuery } from '../../api/delivery-queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { jurisdictionQuery } from '../../api/queries.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { RuleDialog } from './rule-dialog.tsx';

const useWhen = (): ((rule: RuleRow['rule']) => readonly string[]) => {
  const { t } = useTranslation();
  return (rule) => [
    rule.digestAt === null ? t('delivery.rules.now') : t('delivery.rules.digest', { time: rule.digestAt }),
    ...(rule.quiet === null ? [] : [`${t('delivery.rules.quiet')} ${rule.quiet.from}–${rule.quiet.until}`]),
    ...(rule.urgentFrom === null
      ? []
      : [t('delivery.rules.urgentWords', { level: t(`levelLong.${rule.urgentFrom}`) })]),
  ];
};

const Row = ({ row, edit }: { row: RuleRow; edit: () => void }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const { rule } = row;
  const units = useQuery(jurisdictionQuery).data?.units ?? [];
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const channel = channels.find(({ id }) => id === rule.channel);
  const when = useWhen();
  const separator = t('delivery.rules.separator');
  return (
    <tr>
      <td>
        <span className="strong">{rule.name}</span>
        <span className="note block">
          {rule.kinds.map((kind) => t(`delivery.kind.${kind}`)).join(separator)}
        </span>
      </td>
      <td>
        {rule.fromLevel === null
          ? t('delivery.rules.anyLevel')
          : t('delivery.rules.from', { level: t(`levelLong.${rule.fromLevel}`) })}
        <span className="note block">
          {rule.units.length === 0
            ? t('delivery.rules.anyUnit')
            : units
                .filter(({ id }) => (rule.units as readonly string[]).includes(id))
                .map(({ name }) => named(name))
                .join(separator)}
        </span>
      </td>
      <td>
        {rule.channel === PAGE_CHANNEL ? t('delivery.rules.page') : (channel?.name ?? rule.channel)}
        {channel?.active === false && <span className="complaint block">{t('delivery.rules.noEffect')}</span>}
        <span className="note block">{t(`delivery.rules.audiences.${rule.audience}`)}</span>
      </td>
      <td className="desk-only">{when(rule).join(separator)}</td>
      <td>
        <span className="tag">{rule.active ? t('delivery.channels.on') : t('delivery.channels.off')}</span>
      </td>
      <td className="num">
        <button type="button" className="button" onClick={edit}>
          {t('delivery.channels.edit')}
        </button>
      </td>
    </tr>
  );
};

export const RulesCard = () => {
  const { t } = useTranslation();
  const query = useQuery(rulesQuery);
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [editing, setEditing] = useState<RuleRow | 'new' | null>(null);
  const saved = (): void => {
    announce(t('delivery.rules.saved'));
    void queries.invalidateQueries({ queryKey: rulesQuery.queryKey });
  };
  return (
    <Card
      title={t('delivery.rules.title')}
      note={
        <button type="button" className="button primary" onClick={() => setEditing('new')}>
          {t('delivery.rules.add')}
        </button>
      }
    >
      <p className="note">{t('delivery.rules.lead')}</p>
      <Loaded query={query}>
        {({ rules }) => (
          <table className="table">
            <caption className="unseen">{t('delivery.rules.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('delivery.rules.name')}</th>
                <th scope="col">{t('delivery.rules.fromLevel')}</th>
                <th scope="col">{t('delivery.rules.channel')}</th>
                <th scope="col" className="desk-only">
                  {t('delivery.rules.when')}
                </th>
                <th scope="col">{t('delivery.channels.state')}</th>
                <th scope="col">
                  <span className="unseen">{t('delivery.channels.edit')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rules.map((row) => (
                <Row key={row.id} row={row} edit={() => setEditing(row)} />
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {editing !== null && (
        <RuleDialog row={editing === 'new' ? null : editing} saved={saved} close={() => setEditing(null)} />
      )}
    </Card>
  );
};
