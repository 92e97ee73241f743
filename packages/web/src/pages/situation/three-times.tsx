import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import '../../kit/figures.css';

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

/** 早发现 早预警 早处置: the medians of the last twelve months, and what they rest on. */
export const ThreeTimes = ({ times }: { times: Situation['times'] }) => {
  const { t } = useTranslation();
  return (
    <section className="figures three-times" aria-label={t('situation.timesTitle')}>
      <dl className="figure-row">
        <Time name={t('situation.early')} what={t('situation.earlyWhat')} days={times.signalToArrearsDays} />
        <Time name={t('situation.warn')} what={t('situation.warnWhat')} days={times.signalToRaisedDays} />
        <Time name={t('situation.act')} what={t('situation.actWhat')} days={times.raisedToFirstActDays} />
      </dl>
      <p className="note">
        {t('situation.timesBasis')} · {t(BASIS[times.arrearsBasis])}
      </p>
    </section>
  );
};
