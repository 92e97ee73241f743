import { SUPPRESSION_REASONS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { suppressedQuery } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { oneOf } from '../../shell/page-search.ts';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

/** What was assessed high enough and not raised, and why: nothing is dropped in silence. */
export const SuppressedPage = () => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const search = useSearch({ from: '/desk/suppressed' });
  const query = useQuery(suppressedQuery(search));
  const words = (reason: string): string => {
    const known = oneOf(reason, SUPPRESSION_REASONS);
    return known === undefined ? reason : t(`suppression.${known}`);
  };
  return (
    <ListPage
      title={t('suppressed.title')}
      tools={
        <>
          <FilterChips
            label={t('situation.reason')}
            name="reason"
            all={t('common.all')}
            value={search.reason}
            chips={SUPPRESSION_REASONS.map((value) => ({ value, label: t(`suppression.${value}`) }))}
          />
        </>
      }
      lead={t('suppressed.lead')}
      query={query}
    >
      {(page) => (
        <TableList
          page={page}
          caption={t('suppressed.caption')}
          empty={t('suppressed.empty')}
          narrowedBy={namesSet(search, ['reason'])}
          columns={[
            { id: 'level', label: t('queue.level') },
            { id: 'enterprise', label: t('watchlist.enterprise') },
            { id: 'points', label: t('queue.points'), numeric: true },
            { id: 'reason', label: t('situation.reason') },
            { id: 'asOf', label: t('suppressed.asOf'), numeric: true, deskOnly: true },
          ]}
          row={(row) => (
            <tr key={`${row.enterprise.id} ${row.asOf} ${row.reason}`}>
              <td>
                <LevelMark level={row.level} />
              </td>
              <td className="wide">
                <Link
                  to="/enterprises/$id"
                  params={{ id: row.enterprise.id }}
                  className="strong"
                  data-row-link
                >
                  {row.enterprise.name}
                </Link>
              </td>
              <td className="num">{writePoints(row.points)}</td>
              <td>{words(row.reason)}</td>
              <td className="num desk-only">{day(row.asOf)}</td>
            </tr>
          )}
        />
      )}
    </ListPage>
  );
};
