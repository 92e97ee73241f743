import type { GoldRow } from './gold-texts.ts';

/** Pairs of neighbouring characters of the letters and digits of a text. */
const pairsOf = ({ title, body }: GoldRow['text']): Set<string> => {
  const plain = `${title ?? ''}${body}`.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= plain.length; at += 1) pairs.add(plain.slice(at, at + 2));
  return pairs;
};

/** Share of the pairs of the smaller set that stand in the other. */
const held = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return common / Math.max(1, Math.min(a.size, b.size));
};

const NEAR_COPY = 0.6;
/** Within a fortnight around: less in common already means the same story in other words. */
const SAME_STORY = 0.34;
const STORY_DAYS = 10;

/**
 * Texts to learn from that tell nothing of the texts to be scored: without near copies of them at any time, and without
 * the same story in other words within days. A name of an employer in common within days is the same story.
 */
export const withoutSameStories = (learned: readonly GoldRow[], scored: readonly GoldRow[]): GoldRow[] => {
  const holders = new Map<string, number[]>();
  const scoredPairs = scored.map(({ text }) => pairsOf(text));
  scoredPairs.forEach((pairs, index) => {
    for (const pair of pairs) holders.set(pair, [...(holders.get(pair) ?? []), index]);
  });
  return learned.filter((row) => {
    const pairs = pairsOf(row.text);
    const suspects = new Map<number, number>();
    for (const pair of pairs)
      for (const index of holders.get(pair) ?? []) suspects.set(index, (suspects.get(index) ?? 0) + 1);
    const own = `${row.text.title ?? ''}${row.text.body}`;
    for (const [index, common] of suspects) {
      const other = scored[index];
      const otherPairs = scoredPairs[index];
      if (common < 2 || other === undefined || otherPairs === undefined) continue;
      const share = held(pairs, otherPairs);
      if (share >= NEAR_COPY) return false;
      if (Math.abs(other.day - row.day) > STORY_DAYS) continue;
      if (share >= SAME_STORY) return false;
      const names = [...row.golds, ...other.golds].flatMap(({ employer }) => employer ?? []);
      const both = `${other.text.title ?? ''}${other.text.body}`;
      if (names.some((name) => name.length >= 2 && own.includes(name) && both.includes(name))) return false;
    }
    return true;
  });
};
