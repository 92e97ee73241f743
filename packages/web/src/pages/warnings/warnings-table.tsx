import { dayOf } from '@weisu/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningRow } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { isSelecting } from '../../kit/is-selecting.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { SortHeader, type Sorting } from '../../kit/sort-header.tsx';
import type { Chosen } from './use-chosen.ts';
import { ReasonLine } from './reason-line.tsx';
import type { QueueSearch } from './queue-search.ts';

type Shown = { readonly row: WarningRow; readonly isGone: boolean };

const Row = ({
  shown: { row, isGone },
  search,
  chosen,
  isAt,
}: {
  shown: Shown;
  search: QueueSearch;
  chosen: Chosen;
  isAt: boolean;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { day } = useFormat();
  const { district, named } = usePlaceNames();
  /** A click beside the links looks at the row in the panel; marking text to copy it opens nothing. */
  const look = (event: MouseEvent<HTMLTableRowElement>): void => {
    const on = event.target instanceof Element ? event.target.closest('a, button, input, label') : null;
    if (on !== null || isSelecting()) return;
    void navigate({ to: '.', search: { ...search, at: row.id }, replace: true, resetScroll: false });
  };
  return (
    <tr
      onClick={look}
      data-row={row.id}
      className={`${isAt ? 'at' : ''}${isGone ? ' gone' : ''}`}
      aria-current={isAt ? 'true' : undefined}
    >
      <td className="desk-only choose">
        <label>
          <input
            type="checkbox"
            checked={chosen.has(row.id)}
            onChange={() => chosen.toggle(row.id)}
            aria-label={t('queue.choose', { name: row.enterprise.name })}
          />
        </label>
      </td>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td className="wide">
        <Link to="/warnings/$id" params={{ id: row.id }} search={search} className="strong" data-row-link>
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
};

export const WarningsTable = ({
  rows,
  search,
  chosen,
}: {
  rows: readonly Shown[];
  search: QueueSearch;
  chosen: Chosen;
}) => {
  const { t } = useTranslation();
  const sorting: Sorting = { sort: search.sort ?? 'urgency', order: search.order ?? 'desc' };
  const ids = rows.map(({ row }) => row.id);
  const all = ids.length > 0 && ids.every(chosen.has);
  const head = (column: string, label: string, more: Partial<Parameters<typeof SortHeader>[0]> = {}) => (
    <SortHeader column={column} label={label} sorting={sorting} {...more} />
  );
  return (
    <table className="table queue-table">
      <caption className="unseen">{t('queue.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className="desk-only choose">
            <label>
              <input
                type="checkbox"
                checked={all}
                onChange={() => chosen.setMany(ids, !all)}
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
      <tbody>
        {rows.map((shown) => (
          <Row
            key={shown.row.id}
            shown={shown}
            search={search}
            chosen={chosen}
            isAt={shown.row.id === search.at}
          />
        ))}
      </tbody>
    </table>
  );
};
