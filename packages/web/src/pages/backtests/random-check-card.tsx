import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type RandomChecks, randomChecksQuery } from '../../api/models-queries.ts';
import { writeCount } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';

const MONTHS_SHOWN = 12;
const share = (ratio: number): string => `${(ratio * 100).toFixed(2)}%`;

const Estimate = ({ estimate }: { estimate: NonNullable<RandomChecks['estimate']> }) => {
  const { t } = useTranslation();
  const { populationCount, ratio, low, high } = estimate;
  const of = (own: number): string => writeCount(Math.round(own * populationCount));
  return (
    <p>
      <b>{t('backtests.checks.estimate', { share: share(ratio), low: share(low), high: share(high) })}</b>
      <span className="block">
        {t('backtests.checks.meaning', {
          population: writeCount(populationCount),
          mean: of(ratio),
          low: of(low),
          high: of(high),
        })}
      </span>
    </p>
  );
};

const Drawn = ({ checks }: { checks: RandomChecks }) => {
  const { t } = useTranslation();
  const { estimate, drawnCount, judgedCount, months, drawnRatio, basis } = checks;
  return (
    <>
      <p className="note">{t('backtests.checks.lead', { share: `${(drawnRatio * 100).toFixed(0)}%` })}</p>
      {estimate === null ? (
        <p>
          {t(drawnCount === 0 ? 'backtests.checks.none' : 'backtests.checks.unjudged', { drawn: drawnCount })}
        </p>
      ) : (
        <>
          <Estimate estimate={estimate} />
          <p className="note">
            {t('backtests.checks.counts', {
              drawn: writeCount(drawnCount),
              judged: writeCount(judgedCount),
              real: writeCount(estimate.trueCount),
            })}
            {basis === 'simulated' && ` ${t('backtests.checks.simulated')}`}
          </p>
        </>
      )}
      {months.length > 0 && (
        <details>
          <summary>{t('backtests.checks.byMonth')}</summary>
          <table className="table tight">
            <caption className="unseen">{t('backtests.checks.byMonth')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('backtests.checks.month')}</th>
                {(['drawn', 'judged', 'real'] as const).map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`backtests.checks.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.slice(0, MONTHS_SHOWN).map((own) => (
                <tr key={own.month}>
                  <td>{own.month.slice(0, 7)}</td>
                  <td className="num">{own.drawnCount}</td>
                  <td className="num">{own.judgedCount}</td>
                  <td className="num">{own.trueCount}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      {drawnCount > 0 && (
        <p className="note">
          <Link to="/warnings" search={{ because: 'random-check', state: 'all' }}>
            {t('backtests.checks.toList')}
          </Link>
        </p>
      )}
    </>
  );
};

/** What is missed, estimated from the enterprises drawn at random from below the threshold. */
export const RandomCheckCard = () => {
  const { t } = useTranslation();
  const query = useQuery(randomChecksQuery);
  return (
    <Card title={t('backtests.checks.title')}>
      <Loaded query={query}>{(checks) => <Drawn checks={checks} />}</Loaded>
    </Card>
  );
};
