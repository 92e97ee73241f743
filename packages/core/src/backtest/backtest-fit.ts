import type { FitOptions } from '../model/fit-options.ts';
import { BOOST_DEFAULTS } from '../model/trees/boost.ts';

/**
 * How a list's model is trained: shallow, slow trees over an enterprise's own past and pairs drawn from it. On real
 * wage claims pairs lifted the share of hits among 200 listed from .811 to .818.
 */
export const backtestFit = (): FitOptions => ({
  boost: {
    ...BOOST_DEFAULTS,
    rounds: 200,
    learningRate: 0.05,
    maxDepth: 4,
    minChildWeight: 10,
    rowRatio: 0.7,
    columnRatio: 0.3,
  },
  members: 3,
  derivedPerMember: 150,
  bins: 255,
  seed: 1,
});
