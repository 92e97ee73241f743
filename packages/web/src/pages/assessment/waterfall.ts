import type { Contribution } from '../../api/queries.ts';

/** One bar: from where to where, in hundredths of a point. */
export type Bar = { readonly from: number; readonly to: number };
export type Waterfall = {
  readonly base: Bar;
  readonly bars: readonly (Bar & { readonly contribution: Contribution })[];
  /** Sum of base and bars, in hundredths of a point; whole numbers, so the sum is exact. */
  readonly total: number;
  /** Total less what the server says is the score; 0 unless something is wrong. */
  readonly difference: number;
  /** Lowest and highest value that any bar touches, 0 included. */
  readonly low: number;
  readonly high: number;
};

const centi = (points: number): number => Math.round(points * 100);

/** The parts of a score as bars that each begin where the last one ended. */
export const waterfallOf = (
  basePoints: number,
  contributions: readonly Contribution[],
  points: number,
): Waterfall => {
  const base: Bar = { from: 0, to: centi(basePoints) };
  let at = base.to;
  const bars = contributions.map((contribution) => {
    const from = at;
    at += centi(contribution.points);
    return { from, to: at, contribution };
  });
  const edges = [0, base.to, ...bars.map((bar) => bar.to)];
  return {
    base,
    bars,
    total: at,
    difference: at - centi(points),
    low: Math.min(...edges),
    high: Math.max(...edges),
  };
};
