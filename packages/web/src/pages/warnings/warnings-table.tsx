import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayOf } from '@weisu/core';
import type { WarningRow } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { SortHeader, type Sorting } from '../../kit/sort-header.tsx';
import { ReasonLine } from './reason-line.tsx';
import type { QueueSearch } from './queue-search.ts';

const Row = ({ row, search }: { row: WarningRow; search: QueueSearch }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { district, named } = usePlaceNames();
  return (
    <tr>
      <td>
        <LevelMark level={row.level} />
      </td>
      <td className="wide">
        <Link to="/warnings/$id" params={{ id: row.id }} search={search} className="strong" data-row-link>
          {row.enterprise.name}
        </Link>
        <ReasonLine reasons={row.reasons.slice(0, 3)} />
        {row.sameStoryCount > 0 && (
          <span className="tag">{t('dispatch.story.row', { count: row.sameStoryCount })}</span>
        )}
        <span className="note phone-only">
          {[district(row.district), t(`state.${row.state}`)].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td className="desk-only nowrap">
        {district(row.district) ?? <span className="note">{t('common.elsewhere')}</span>}
      </td>
      <td className="desk-only nowrap">
        <span className={`state-tag state-${row.state}`}>{t(`state.${row.state}`)}</span>{' '}
        <span className="tag">{t(`because.${row.because}`)}</span>
      </td>
      <td className="num">{writePoints(row.points)}</td>
      <td className="num desk-only nowrap">
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

export const WarningsTable = ({ rows, search }: { rows: readonly WarningRow[]; search: QueueSearch }) => {
  const { t } = useTranslation();
  const sorting: Sorting = { sort: search.sort ?? 'urgency', order: search.order ?? 'desc' };
  return (
    <table className="table">
      <caption className="unseen">{t('queue.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('queue.level')}</th>
          <SortHeader column="name" label={t('queue.enterprise')} sorting={sorting} first="asc" />
          <th scope="col" className="desk-only">
            {t('queue.district')}
          </th>
          <th scope="col" className="desk-only">
            {t('queue.state')}
          </th>
          <SortHeader column="points" label={t('queue.points')} sorting={sorting} numeric />
          <SortHeader
            column="raisedAt"
            label={t('queue.raisedAt')}
            sorting={sorting}
            numeric
            className="desk-only"
          />
          <SortHeader column="dueOn" label={t('queue.dueOn')} sorting={sorting} first="asc" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} search={search} />
        ))}
      </tbody>
    </table>
  );
};
