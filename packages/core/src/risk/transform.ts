import type { Signal } from '../signal/signal.ts';
import type { Transform } from './indicator.ts';

/** The number an indicator makes of its signals, and the signals that it rests on. */
export type Measured = { readonly value: number; readonly used: readonly Signal[] };

/** Signals of an indicator's kinds known by then, each list by occurrence. */
export type Windowed = {
  /** In the window. */
  readonly recent: readonly Signal[];
  /** In the baseline before it. */
  readonly before: readonly Signal[];
  /** Window over baseline: what the baseline means for a window. 0 where there is no baseline. */
  readonly share: number;
  /** What its industry usually has in a window; 0 where it is not compared. */
  readonly industryUsual: number;
};

const NOTHING: Measured = { value: 0, used: [] };

/** Values are kept in hundredths, so that no order of signals can change a sum. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The key under which a signal's story counts once: an enterprise's records are stories of their own. */
const storyOf = (signal: Signal): string => `${signal.kind} ${signal.storyId ?? signal.id}`;

/** Certainty in hundredths of each story, by its surest document. */
export const surestOf = (signals: readonly Signal[]): Map<string, number> => {
  const surest = new Map<string, number>();
  for (const signal of signals) {
    const story = storyOf(signal);
    surest.set(story, Math.max(surest.get(story) ?? 0, Math.round(signal.certainty * 100)));
  }
  return surest;
};

const sum = (values: Iterable<number>): number => {
  let all = 0;
  for (const value of values) all += value;
  return all;
};

/**
 * What is usual plus one deviation of chance (the square root, as for rare events), less the first one, which always counts.
 * So the famous are not always red, and a second report in a quiet life still tells.
 */
const allowance = (usual: number): number => Math.max(0, usual + Math.sqrt(usual) - 1);

/** What is above the usual: that of its own past in a window, or that of its industry, whichever is more. */
export const aboveUsual = (
  now: number,
  past: number,
  { share, industryUsual }: Pick<Windowed, 'share' | 'industryUsual'>,
): number => Math.max(0, hundredths(now - allowance(Math.max(past * share, industryUsual))));

/** A story of the past that is told again is not in the past besides. */
const stories = (windowed: Windowed): Measured => {
  const { recent, before } = windowed;
  const now = surestOf(recent);
  const past = [...surestOf(before)].filter(([story]) => !now.has(story)).map(([, certainty]) => certainty);
  return { value: aboveUsual(sum(now.values()) / 100, sum(past) / 100, windowed), used: recent };
};

const magnitudes = (signals: readonly Signal[]): number =>
  hundredths(sum(signals.map((signal) => signal.magnitude)));

const latest = ({ recent }: Windowed): Measured => {
  const last = recent.at(-1);
  return last === undefined || last.magnitude === 0 ? NOTHING : { value: last.magnitude, used: [last] };
};

const highest = ({ recent }: Windowed): Measured => {
  let best: Signal | undefined;
  for (const signal of recent) if (best === undefined || signal.certainty >= best.certainty) best = signal;
  return best === undefined ? NOTHING : { value: hundredths(best.certainty), used: [best] };
};

const run = ({ recent }: Windowed): Measured => {
  const used = recent.slice(recent.findLastIndex((signal) => signal.magnitude === 0) + 1);
  return { value: used.length, used };
};

const different =
  (of: (signal: Signal) => string) =>
  ({ recent }: Windowed): Measured => ({ value: new Set(recent.map(of)).size, used: recent });

/** What each transformation makes of the signals. */
export const TRANSFORM: Record<Transform, (windowed: Windowed) => Measured> = {
  latest,
  total: ({ recent }) => ({ value: magnitudes(recent), used: recent }),
  count: ({ recent }) => ({ value: recent.length, used: recent }),
  highest,
  run,
  sources: different((signal) => signal.sourceId),
  kinds: different((signal) => signal.kind),
  stories,
  'above-usual': (windowed) => ({
    value: aboveUsual(magnitudes(windowed.recent), magnitudes(windowed.before), windowed),
    used: windowed.recent,
  }),
};
