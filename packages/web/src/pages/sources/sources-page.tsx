import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { type SourceRow, sourcesQuery } from '../../api/sources-queries.ts';
import { may } from '@weisu/core';
import { useFormat } from '../../format/use-format.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { DayBars } from '../../kit/plot/day-bars.tsx';
import { TableList } from '../../kit/table-list.tsx';
import { SourceHealth } from './source-health.tsx';

const SHOWN_DAYS = 35;

const Row = ({ row }: { row: SourceRow }) => {
  const { t } = useTranslation();
  const { at, day, say, today } = useFormat();
  const last = row.lastSuccessAt ?? row.lastReceivedAt;
  const usual = t('sources.usual', { count: Math.round(row.usualPerDay) });
  return (
    <tr>
      <td>
        <Link to="/sources/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.name}
        </Link>
        <span className="note block">
          {row.kind === null ? t('sources.notAsked') : t(`sources.kinds.${row.kind}`)}
        </span>
      </td>
      <td className="desk-only">{say(row.feedName)}</td>
      <td>
        <SourceHealth source={row} />
      </td>
      <td className="num desk-only">{last === null ? t('sources.never') : at(last)}</td>
      <td className="num desk-only">{row.newestOn === null ? '—' : day(row.newestOn)}</td>
      <td className="desk-only">
        <DayBars
          volumes={row.volumes}
          today={today}
          days={SHOWN_DAYS}
          usual={row.usualPerDay}
          label={usual}
        />
        <span className="note">
          {t('common.total', { count: row.volumes.reduce((sum, { count }) => sum + count, 0) })}
        </span>
      </td>
    </tr>
  );
};

/** Where texts and records come from, each with its health. */
export const SourcesPage = () => {
  const { t } = useTranslation();
  const query = useQuery(sourcesQuery);
  const role = useQuery({ ...sessionQuery, enabled: false }).data?.officer.role;
  return (
    <ListPage
      title={t('sources.title')}
      tools={
        <>
          {role !== undefined && may(role, 'act-on-sources') && (
            <Link to="/sources/new" className="button primary">
              {t('sources.add')}
            </Link>
          )}
        </>
      }
      lead={t('sources.lead')}
      query={query}
    >
      {({ rows }) => (
        <TableList
          page={{ rows, total: rows.length, page: 1, perPage: Math.max(1, rows.length) }}
          caption={t('sources.caption')}
          empty={t('sources.empty')}
          columns={[
            { id: 'name', label: t('sources.name') },
            { id: 'feeds', label: t('sources.feeds'), deskOnly: true },
            { id: 'health', label: t('sources.health') },
            { id: 'last', label: t('sources.lastSuccess'), numeric: true, deskOnly: true },
            { id: 'newest', label: t('sources.newest'), numeric: true, deskOnly: true },
            { id: 'volume', label: t('sources.volume'), deskOnly: true },
          ]}
          row={(row) => <Row key={row.id} row={row} />}
        />
      )}
    </ListPage>
  );
};
