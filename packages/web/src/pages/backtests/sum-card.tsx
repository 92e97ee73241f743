import { useTranslation } from 'react-i18next';
import type { BacktestDetail } from '../../api/models-queries.ts';
import { writeCount } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { useBasisNote } from './basis-note.ts';

type Sum = NonNullable<BacktestDetail['sum']>;

const liftOf = ({ precisionRatio, randomRatio }: Sum): string | null =>
  randomRatio === 0 ? null : (precisionRatio / randomRatio).toFixed(1);

/** What the run comes to, beside another where one was chosen. */
export const SumCard = ({ run, other }: { run: BacktestDetail; other: BacktestDetail | undefined }) => {
  const { t } = useTranslation();
  const basis = useBasisNote(run.basis);
  const { sum } = run;
  if (sum === null) return null;
  const beside = other?.sum ?? null;
  const days = (value: number | null): string =>
    value === null ? t('backtests.none') : t('unit.days', { count: value });
  const lift = liftOf(sum);
  const rows: readonly {
    name: string;
    own: number | null;
    theirs: number | null;
    note: string;
    isDays?: true;
  }[] = [
    {
      name: t('backtests.sums.precision'),
      own: sum.precisionRatio,
      theirs: beside?.precisionRatio ?? null,
      note: t('backtests.sums.ofListed', {
        hits: writeCount(sum.hitCount),
        listed: writeCount(sum.listedCount),
      }),
    },
    {
      name: t('backtests.sums.caught'),
      own: sum.caughtRatio,
      theirs: beside?.caughtRatio ?? null,
      note: t('backtests.sums.ofPositive', {
        caught: writeCount(sum.caughtCount),
        positive: writeCount(sum.positiveCount),
      }),
    },
    {
      name: t('backtests.sums.lead'),
      own: sum.medianLeadDays,
      theirs: beside?.medianLeadDays ?? null,
      note: '',
      isDays: true,
    },
    {
      name: t('backtests.sums.random'),
      own: sum.randomRatio,
      theirs: beside?.randomRatio ?? null,
      note: lift === null ? '' : t('backtests.sums.lift', { times: lift }),
    },
  ];
  const write = (value: number | null, isDays?: true): string =>
    isDays ? days(value) : value === null ? t('backtests.none') : `${(value * 100).toFixed(1)}%`;
  const difference = (own: number | null, theirs: number | null, isDays?: true): string => {
    if (own === null || theirs === null) return t('backtests.none');
    const off = own - theirs;
    const sign = off > 0 ? '+' : off < 0 ? '−' : '';
    return isDays
      ? `${sign}${t('unit.days', { count: Math.abs(off) })}`
      : `${sign}${(Math.abs(off) * 100).toFixed(1)}`;
  };
  return (
    <Card title={t('backtests.sums.title')} note={basis} className="model-wide">
      <table className="table tight">
        <thead>
          <tr>
            <th scope="col">{t('backtests.sums.figure')}</th>
            <th scope="col" className="num">
              {other === undefined ? '' : t('backtests.sums.this')}
            </th>
            {other !== undefined && (
              <>
                <th scope="col" className="num">
                  {t('backtests.sums.other')}
                </th>
                <th scope="col" className="num">
                  {t('backtests.sums.difference')}
                </th>
              </>
            )}
            <th scope="col" className="desk-only">
              <span className="unseen">{t('backtests.sums.counts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, own, theirs, note, isDays }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="num">
                <b>{write(own, isDays)}</b>
              </td>
              {other !== undefined && (
                <>
                  <td className="num">{write(theirs, isDays)}</td>
                  <td className="num">{difference(own, theirs, isDays)}</td>
                </>
              )}
              <td className="note desk-only">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
