import { useTranslation } from 'react-i18next';
import type { BacktestDetail, BacktestMonth } from '../../api/models-queries.ts';
import { writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { LinePlot } from '../../kit/plot/line-plot.tsx';
import { useBasisNote } from './basis-note.ts';

type Parts = { readonly run: BacktestDetail; readonly months: readonly BacktestMonth[] };

const monthName = ({ asOf }: BacktestMonth): string => asOf.slice(0, 7);
const area = (value: number | null): string => (value === null ? '—' : value.toFixed(3));

/** Precision and recall of each month's list. */
export const MonthsCard = ({ run, months, other }: Parts & { other: BacktestDetail | undefined }) => {
  const { t } = useTranslation();
  const basis = useBasisNote(run.basis);
  const theirs = new Map(other?.result?.months.map((month) => [month.asOf, month.precisionRatio]));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <Card title={t('backtests.months.title')} note={basis} className="model-wide">
      <LinePlot
        label={t('backtests.months.plot')}
        from={monthName(first)}
        to={monthName(last)}
        series={[
          { name: t('backtests.precision'), values: months.map(({ precisionRatio }) => precisionRatio) },
          { name: t('backtests.months.recall'), values: months.map(({ recallRatio }) => recallRatio) },
          ...(theirs.size === 0
            ? []
            : [
                {
                  name: `${t('backtests.sums.other')}：${t('backtests.precision')}`,
                  values: months.map(({ asOf }) => theirs.get(asOf) ?? null),
                },
              ]),
        ]}
      />
      <div className="model-scroll">
        <table className="table tight">
          <caption className="unseen">{t('backtests.months.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('backtests.months.month')}</th>
              {(['listed', 'hits', 'precision', 'recall', 'first'] as const).map((name) => (
                <th key={name} scope="col" className="num">
                  {t(`backtests.months.${name}`)}
                </th>
              ))}
              <th scope="col" className="num" title={t('backtests.months.lateHelp')}>
                {t('backtests.months.late')}
              </th>
              <th scope="col" className="num">
                {t('backtests.months.roc')}
              </th>
              <th scope="col" className="num">
                {t('backtests.months.pr')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.asOf}>
                <th scope="row">{monthName(month)}</th>
                <td className="num">{month.listedCount}</td>
                <td className="num">{month.hitCount}</td>
                <td className="num">{writeShare(month.precisionRatio)}</td>
                <td className="num">{writeShare(month.recallRatio)}</td>
                <td className="num">
                  {month.firstHitCount}/{month.repeatHitCount}
                </td>
                <td className="num">{month.lateCount}</td>
                <td className="num">{area(month.rocArea)}</td>
                <td className="num">{area(month.precisionRecallArea)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t('backtests.months.lateHelp')}</p>
    </Card>
  );
};

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The model against other ways of making a list of the same length. */
export const WaysCard = ({ run, months }: Parts) => {
  const { t } = useTranslation();
  const basis = useBasisNote(run.basis);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return null;
  const series = [
    { name: t('backtests.ways.model'), values: months.map(({ precisionRatio }) => precisionRatio) },
    { name: t('backtests.ways.quiet'), values: months.map(({ quiet }) => quiet.precisionRatio) },
    { name: t('backtests.ways.random'), values: months.map(({ baselines }) => baselines.random) },
    { name: t('backtests.ways.lastMonth'), values: months.map(({ baselines }) => baselines.lastMonthsList) },
    { name: t('backtests.ways.mostRecorded'), values: months.map(({ baselines }) => baselines.mostRecorded) },
  ];
  return (
    <Card title={t('backtests.ways.title')} note={basis}>
      <LinePlot
        label={t('backtests.ways.plot')}
        from={monthName(first)}
        to={monthName(last)}
        series={series}
      />
      <table className="table tight">
        <caption className="unseen">{t('backtests.ways.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('backtests.precision')}</th>
            <th scope="col" className="num">
              {t('backtests.ways.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          {series.map(({ name, values }) => {
            const mean = meanOf(values);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">{mean === null ? '—' : `${(mean * 100).toFixed(1)}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">{t('backtests.ways.note')}</p>
    </Card>
  );
};
