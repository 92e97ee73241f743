import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchProposal } from '../../api/watch-queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { LevelMark } from '../../kit/level-mark.tsx';

/** One proposed enterprise: the path in words, how much it carries, and what was answered. */
export const ProposalRow = ({
  row,
  isCurrent,
  answer,
  choose,
}: {
  row: WatchProposal;
  isCurrent: boolean;
  answer: 'accept' | 'decline' | null;
  choose: () => void;
}) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const own = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) own.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li
      ref={own}
      className={`proposal${isCurrent ? ' current' : ''}${answer === null ? '' : ' answered'}`}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
    >
      <div>
        <Link to="/enterprises/$id" params={{ id: row.enterprise.id }} className="strong" onFocus={choose}>
          {row.enterprise.name}
        </Link>{' '}
        {row.level !== 'none' && <LevelMark level={row.level} />}{' '}
        {answer !== null && (
          <span className="tag">
            {t(answer === 'accept' ? 'watchProposals.accept' : 'watchProposals.decline')}
          </span>
        )}
        <p>
          {say(row.sentence)} {row.originLevel !== 'none' && <LevelMark level={row.originLevel} />}
        </p>
        <span className="note">
          {row.origin !== null && (
            <>
              <Link to="/enterprises/$id" params={{ id: row.origin.id }}>
                {row.origin.name}
              </Link>{' '}
              ·{' '}
            </>
          )}
          {t('watchProposals.known', { day: day(row.asOf) })}
        </span>
      </div>
      <div className="num">
        <span className="note block">{t('watchProposals.carries')}</span>
        <b>{writeShare(row.weight)}</b>
      </div>
    </li>
  );
};
