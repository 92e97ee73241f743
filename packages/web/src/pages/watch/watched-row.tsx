import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WatchRow } from '../../api/watch-queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';

const COUNTED = ['warnings', 'signals', 'records', 'mentions', 'caseActs'] as const;

const Changes = ({ changes, level }: Pick<WatchRow, 'changes' | 'level'>) => {
  const { t } = useTranslation();
  const said: string[] = COUNTED.filter((name) => changes[name] > 0).map((name) =>
    t(`watchlist.change.${name}`, { n: changes[name] }),
  );
  if (changes.levelBefore !== null)
    said.unshift(
      t('watchlist.change.level', {
        from: t(`level.${changes.levelBefore}`),
        to: t(`level.${level}`),
      }),
    );
  if (!changes.isNew && said.length === 0) return <span className="note">{t('watchlist.noChange')}</span>;
  return (
    <>
      {changes.isNew && <span className="tag">{t('watchlist.isNew')}</span>} {said.join(' · ')}
    </>
  );
};

/** One enterprise on the list: why, who answers for it, and what changed. */
export const WatchedRow = ({ row, leave }: { row: WatchRow; leave: (() => void) | null }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const why = (
    <>
      {say(row.sentence)}{' '}
      <span className="note block">
        {row.reason === 'special-monitoring' ? (
          <>
            {row.officerName ?? t('watchlist.noOfficer')}{' '}
            <ClockTag
              dueOn={row.reviewOn}
              supervision={row.review === null || row.review === 'ahead' ? 'in-time' : row.review}
            />
          </>
        ) : (
          <>
            {row.weight !== null && t('watchlist.weight', { share: writeShare(row.weight) })}{' '}
            {row.originAtRest && <span className="tag">{t('watchlist.atRest')}</span>}{' '}
            {row.origin !== null && (
              <Link to="/enterprises/$id" params={{ id: row.origin.id }}>
                {row.origin.name}
              </Link>
            )}{' '}
            {leave !== null && (
              <button
                type="button"
                className="linkish"
                onClick={leave}
                aria-label={`${t('watchlist.leave')}：${row.enterprise.name}`}
              >
                {t('watchlist.leave')}
              </button>
            )}
          </>
        )}
      </span>
    </>
  );
  return (
    <tr>
      <td>
        <Link to="/enterprises/$id" params={{ id: row.enterprise.id }} className="strong" data-row-link>
          {row.enterprise.name}
        </Link>
        <span className="note block">{t(`watchlist.${row.reason}`)}</span>
        <div className="phone-only">{why}</div>
      </td>
      <td className="nowrap">
        <LevelMark level={row.level} />
      </td>
      <td className="desk-only">{why}</td>
      <td>
        <Changes changes={row.changes} level={row.level} />
      </td>
      <td className="num desk-only nowrap">{day(row.since)}</td>
    </tr>
  );
};
