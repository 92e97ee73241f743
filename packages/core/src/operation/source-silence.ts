import type { Instant } from '../time.ts';

const HOUR_MS = 3_600_000;

/** Texts come every day; records come by the month, and the month after next at the latest. */
const LONGEST_SILENCE_MS = { documents: 36 * HOUR_MS, records: 45 * 24 * HOUR_MS } as const;

export type SourceSilence = { readonly ms: number; readonly quiet: boolean };

/** How long nothing has come from a source, and whether that is longer than its feed allows; null where nothing ever came. */
export const silenceOf = (
  source: { readonly feed: string; readonly lastReceivedAt: Instant | null },
  now: Instant,
): SourceSilence | null => {
  if (source.lastReceivedAt === null) return null;
  const ms = Math.max(0, Date.parse(now) - Date.parse(source.lastReceivedAt));
  const longest = source.feed === 'documents' ? LONGEST_SILENCE_MS.documents : LONGEST_SILENCE_MS.records;
  return { ms, quiet: ms > longest };
};
