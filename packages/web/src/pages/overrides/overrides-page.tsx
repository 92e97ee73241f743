import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type LevelOverride, overridesQuery } from '../../api/override-queries.ts';
import { detailIn } from '../../api/failure.ts';
import { useFormat } from '../../format/use-format.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { TableList } from '../../kit/table-list.tsx';

const Row = ({ row }: { row: LevelOverride }) => {
  const { t } = useTranslation();
  const { at, day, language } = useFormat();
  return (
    <tr>
      <td>
        <Link to="/enterprises/$id" params={{ id: row.enterprise.id }} className="strong" data-row-link>
          {row.enterprise.name}
        </Link>
      </td>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td>
        {row.reason}
        <span className="note block">
          {row.byName} · {at(row.at)}
        </span>
      </td>
      <td className="nowrap">
        {row.holds ? (
          <b>{t('overrides.holds')}</b>
        ) : (
          <span className="note">
            {t(row.endedAt === null ? 'overrides.wasExpired' : 'overrides.wasEnded')}
          </span>
        )}
        {row.endReason !== null && <span className="note block">{detailIn(row.endReason, language)}</span>}
      </td>
      <td className="num nowrap desk-only">{day(row.until)}</td>
    </tr>
  );
};

/** 人工等级: every level that a person has set in the officer's area, those that hold first. */
export const OverridesPage = () => {
  const { t } = useTranslation();
  const { page } = useSearch({ from: '/desk/overrides' });
  const query = useQuery(overridesQuery(page ?? 1));
  return (
    <ListPage title={t('overrides.title')} lead={t('overrides.lead')} query={query}>
      {(list) => (
        <TableList
          page={list}
          caption={t('overrides.title')}
          empty={t('overrides.empty')}
          columns={[
            { id: 'enterprise', label: t('overrides.enterprise') },
            { id: 'level', label: t('overrides.level') },
            { id: 'reason', label: t('overrides.reason') },
            { id: 'state', label: t('overrides.state') },
            { id: 'until', label: t('overrides.until'), numeric: true, deskOnly: true },
          ]}
          row={(row) => <Row key={row.id} row={row} />}
        />
      )}
    </ListPage>
  );
};
