import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningRow } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ReasonLine } from '../warnings/reason-line.tsx';

const SHOWN = 12;

/** What waits for this officer, the most urgent first, each with its reason. */
export const TodayList = ({ rows }: { rows: readonly WarningRow[] }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { district } = usePlaceNames();
  return (
    <section aria-labelledby="today">
      <h2 id="today" className="section-title">
        {rows.length === 0 ? t('situation.todayNone') : t('situation.todayTitle', { count: rows.length })}
      </h2>
      {rows.length === 0 && <p>{t('situation.todayEmpty')}</p>}
      <ol className="today">
        {rows.slice(0, SHOWN).map((row, index) => (
          <li key={row.id}>
            <span className="today-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <LevelMark level={row.level} />{' '}
              <Link to="/warnings/$id" params={{ id: row.id }} className="strong" data-row-link>
                {row.enterprise.name}
              </Link>
              <ReasonLine reasons={row.reasons.slice(0, 3)} />
              <span className="note">
                {[district(row.district), t(`because.${row.because}`), t(`state.${row.state}`)]
                  .filter(Boolean)
                  .join(' · ')}
                {row.firstSignalOn !== null &&
                  ` · ${t('warning.firstSignal', { day: day(row.firstSignalOn) })}`}
              </span>
            </div>
            <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
          </li>
        ))}
      </ol>
      <p className="note">
        {rows.length > 0 && rows.length <= SHOWN && `${t('situation.todayRest')} `}
        <Link to="/warnings">{t('situation.todayAll')}</Link>
      </p>
    </section>
  );
};
