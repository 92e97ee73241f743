import type { Transform } from '../indicator.ts';
import { aboveUsual, hundredths } from '../transform.ts';
import type { SignalColumns } from './signal-columns.ts';

/** Places of the signals in an indicator's window, and in the baseline before it, by occurrence; only the first `…Count` hold. */
export type WindowedColumns = {
  readonly recent: Int32Array;
  recentCount: number;
  readonly before: Int32Array;
  beforeCount: number;
};

/** Baseline and industry of an indicator, as in the object form. */
export type Usual = { readonly share: number; readonly industryUsual: number };

const magnitudes = ({ magnitude }: SignalColumns, places: Int32Array, count: number): number => {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += magnitude[places[at] as number] as number;
  return hundredths(sum);
};

/** Kind and story in one number; a signal without a story is one of its own and has none. */
const storyOf = ({ kind, story }: SignalColumns, place: number): number =>
  (story[place] as number) * 256 + (kind[place] as number);

/** Certainty in hundredths of every story by its surest signal; those in `without` are left out. */
const surest = (
  columns: SignalColumns,
  places: Int32Array,
  count: number,
  stories: Map<number, number>,
  without: ReadonlyMap<number, number> | null,
): number => {
  let sum = 0;
  stories.clear();
  for (let at = 0; at < count; at += 1) {
    const place = places[at] as number;
    const certainty = Math.round((columns.certainty[place] as number) * 100);
    if (columns.story[place] === -1) {
      sum += Math.max(0, certainty);
      continue;
    }
    const story = storyOf(columns, place);
    if (without?.has(story) === true) continue;
    const known = stories.get(story) ?? 0;
    if (certainty > known) sum += certainty - known;
    stories.set(story, Math.max(known, certainty));
  }
  return sum;
};

const distinct = (values: ArrayLike<number>, places: Int32Array, count: number): number => {
  let different = 0;
  for (let at = 0; at < count; at += 1) {
    const value = values[places[at] as number];
    let isNew = true;
    for (let earlier = 0; earlier < at && isNew; earlier += 1)
      isNew = values[places[earlier] as number] !== value;
    if (isNew) different += 1;
  }
  return different;
};

/** Makes what transforms windows of these columns: the values of the object form, to the bit. */
export const createColumnTransforms = (
  columns: SignalColumns,
): Readonly<Record<Transform, (windowed: WindowedColumns, usual: Usual) => number>> => {
  const { magnitude, certainty, source, kind } = columns;
  const now = new Map<number, number>();
  const past = new Map<number, number>();
  return {
    latest: ({ recent, recentCount }) =>
      recentCount === 0 ? 0 : (magnitude[recent[recentCount - 1] as number] as number),
    total: ({ recent, recentCount }) => magnitudes(columns, recent, recentCount),
    count: ({ recentCount }) => recentCount,
    highest: ({ recent, recentCount }) => {
      let best = -1;
      for (let at = 0; at < recentCount; at += 1)
        best = Math.max(best, certainty[recent[at] as number] as number);
      return recentCount === 0 ? 0 : hundredths(best);
    },
    run: ({ recent, recentCount }) => {
      let at = recentCount;
      while (at > 0 && magnitude[recent[at - 1] as number] !== 0) at -= 1;
      return recentCount - at;
    },
    sources: ({ recent, recentCount }) => distinct(source, recent, recentCount),
    kinds: ({ recent, recentCount }) => distinct(kind, recent, recentCount),
    stories: ({ recent, recentCount, before, beforeCount }, usual) => {
      const told = surest(columns, recent, recentCount, now, null);
      const earlier = beforeCount === 0 ? 0 : surest(columns, before, beforeCount, past, now);
      return aboveUsual(told / 100, earlier / 100, usual);
    },
    'above-usual': ({ recent, recentCount, before, beforeCount }, usual) =>
      aboveUsual(magnitudes(columns, recent, recentCount), magnitudes(columns, before, beforeCount), usual),
  };
};
