import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Situation } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';

type Month = Situation['months'][number];
type Line = 'signalToArrearsDays' | 'signalToRaisedDays' | 'raisedToFirstActDays';

const LINES = [
  ['signalToArrearsDays', 'situation.early'],
  ['signalToRaisedDays', 'situation.warn'],
  ['raisedToFirstActDays', 'situation.act'],
] as const satisfies readonly (readonly [Line, string])[];

/** The line of one time over the months, 0 at the foot; months without a value break it. */
const Spark = ({ values }: { values: readonly (number | null)[] }) => {
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const step = values.length < 2 ? 0 : 100 / (values.length - 1);
  const path = values
    .map((value, at) => {
      const move = (values[at - 1] ?? null) === null ? 'M' : 'L';
      return value === null
        ? ''
        : `${move}${(at * step).toFixed(1)} ${(28 - (value / most) * 26).toFixed(1)}`;
    })
    .join('');
  return (
    <svg className="spark" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path className="spark-foot" d="M0 28H100" />
      <path className="spark-line" d={path} />
      {values.map((value, at) =>
        value !== null && values[at - 1] === null && (values[at + 1] ?? null) === null ? (
          <circle key={`${at * step}`} cx={at * step} cy={28 - (value / most) * 26} r="1.5" />
        ) : null,
      )}
    </svg>
  );
};

/** The three times month by month: the lines for the eye, the figures beside them, and each month's warnings one click away. */
export const MonthsCard = ({ months }: { months: readonly Month[] }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('situation.trendTitle')} note={t('situation.trendNote')} className="months">
      <div className="sparks">
        {LINES.map(([line, name]) => (
          <figure key={line}>
            <figcaption>{t(name)}</figcaption>
            <Spark values={months.map((month) => month[line])} />
          </figure>
        ))}
      </div>
      {/* Scrolled by keyboard as well: a region that overflows must take the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="scroll-x" aria-label={t('situation.trendTitle')} tabIndex={0}>
        <table className="table tight">
          <thead>
            <tr>
              <th scope="col">{t('situation.month')}</th>
              <th scope="col" className="num">
                {t('situation.raisedInMonth')}
              </th>
              {LINES.map(([line, name]) => (
                <th key={line} scope="col" className="num">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((month) => (
              <tr key={month.month}>
                <th scope="row">{month.month}</th>
                <td className="num">
                  <Link
                    to="/warnings"
                    search={{ state: 'all', month: month.month }}
                    aria-label={t('situation.monthLabel', { month: month.month, count: month.raised })}
                  >
                    {writeCount(month.raised)}
                  </Link>
                </td>
                {LINES.map(([line]) => (
                  <td key={line} className="num">
                    {month[line] === null ? <span className="note">—</span> : month[line]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
};
