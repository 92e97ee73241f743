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
/** Pairs that each member of a small set draws; on ratios of balance sheets 200, 800 and 2,000 each did better than fewer. */
const MOST_DERIVED = 2_000;
/** Columns a tree is shown when there are many: each tree then costs the same however many were drawn. */
const SHOWN_COLUMNS = 128;

/** Settings that do well without being told anything but the size. */
export const fitDefaults = (rowCount: number, columnCount: number): FitOptions => {
  const small = rowCount <= SMALL_ROWS;
  const derivedPerMember = small ? Math.min((columnCount * (columnCount - 1)) / 2, MOST_DERIVED) : 0;
  return {
    boost: {
      ...BOOST_DEFAULTS,
      rowRatio: 0.8,
      columnRatio: Math.min(0.6, SHOWN_COLUMNS / (columnCount + derivedPerMember)),
    },
    members: small ? 8 : 3,
    derivedPerMember,
    bins: 255,
    seed: 1,
  };
};
