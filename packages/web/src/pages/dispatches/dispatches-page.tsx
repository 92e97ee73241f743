import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type DispatchRow, dispatchesQuery } from '../../api/dispatch-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import '../dispatch/dispatch.css';
import { FACETS } from './dispatches-search.ts';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

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

/** The inbox of dispatches: heaps with their counts, and the rows of one or all. */
export const DispatchesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/dispatches' });
  const query = useQuery(dispatchesQuery(search));
  const counts = query.data?.counts;
  return (
    <ListPage
      title={t('dispatch.title')}
      tools={
        <>
          <SearchField label={t('dispatch.q')} value={search.q} />
          <FilterChips
            label={t('common.filters')}
            name="facet"
            all={t('common.all')}
            value={search.facet}
            chips={FACETS.map((value) => ({
              value,
              label: `${t(`dispatch.facet.${value}`)} ${counts === undefined ? '' : writeCount(counts[value])}`,
            }))}
          />
        </>
      }
      lead={t('dispatch.lead')}
      query={query}
    >
      {(page) => (
        <TableList
          page={page}
          caption={t('dispatch.caption')}
          empty={t('dispatch.emptyAll')}
          emptyNarrowed={t('dispatch.empty')}
          narrowedBy={namesSet(search, ['facet', 'q'])}
          columns={[
            { id: 'level', label: t('queue.level') },
            { id: 'enterprise', label: t('dispatch.enterprise') },
            { id: 'state', label: t('dispatch.stateHead') },
            { id: 'holder', label: t('dispatch.holder'), deskOnly: true },
            { id: 'sentAt', label: t('dispatch.sentAt'), numeric: true, deskOnly: true },
            { id: 'clock', label: t('dispatch.clock') },
          ]}
          row={(row) => <Row key={row.id} row={row} />}
        />
      )}
    </ListPage>
  );
};
