import { writeShare } from '../../format/number.ts';
import './plot.css';

export type Series = { readonly name: string; readonly values: readonly (number | null)[] };

/** Least of these heights that holds the highest value. */
const TOPS = [0.1, 0.25, 0.5, 1] as const;

const pathOf = (values: readonly (number | null)[], top: number): string => {
  const step = values.length < 2 ? 0 : 100 / (values.length - 1);
  let isDown = false;
  return values
    .map((value, at) => {
      const move = isDown ? 'L' : 'M';
      isDown = value !== null;
      return value === null ? '' : `${move}${at * step} ${100 - (value / top) * 100}`;
    })
    .join('');
};

/**
 * Shares over time as lines, 0 at the foot. At most five series, told apart by dash and colour; the figures themselves stand in
 * a table beside it.
 */
export const LinePlot = ({
  series,
  from,
  to,
  label,
}: {
  series: readonly Series[];
  from: string;
  to: string;
  label: string;
}) => {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const top = TOPS.find((each) => each >= most) ?? 1;
  return (
    <figure className="plot" aria-label={label}>
      <ul className="plot-legend">
        {series.map(({ name }, at) => (
          <li key={name}>
            <svg viewBox="0 0 22 8" aria-hidden="true">
              <path className={`plot-line plot-line-${at + 1}`} d="M0 4H22" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div className="plot-field">
        <div className="plot-scale" aria-hidden="true">
          <span>{writeShare(top)}</span>
          <span>{writeShare(top / 2)}</span>
          <span>0%</span>
        </div>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="plot-rule" d="M0 0H100M0 50H100M0 100H100" />
          {series.map(({ name, values }, at) => (
            <path key={name} className={`plot-line plot-line-${at + 1}`} d={pathOf(values, top)} />
          ))}
        </svg>
      </div>
      <figcaption className="note plot-ends">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
};
