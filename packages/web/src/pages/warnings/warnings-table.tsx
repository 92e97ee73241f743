import { dayOf } from '@weisu/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { memo, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type WarningRow, warningsQuery } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { isSelecting } from '../../kit/is-selecting.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { type LongPage, type LongRow, LongRows } from '../../kit/long-list/long-rows.tsx';
import type { ListNews } from '../../kit/long-list/use-list-news.ts';
import { SortHeader, type Sorting } from '../../kit/sort-header.tsx';
import type { Chosen } from './use-chosen.ts';
import { ReasonLine } from './reason-line.tsx';
import { type QueueSearch, queueQuery } from './queue-search.ts';

type RowProps = LongRow<WarningRow> & {
  /** The filters and the order, for the way back from the warning. */
  search: QueueSearch;
  page: number;
  isAt: boolean;
  isChosen: boolean;
  toggle: (id: string) => void;
};

/** Drawn anew only where something of its own has changed: a hundred of them are on the page. */
const Row = memo(({ row, isGone, index, search, page, isAt, isChosen, toggle }: RowProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { day } = useFormat();
  const { district, named } = usePlaceNames();
  /** A click beside the links looks at the row in the panel; marking text to copy it opens nothing. */
  const look = (event: MouseEvent<HTMLTableRowElement>): void => {
    const on = event.target instanceof Element ? event.target.closest('a, button, input, label') : null;
    if (on !== null || isSelecting()) return;
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => ({ ...old, at: row.id }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <tr
      onClick={look}
      data-row={row.id}
      aria-rowindex={index + 1}
      className={`${isAt ? 'at' : ''}${isGone ? ' gone' : ''}`}
      aria-current={isAt ? 'true' : undefined}
    >
      <td className="desk-only choose">
        <label>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={() => toggle(row.id)}
            aria-label={t('queue.choose', { name: row.enterprise.name })}
          />
        </label>
      </td>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td className="wide">
        <Link
          to="/warnings/$id"
          params={{ id: row.id }}
          search={{ ...search, at: row.id, ...(page > 1 ? { page } : {}) }}
          className="strong"
          data-row-link
        >
          {row.enterprise.name}
        </Link>
        {isGone && <span className="tag">{t('queue.gone')}</span>}
        <ReasonLine reasons={row.reasons.slice(0, 3)} />
        {row.sameStoryCount > 0 && (
          <span className="tag">{t('dispatch.story.row', { count: row.sameStoryCount })}</span>
        )}
        <span className="note phone-only">
          {[district(row.district), t(`state.${row.state}`)].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className="desk-only nowrap panel-away">
        {district(row.district) ?? <span className="note">{t('common.elsewhere')}</span>}
      </td>
      <td className="desk-only nowrap">
        <span className={`state-tag state-${row.state}`}>{t(`state.${row.state}`)}</span>
      </td>
      <td className="desk-only nowrap panel-away">
        <span className="tag">{t(`because.${row.because}`)}</span>
      </td>
      <td className="num">{writePoints(row.points)}</td>
      <td className="num desk-only nowrap panel-away">
        {day(dayOf(row.raisedAt))}
        {row.firstSignalOn !== null && (
          <span className="note block">
            {t('queue.firstSignal')} {day(row.firstSignalOn)}
          </span>
        )}
      </td>
      <td className="nowrap due-cell">
        <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
        {row.unit !== null && <span className="note block desk-only">{named(row.unit.name)}</span>}
      </td>
    </tr>
  );
});

const drawnIds = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.queue-table [data-row]')].flatMap(
    (row) => row.dataset['row'] ?? [],
  );

export const WarningsTable = ({
  page,
  search,
  chosen,
  news,
  newCount,
}: {
  page: LongPage<WarningRow>;
  search: QueueSearch;
  chosen: Chosen;
  news: ListNews;
  newCount: number;
}) => {
  const { t } = useTranslation();
  const headRow = useRef<HTMLTableSectionElement>(null);
  const sorting: Sorting = { sort: search.sort ?? 'urgency', order: search.order ?? 'desc' };
  const { at, page: _, ...rest } = search;
  const filtersKey = JSON.stringify(rest);
  const filters = useMemo(() => JSON.parse(filtersKey) as QueueSearch, [filtersKey]);
  const latest = useRef(chosen.toggle);
  useEffect(() => {
    latest.current = chosen.toggle;
  });
  const toggle = useCallback((id: string) => latest.current(id), []);
  const all = chosen.ids.length > 0 && chosen.ids.length >= Math.min(page.total, page.perPage);
  const head = (column: string, label: string, more: Partial<Parameters<typeof SortHeader>[0]> = {}) => (
    <SortHeader column={column} label={label} sorting={sorting} {...more} />
  );
  return (
    <table className="table queue-table" aria-rowcount={page.total + 1}>
      <caption className="unseen">{t('queue.caption')}</caption>
      <thead ref={headRow}>
        <tr aria-rowindex={1}>
          <th scope="col" className="desk-only choose">
            <label>
              <input
                type="checkbox"
                checked={all}
                onChange={() => (all ? chosen.clear() : chosen.setMany(drawnIds(), true))}
                aria-label={t('queue.chooseAll')}
              />
            </label>
          </th>
          {head('level', t('queue.level'))}
          {head('name', t('queue.enterprise'), { first: 'asc' })}
          {head('district', t('queue.district'), { first: 'asc', className: 'desk-only panel-away' })}
          {head('state', t('queue.state'), { first: 'asc', className: 'desk-only' })}
          {head('because', t('queue.because'), { first: 'asc', className: 'desk-only panel-away' })}
          {head('points', t('queue.points'), { numeric: true })}
          {head('raisedAt', t('queue.raisedAt'), { numeric: true, className: 'desk-only panel-away' })}
          {head('dueOn', t('queue.dueOn'), { first: 'asc' })}
        </tr>
      </thead>
      <LongRows<WarningRow>
        listKey={news.listKey}
        page={page}
        pageQuery={(number) => {
          const query = queueQuery({ ...rest, ...(number > 1 ? { page: number } : {}) });
          return { queryKey: warningsQuery(query).queryKey, ask: () => client.listWarnings({ query }) };
        }}
        columns={9}
        head={headRow}
        pushed={newCount}
        changed={news.changed}
        row={(shown) => (
          <Row
            key={shown.row.id}
            {...shown}
            search={filters}
            page={Math.ceil(shown.index / page.perPage)}
            isAt={shown.row.id === at}
            isChosen={chosen.has(shown.row.id)}
            toggle={toggle}
          />
        )}
      />
    </table>
  );
};
