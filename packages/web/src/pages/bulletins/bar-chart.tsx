import { useTranslation } from 'react-i18next';
import type { LaidBlock } from '../../api/bulletins-queries.ts';

type Chart = Extract<LaidBlock, { kind: 'chart' }>;

const WIDTH = 640;
const AREA = 170;
const TOP = 18;
/** Room for the first name, which is written aslant below its bar. */
const LEFT = 30;

/** The bulletin's chart on the page: stacked bars with each sum above, and the same numbers as a table for those who listen. */
export const BarChart = ({ chart }: { chart: Chart }) => {
  const { t } = useTranslation();
  const { categories, series } = chart;
  const sums = categories.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const top = Math.max(1, ...sums);
  const slot = (WIDTH - LEFT) / Math.max(1, categories.length);
  const bar = Math.min(34, slot * 0.6);
  const long = categories.some((name) => name.length > 4);
  return (
    <figure className="bulletin-chart">
      <div className="bulletin-legend" aria-hidden="true">
        {series.map(({ level, name }) => (
          <span key={level} className={`bar-${level}`}>
            <i /> {name}
          </span>
        ))}
      </div>
      <svg viewBox={`0 0 ${WIDTH} ${TOP + AREA + (long ? 62 : 24)}`} aria-hidden="true">
        <line x1="0" x2={WIDTH} y1={TOP + AREA} y2={TOP + AREA} className="axis" />
        {categories.map((name, at) => {
          const middle = LEFT + slot * at + slot / 2;
          const sum = sums[at] ?? 0;
          let under = 0;
          return (
            <g key={name}>
              {series.map(({ level, values }) => {
                const height = ((values[at] ?? 0) / top) * AREA;
                under += height;
                return height === 0 ? null : (
                  <rect
                    key={level}
                    x={middle - bar / 2}
                    y={TOP + AREA - under}
                    width={bar}
                    height={height}
                    className={`bar-${level}`}
                  />
                );
              })}
              {sum > 0 && (
                <text x={middle} y={TOP + AREA - (sum / top) * AREA - 5} textAnchor="middle">
                  {sum}
                </text>
              )}
              {long ? (
                <text
                  x={middle}
                  y={TOP + AREA + 13}
                  textAnchor="end"
                  transform={`rotate(-38 ${middle} ${TOP + AREA + 13})`}
                >
                  {name}
                </text>
              ) : (
                <text x={middle} y={TOP + AREA + 17} textAnchor="middle">
                  {name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <table className="unseen">
        <caption>{chart.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bulletins.figure.label')}</th>
            {series.map(({ level, name }) => (
              <th key={level} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((name, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {series.map(({ level, values }) => (
                <td key={level}>{values[at] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption>{chart.caption}</figcaption>
    </figure>
  );
};
