import { useTranslation } from 'react-i18next';
import type { Contribution } from '../../api/queries.ts';
import { writeAdded, writePoints, writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { LowersList } from './lowers-list.tsx';
import { type Bar, type Waterfall, waterfallOf } from './waterfall.ts';
import './assessment.css';

const BarPicture = ({ bar, chart, kind }: { bar: Bar; chart: Waterfall; kind: string }) => {
  const width = Math.max(1, chart.high - chart.low);
  const left = ((Math.min(bar.from, bar.to) - chart.low) / width) * 100;
  const length = Math.max(0.6, (Math.abs(bar.to - bar.from) / width) * 100);
  return (
    <svg className={`bar bar-${kind}`} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <path className="bar-line" d="M0 6H100" vectorEffect="non-scaling-stroke" />
      <rect x={left} y="0" width={length} height="12" />
    </svg>
  );
};

type Parts = {
  readonly basePoints: number;
  readonly contributions: readonly Contribution[];
  readonly points: number;
  readonly model: string;
  readonly asOf: string;
  /** Of arrears within the model's horizon; null under a scorecard. */
  readonly probability?: number | null;
};

/** Why the score is what it is: every part, and their sum, which is exact. */
export const WaterfallCard = ({
  basePoints,
  contributions,
  points,
  model,
  asOf,
  probability = null,
}: Parts) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  const chart = waterfallOf(basePoints, contributions, points);
  const note =
    chart.difference === 0
      ? t('warning.whyExact')
      : t('warning.whyOff', { difference: writePoints(chart.difference / 100) });
  return (
    <Card title={t('warning.why')} note={note}>
      <table className="waterfall">
        <tbody>
          <tr>
            <th scope="row">{t('warning.base')}</th>
            <td className="bar-cell">
              <BarPicture bar={chart.base} chart={chart} kind="base" />
            </td>
            <td className="num">{writePoints(basePoints)}</td>
          </tr>
          {chart.bars.map(({ contribution, ...bar }) => (
            <tr key={contribution.indicator}>
              <th scope="row">
                <span className="dimension-dot" title={t(`dimension.${contribution.dimension}`)}>
                  {t(`dimension.${contribution.dimension}`)}
                </span>
                {contribution.evidence[0] === undefined ? (
                  say(contribution.sentence)
                ) : (
                  <a href={`#${contribution.evidence[0]}`} title={t('warning.toEvidence')}>
                    {say(contribution.sentence)}
                  </a>
                )}
              </th>
              <td className="bar-cell">
                <BarPicture bar={bar} chart={chart} kind={bar.to < bar.from ? 'less' : 'more'} />
              </td>
              <td className="num">{writeAdded(contribution.points)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('warning.total')}
            </th>
            <td className="num">{writePoints(chart.total / 100)}</td>
          </tr>
        </tfoot>
      </table>
      {probability === null && <LowersList contributions={contributions} points={points} />}
      <p className="note">
        {probability !== null && t('warning.probability', { share: writeShare(probability) })}
        {t('warning.model', { model, day: day(asOf) })}
      </p>
    </Card>
  );
};
