import type { Signal, SignalKind } from '../signal/signal.ts';
import { type Day, addDays, monthOf, startOf } from '../time.ts';
import { surestOf } from './transform.ts';

/** Days before a month over which an industry's usual is counted. */
export const INDUSTRY_DAYS = 365;

/**
 * What texts said of an industry in the year before a month, as known when the month began. Whole hundredths, so that the
 * database and memory count the same; fixed for the month, so that one new text moves one enterprise and not its industry.
 */
export type IndustryUsual = {
  /** First day of the month. */
  readonly month: Day;
  readonly industry: string;
  readonly kind: SignalKind;
  /** Sum over enterprises and stories of the surest document's certainty, in hundredths. */
  readonly storyHundredths: number;
  readonly enterpriseCount: number;
};

/** Counts an industry's usual of a month from all signals of its enterprises; only opinion is counted. */
export const countIndustryUsual = (
  asOf: Day,
  enterprises: Iterable<{ readonly industry: string | null; readonly signals: readonly Signal[] }>,
): IndustryUsual[] => {
  const month = monthOf(asOf);
  const end = startOf(month);
  const since = addDays(month, -INDUSTRY_DAYS - 1);
  const enterpriseCount = new Map<string, number>();
  const sums = new Map<string, Map<SignalKind, number>>();
  for (const { industry, signals } of enterprises) {
    if (industry === null) continue;
    enterpriseCount.set(industry, (enterpriseCount.get(industry) ?? 0) + 1);
    const known = signals.filter(
      (s) => s.dimension === 'opinion' && s.recordedAt < end && s.occurredOn > since && s.occurredOn < month,
    );
    if (known.length === 0) continue;
    const own = sums.get(industry) ?? new Map<SignalKind, number>();
    for (const kind of new Set(known.map((s) => s.kind)))
      for (const certainty of surestOf(known.filter((s) => s.kind === kind)).values())
        own.set(kind, (own.get(kind) ?? 0) + certainty);
    sums.set(industry, own);
  }
  return [...sums].flatMap(([industry, kinds]) =>
    [...kinds].map(([kind, storyHundredths]) => ({
      month,
      industry,
      kind,
      storyHundredths,
      enterpriseCount: enterpriseCount.get(industry) ?? 0,
    })),
  );
};

/** Looks up what an enterprise of an industry usually has in a day; for `measure`. */
export const industryUsualOf = (
  counted: readonly IndustryUsual[],
): ((industry: string | null) => (kind: SignalKind) => number) => {
  const rates = new Map(
    counted.map((c) => [
      `${c.industry} ${c.kind}`,
      c.enterpriseCount === 0 ? 0 : c.storyHundredths / 100 / c.enterpriseCount / INDUSTRY_DAYS,
    ]),
  );
  return (industry) => (kind) => (industry === null ? 0 : (rates.get(`${industry} ${kind}`) ?? 0));
};
