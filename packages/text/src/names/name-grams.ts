import type { Span } from '../reading/finding.ts';

/** Places in the table of a name's marks; a power of two. */
export const GRAM_PLACES = 1 << 15;

/**
 * Marks that tell a name from an ordinary phrase, as places in one table: `surface` from the name itself, `context` from
 * the two characters on either side and from what would be cut apart at its ends.
 */
export type NameGrams = { readonly surface: readonly number[]; readonly context: readonly number[] };

const hashOf = (kind: number, text: string, from: number, to: number): number => {
  let hash = (0x811c9dc5 ^ kind) >>> 0;
  hash = Math.imul(hash, 0x01000193);
  for (let at = from; at < to; at += 1) {
    hash ^= at < 0 || at >= text.length ? 0xffff : text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) & (GRAM_PLACES - 1);
};

const LONGEST_WHOLE = 8;

/** Marks of a span of a normalised text. Places before the beginning and behind the end are a character of their own. */
export const nameGramsOf = (text: string, { start, end }: Span): NameGrams => {
  const surface: number[] = [];
  for (let at = start; at < end; at += 1) {
    surface.push(hashOf(1, text, at, at + 1));
    if (at + 2 <= end) surface.push(hashOf(2, text, at, at + 2));
    if (at + 3 <= end) surface.push(hashOf(3, text, at, at + 3));
  }
  surface.push(
    hashOf(4, text, start, Math.min(end, start + 2)),
    hashOf(5, text, Math.max(start, end - 2), end),
  );
  if (end - start <= LONGEST_WHOLE) surface.push(hashOf(6, text, start, end));
  const context = [
    hashOf(7, text, start - 1, start),
    hashOf(8, text, start - 2, start),
    hashOf(9, text, start - 3, start),
    hashOf(10, text, end, end + 1),
    hashOf(11, text, end, end + 2),
    hashOf(12, text, end, end + 3),
    hashOf(13, text, start - 1, start + 1),
    hashOf(14, text, end - 1, end + 1),
    hashOf(15, text, start - 2, start + 1),
    hashOf(16, text, end - 1, end + 2),
  ];
  return { surface, context };
};

/** Learned weights of the marks, one byte each, and what a byte is worth. */
export type GramWeights = { readonly weights: Int8Array; readonly scale: number };

/** Sum of the weights of the marks, in log-odds. */
export const sumOfGrams = ({ weights, scale }: GramWeights, grams: readonly number[]): number => {
  let sum = 0;
  for (const gram of grams) sum += weights[gram] ?? 0;
  return sum * scale;
};
