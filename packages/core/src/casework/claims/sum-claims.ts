/** How many claims, and what they come to, in fen. `awardedFen` counts only what was awarded; `owedFen` is the award, or before one the claim. */
export type ClaimSum = {
  readonly count: number;
  readonly amountFen: number;
  readonly awardedFen: number;
  readonly owedFen: number;
  readonly paidFen: number;
  readonly overdueCount: number;
};

/** The sum of the claims that are alike in stage and kind. */
export type ClaimGroup = ClaimSum & { readonly stage: string; readonly kind: string };

export type ClaimSums = ClaimSum & {
  readonly byStage: ReadonlyMap<string, ClaimSum>;
  readonly byKind: ReadonlyMap<string, ClaimSum>;
};

const NONE: ClaimSum = { count: 0, amountFen: 0, awardedFen: 0, owedFen: 0, paidFen: 0, overdueCount: 0 };

const add = (a: ClaimSum, b: ClaimSum): ClaimSum => ({
  count: a.count + b.count,
  amountFen: a.amountFen + b.amountFen,
  awardedFen: a.awardedFen + b.awardedFen,
  owedFen: a.owedFen + b.owedFen,
  paidFen: a.paidFen + b.paidFen,
  overdueCount: a.overdueCount + b.overdueCount,
});

const by = (groups: readonly ClaimGroup[], key: 'stage' | 'kind'): ReadonlyMap<string, ClaimSum> => {
  const sums = new Map<string, ClaimSum>();
  for (const group of groups) sums.set(group[key], add(sums.get(group[key]) ?? NONE, group));
  return sums;
};

/** Folds groups into sums by stage, by kind and in all, so that the three always agree with each other. */
export const sumClaims = (groups: readonly ClaimGroup[]): ClaimSums => ({
  ...groups.reduce<ClaimSum>(add, NONE),
  byStage: by(groups, 'stage'),
  byKind: by(groups, 'kind'),
});
