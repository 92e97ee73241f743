import { type Interval, wilsonInterval } from '../statistics/wilson.ts';

/** How often a term was right, from officers' judgements of the warnings in whose evidence it was hit; each warning counts once. */
export type TermRecord = {
  readonly judged: number;
  readonly trueCount: number;
  readonly falseCount: number;
};

/** Share true with its 95 % Wilson interval; null where nothing was judged true or false. */
export const shareTrue = ({
  trueCount,
  falseCount,
}: Pick<TermRecord, 'trueCount' | 'falseCount'>): (Interval & { readonly share: number }) | null => {
  const interval = wilsonInterval(trueCount, trueCount + falseCount);
  return interval && { ...interval, share: trueCount / (trueCount + falseCount) };
};

/** When a term has gone bad; a jurisdiction's data. */
export type RetirementRule = {
  /** Fewest judgements, true and false together, that suffice. */
  readonly leastJudged: number;
  /** Gone bad where even the upper bound of the share true lies below this. */
  readonly shareBelow: number;
};

/** True where the term is to be put up for retirement. */
export const hasGoneBad = (record: TermRecord, rule: RetirementRule): boolean => {
  if (record.trueCount + record.falseCount < rule.leastJudged) return false;
  const share = shareTrue(record);
  return share !== null && share.high < rule.shareBelow;
};

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** Why a term is put up for retirement, in both languages. */
export const putUpReason = (record: TermRecord, rule: RetirementRule): string => {
  const { trueCount, falseCount } = record;
  const high = percent(shareTrue(record)?.high ?? 1);
  const below = percent(rule.shareBelow);
  return (
    `判定 ${trueCount + falseCount} 条，属实 ${trueCount} 条；属实率上限 ${high}，低于 ${below} / ` +
    `${trueCount} of ${trueCount + falseCount} judged true; the upper bound ${high} is below ${below}`
  );
};
