import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningRow } from '../../api/queries.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ReasonLine } from '../warnings/reason-line.tsx';
import type { QueueSearch } from '../warnings/queue-search.ts';

/** The queue beside the warning that is open, so that nobody has to go back to go on. */
export const QueueColumn = ({
  rows,
  current,
  search,
}: {
  rows: readonly WarningRow[];
  current: string;
  search: QueueSearch;
}) => {
  const { t } = useTranslation();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="queue-column" aria-label={t('warning.inQueue')}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} ref={row.id === current ? here : null} className={row.id === current ? 'on' : ''}>
            <div className="queue-item-head">
              <Link
                to="/warnings/$id"
                params={{ id: row.id }}
                search={search}
                className="strong"
                {...(row.id === current ? { 'aria-current': 'page' as const } : {})}
              >
                {row.enterprise.name}
              </Link>
              <LevelMark level={row.level} />
            </div>
            <div className="queue-item-foot">
              <ReasonLine reasons={row.reasons.slice(0, 2)} />
              {row.dueOn === null ? (
                <span className="tag">{t(`state.${row.state}`)}</span>
              ) : (
                <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </nav>
  );
};
