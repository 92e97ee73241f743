import { BOOST_DEFAULTS, type BoostOptions } from './trees/boost.ts';

/** How an ensemble is trained: `members` forests, each with one part of the rows left out in turn. */
export type FitOptions = {
  readonly boost: BoostOptions;
  /** Forests whose mean is the score; at least 2, so that each row is left out once. */
  readonly members: number;
  /** Columns each member makes from pairs of others; ratios and differences that single columns hide. */
  readonly derivedPerMember: number;
  readonly bins: number;
  readonly seed: number;
};

/** Up to this many rows several forests and derived columns cost little and gain much. */
const SMALL_ROWS = 20_000;

/** Settings that do well without being told anything but the size. */
export const fitDefaults = (rowCount: number, columnCount: number): FitOptions => {
  const small = rowCount <= SMALL_ROWS;
  return {
    boost: { ...BOOST_DEFAULTS, rowRatio: 0.8, columnRatio: 0.6 },
    members: small ? 10 : 3,
    // a pair of two columns is not worth a forest of its own
    derivedPerMember: small && columnCount >= 4 ? Math.min(columnCount, 64) : 0,
    bins: 255,
    seed: 1,
  };
};
