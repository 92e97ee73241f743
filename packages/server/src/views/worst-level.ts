import { type Level, levelRank } from '@weisu/core';

/** The gravest level of some warnings, or null where there are none. */
export const worstLevel = <L extends Level>(warnings: readonly { readonly level: L }[]): L | null =>
  warnings.reduce<L | null>(
    (worst, { level }) => (worst === null || levelRank(level) > levelRank(worst) ? level : worst),
    null,
  );
