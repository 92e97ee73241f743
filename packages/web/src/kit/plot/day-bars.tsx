import type { Day } from '@weisu/core';
import { addDays } from '@weisu/core';
import './plot.css';

/** Counts by day as small bars up to today, with a line at what is usual. The figures stand in words beside it. */
export const DayBars = ({
  volumes,
  today,
  days,
  usual,
  label,
}: {
  volumes: readonly { readonly on: Day; readonly count: number }[];
  today: Day;
  days: number;
  usual: number;
  label: string;
}) => {
  const counts = new Map(volumes.map(({ on, count }) => [on, count]));
  const all = Array.from({ length: days }, (_, at) => counts.get(addDays(today, at - days + 1)) ?? 0);
  const most = Math.max(1, usual, ...all);
  const width = 100 / days;
  return (
    <figure className="day-bars-field" aria-label={label}>
      <svg className="day-bars" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {all.map((count, at) => (
          <rect
            // A day has no other name than its place.
            key={addDays(today, at - days + 1)}
            x={at * width}
            width={width * 0.7}
            y={24 - (count / most) * 23}
            height={Math.max(count > 0 ? 1 : 0.3, (count / most) * 23)}
          />
        ))}
        <path className="day-bars-usual" d={`M0 ${24 - (usual / most) * 23}H100`} />
      </svg>
    </figure>
  );
};
