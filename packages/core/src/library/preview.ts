import { type Interval, wilsonInterval } from '../statistics/wilson.ts';

/** What a preview has counted so far; texts, each once. Parts counted apart can be added. */
export type PreviewTally = {
  /** Texts looked at. */
  readonly texts: number;
  /** Texts that the term hits. */
  readonly hits: number;
  /** Hits in texts in which no term in force of its kind hit: what approval would add. */
  readonly added: number;
  readonly judgedTrue: number;
  readonly judgedFalse: number;
  /** For an edited term: texts that the version in force hit and this one does not. */
  readonly lost: number;
  /** Hits by ISO week that begins on the Monday. */
  readonly weeks: Readonly<Record<string, number>>;
  /** Terms in force that hit the same texts, with how many. */
  readonly overlaps: Readonly<Record<string, number>>;
};

export const EMPTY_TALLY: PreviewTally = {
  texts: 0,
  hits: 0,
  added: 0,
  judgedTrue: 0,
  judgedFalse: 0,
  lost: 0,
  weeks: {},
  overlaps: {},
};

const addCounts = (
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> => {
  const sum: Record<string, number> = { ...a };
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
};

export const addTallies = (a: PreviewTally, b: PreviewTally): PreviewTally => ({
  texts: a.texts + b.texts,
  hits: a.hits + b.hits,
  added: a.added + b.added,
  judgedTrue: a.judgedTrue + b.judgedTrue,
  judgedFalse: a.judgedFalse + b.judgedFalse,
  lost: a.lost + b.lost,
  weeks: addCounts(a.weeks, b.weeks),
  overlaps: addCounts(a.overlaps, b.overlaps),
});

/** Share true among the judged hits with its 95 % Wilson interval, or null where none was judged. */
export const previewPrecision = ({
  judgedTrue,
  judgedFalse,
}: Pick<PreviewTally, 'judgedTrue' | 'judgedFalse'>): (Interval & { readonly share: number }) | null => {
  const interval = wilsonInterval(judgedTrue, judgedTrue + judgedFalse);
  return interval && { ...interval, share: judgedTrue / (judgedTrue + judgedFalse) };
};

/** Hits of which nobody has said whether they were true. */
export const unjudged = ({ hits, judgedTrue, judgedFalse }: PreviewTally): number =>
  hits - judgedTrue - judgedFalse;
