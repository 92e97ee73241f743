/** Counts over time as bars of one colour, each with its words for a pointer and a screen reader. */
export const Bars = ({
  bars,
  label,
}: {
  bars: readonly { at: string; count: number; words: string }[];
  label: string;
}) => {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const width = 100 / Math.max(1, bars.length);
  return (
    <figure className="term-bars" aria-label={label}>
      <svg viewBox="0 0 100 32" preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ at, count, words }, index) => (
          <g key={at}>
            <title>{words}</title>
            <rect x={index * width} y="0" width={width} height="32" className="term-bar-ground" />
            <rect
              x={index * width + width * 0.12}
              y={31.5 - (30 * count) / most}
              width={width * 0.76}
              height={(30 * count) / most + (count > 0 ? 0.5 : 0)}
            />
          </g>
        ))}
        <rect x="0" y="31.5" width="100" height="0.5" className="term-scale" />
      </svg>
      <figcaption className="note">
        <span className="unseen">{bars.map(({ words }) => words).join('; ')}</span>
        <span>{bars[0]?.at}</span>
        <span>{bars.at(-1)?.at}</span>
      </figcaption>
    </figure>
  );
};
