import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DispatchPage, type DispatchRow, dispatchesQuery } from '../../api/dispatch-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import '../dispatch/dispatch.css';
import { FACETS } from './dispatches-search.ts';

const Row = ({ row }: { row: DispatchRow }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td>{row.level !== null && <LevelMark level={row.level} />}</td>
      <td className="wide">
        <Link to="/case-files/$id" params={{ id: row.caseFileId }} className="strong" data-row-link>
          {row.enterprise.name}
        </Link>
        <span className="note block phone-only">{named(row.holder.name)}</span>
      </td>
      <td>
        <span className={`dispatch-${row.state}`}>{t(`dispatch.state.${row.state}`)}</span>
        {row.asked !== null && <span className="note block">{t(`dispatch.asked.${row.asked}`)}</span>}
        {row.returnCount > 0 && (
          <span className="note block">{t('dispatch.returned', { count: row.returnCount })}</span>
        )}
      </td>
      <td className="desk-only">
        {named(row.holder.name)}
        {row.responsible.id !== row.holder.id && (
          <span className="note block">
            {t('dispatch.responsible', { unit: named(row.responsible.name) })}
          </span>
        )}
      </td>
      <td className="num desk-only nowrap">{day(dayOf(row.sentAt))}</td>
      <td className="nowrap">
        <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
        {row.rulingDueOn !== null && (
          <span className="note block">{t('dispatch.rulingDue', { day: day(row.rulingDueOn) })}</span>
        )}
      </td>
    </tr>
  );
};

const Rows = ({ page, narrowed }: { page: DispatchPage; narrowed: boolean }) => {
  const { t } = useTranslation();
  if (page.total === 0)
    return (
      <EmptyNote
        text={narrowed ? t('dispatch.empty') : t('dispatch.emptyAll')}
        {...(narrowed ? { clear: ['facet', 'q'] } : {})}
      />
    );
  return (
    <>
      <table className="table">
        <caption className="unseen">{t('dispatch.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('queue.level')}</th>
            <th scope="col">{t('dispatch.enterprise')}</th>
            <th scope="col">{t('dispatch.stateHead')}</th>
            <th scope="col" className="desk-only">
              {t('dispatch.holder')}
            </th>
            <th scope="col" className="num desk-only">
              {t('dispatch.sentAt')}
            </th>
            <th scope="col">{t('dispatch.clock')}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      <Paging page={page.page} perPage={page.perPage} total={page.total} />
    </>
  );
};

/** The inbox of dispatches: heaps with their counts, and the rows of one or all. */
export const DispatchesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/dispatches' });
  const query = useQuery(dispatchesQuery(search));
  useTitle(t('dispatch.title'));
  useRowKeys();
  const counts = query.data?.counts;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('dispatch.title')}</h1>
        <SearchField label={t('dispatch.q')} value={search.q} />
        <fieldset className="chips" aria-label={t('common.filters')}>
          <SearchLink
            change={{ facet: undefined }}
            className={search.facet === undefined ? 'chip on' : 'chip'}
            {...(search.facet === undefined ? { 'aria-current': 'true' as const } : {})}
          >
            {t('common.all')}
          </SearchLink>
          {FACETS.map((facet) => (
            <SearchLink
              key={facet}
              change={{ facet }}
              className={search.facet === facet ? 'chip on' : 'chip'}
              {...(search.facet === facet ? { 'aria-current': 'true' as const } : {})}
            >
              {t(`dispatch.facet.${facet}`)} {counts !== undefined && writeCount(counts[facet])}
            </SearchLink>
          ))}
        </fieldset>
      </div>
      <p className="note lead">{t('dispatch.lead')}</p>
      <Loaded query={query}>
        {(page) => <Rows page={page} narrowed={search.facet !== undefined || search.q !== undefined} />}
      </Loaded>
    </div>
  );
};
