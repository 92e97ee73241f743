import type { Day } from '../time.ts';
import type { Indicator, MissingReason } from './indicator.ts';
import type { Surroundings } from './measure-input.ts';

/** The day of an indicator's newest data, or why it has none. */
export type Freshness =
  | { readonly dataOn: Day }
  | { readonly missing: MissingReason; readonly dataOn: Day | null };

const applies = ({ industries }: Indicator, industry: string | null | undefined): boolean =>
  industries === null ||
  industry === null ||
  industry === undefined ||
  industries.some((word) => industry.includes(word));

/** Whether an indicator has data for an enterprise; `oldest` is the day before which data is stale. */
export const freshnessOf = (indicator: Indicator, input: Surroundings, oldest: Day): Freshness => {
  if (!applies(indicator, input.industry)) return { missing: 'not-applicable', dataOn: null };
  const feeds = input.feeds.filter((feed) => feed.feed === indicator.feed);
  if (feeds.length === 0) return { missing: 'no-source', dataOn: null };
  const covering = feeds.filter(
    (feed) => feed.districts === null || (input.district !== null && feed.districts.includes(input.district)),
  );
  if (covering.length === 0) return { missing: 'not-covered', dataOn: null };
  const newest = covering.reduce<Day | null>(
    (best, { newestOn }) => (newestOn !== null && (best === null || newestOn > best) ? newestOn : best),
    null,
  );
  if (newest === null) return { missing: 'no-source', dataOn: null };
  if (newest < oldest) return { missing: 'stale-source', dataOn: newest };
  if (!indicator.ownStatement) return { dataOn: newest };
  const own = input.statedOn(indicator.feed);
  if (own === null) return { missing: 'not-covered', dataOn: null };
  return own < oldest ? { missing: 'stale-source', dataOn: own } : { dataOn: own };
};
