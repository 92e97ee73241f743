import type { FitOptions } from '../model/fit-options.ts';
import { BOOST_DEFAULTS } from '../model/trees/boost.ts';

/** How a list's model is trained: shallow, slow trees, since what an enterprise did before says most by itself. */
export const backtestFit = (): FitOptions => ({
  boost: {
    ...BOOST_DEFAULTS,
    rounds: 150,
    learningRate: 0.05,
    maxDepth: 4,
    minChildWeight: 10,
    rowRatio: 0.7,
    columnRatio: 0.6,
  },
  members: 4,
  derivedPerMember: 0,
  bins: 255,
  seed: 1,
});
