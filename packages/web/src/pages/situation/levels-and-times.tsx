import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { LevelMark } from '../../kit/level-mark.tsx';
import { RAISED_LEVELS } from '../warnings/queue-search.ts';

const BASIS = {
  own: 'situation.basisOwn',
  simulated: 'situation.basisSimulated',
  none: 'situation.basisNone',
} as const;

const Time = ({ name, what, days }: { name: string; what: string; days: number | null }) => {
  const { t } = useTranslation();
  return (
    <div className="figure">
      <dt>
        {name}
        <span className="note">{what}</span>
      </dt>
      <dd>
        {days === null ? (
          <span className="note">{t('situation.noMedian')}</span>
        ) : (
          t('unit.days', { count: days })
        )}
      </dd>
    </div>
  );
};

/** The front page's figures: what is open by level, and the three times of the mechanism. */
export const LevelsAndTimes = ({ situation: { open, times } }: { situation: Situation }) => {
  const { t } = useTranslation();
  return (
    <section className="figures" aria-label={t('situation.openTitle')}>
      <dl className="figure-row levels">
        {RAISED_LEVELS.map((level) => (
          <div className="figure" key={level}>
            <dt>
              <LevelMark level={level} long />
            </dt>
            <dd>
              <Link to="/warnings" search={{ level }}>
                {writeCount(open[level])}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <dl className="figure-row times">
        <Time name={t('situation.early')} what={t('situation.earlyWhat')} days={times.signalToArrearsDays} />
        <Time name={t('situation.warn')} what={t('situation.warnWhat')} days={times.signalToRaisedDays} />
        <Time name={t('situation.act')} what={t('situation.actWhat')} days={times.raisedToFirstActDays} />
      </dl>
      <p className="note">
        {t('situation.openNote')}
        <span>
          {t('situation.timesBasis')} · {t(BASIS[times.arrearsBasis])}
        </span>
      </p>
    </section>
  );
};
