import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type EnterpriseRow, enterprisesQuery } from '../../api/queries.ts';
import { writeCount, writePoints } from '../../format/number.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { type LongPage, type LongRow, LongRows } from '../../kit/long-list/long-rows.tsx';
import type { ListNews } from '../../kit/long-list/use-list-news.ts';
import { SortHeader, type Sorting } from '../../kit/sort-header.tsx';
import type { EnterprisesSearch } from './enterprises-search.ts';
import { Marked } from './marked.tsx';

const Row = memo(({ row, index, typed }: LongRow<EnterpriseRow> & { typed: string | undefined }) => {
  const { t } = useTranslation();
  const { district, named } = usePlaceNames();
  return (
    <tr aria-rowindex={index + 1}>
      <td className="wide">
        <Link to="/enterprises/$id" params={{ id: row.id }} className="strong" data-row-link>
          <Marked text={row.name} typed={typed} />
        </Link>{' '}
        {row.watched && <span className="tag">{t('enterprises.watched')}</span>}
        {row.state !== null && row.state !== 'active' && (
          <span className="tag">{t(`register.states.${row.state}`)}</span>
        )}
        <span className="note block">
          <Marked text={row.creditCode} typed={typed} />
          {row.alias !== null && (
            <>
              {' · '}
              <Marked text={t('register.alias', { name: row.alias })} typed={typed} />
            </>
          )}
        </span>
      </td>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td className="num">
        {row.points === null ? (
          <span className="note">{t('enterprises.neverAssessed')}</span>
        ) : (
          writePoints(row.points)
        )}
      </td>
      <td className="desk-only nowrap">
        {district(row.district) ?? <span className="note">{t('common.unknown')}</span>}
      </td>
      <td className="desk-only">{row.industry ?? <span className="note">{t('common.unknown')}</span>}</td>
      <td className="num desk-only">
        {row.staffCount === null ? (
          <span className="note">{t('common.unknown')}</span>
        ) : (
          writeCount(row.staffCount)
        )}
      </td>
      <td className="desk-only">
        {row.unionUnit === null ? (
          <span className="note">{t('common.notRecorded')}</span>
        ) : (
          named(row.unionUnit.name)
        )}
      </td>
    </tr>
  );
});

/** The register as one long table; what was searched for is marked where it stands. */
export const EnterprisesTable = ({
  page,
  search,
  sorting,
  news,
}: {
  page: LongPage<EnterpriseRow>;
  search: EnterprisesSearch;
  sorting: Sorting;
  news: ListNews;
}) => {
  const { t } = useTranslation();
  const headRow = useRef<HTMLTableSectionElement>(null);
  const { page: _, ...list } = search;
  return (
    <table className="table" aria-rowcount={page.total + 1}>
      <caption className="unseen">{t('enterprises.caption')}</caption>
      <thead ref={headRow}>
        <tr aria-rowindex={1}>
          <SortHeader column="name" label={t('enterprises.name')} sorting={sorting} first="asc" />
          <th scope="col">{t('enterprises.level')}</th>
          <SortHeader column="points" label={t('enterprises.points')} sorting={sorting} numeric />
          <th scope="col" className="desk-only">
            {t('enterprises.district')}
          </th>
          <th scope="col" className="desk-only">
            {t('enterprises.industry')}
          </th>
          <SortHeader
            column="staffCount"
            label={t('enterprises.staff')}
            sorting={sorting}
            numeric
            className="desk-only"
          />
          <th scope="col" className="desk-only">
            {t('enterprises.union')}
          </th>
        </tr>
      </thead>
      <LongRows<EnterpriseRow>
        listKey={news.listKey}
        page={page}
        pageQuery={(number) => {
          const query = { ...list, ...(number > 1 ? { page: number } : {}) };
          return { queryKey: enterprisesQuery(query).queryKey, ask: () => client.listEnterprises({ query }) };
        }}
        columns={7}
        head={headRow}
        changed={news.changed}
        row={(shown) => <Row key={shown.row.id} {...shown} typed={search.q} />}
      />
    </table>
  );
};
