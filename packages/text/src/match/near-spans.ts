import type { Span } from '../reading/finding.ts';

const byPlace = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** Pairs of one span of `before` and the nearest of `after` that begins at or behind its end, at most `within` units away. */
const pairsAfter = (before: readonly Span[], after: readonly Span[], within: number): Span[] => {
  const met: Span[] = [];
  let place = 0;
  for (const one of before.toSorted((a, b) => a.end - b.end)) {
    while (place < after.length && (after[place]?.start ?? 0) < one.end) place += 1;
    const other = after[place];
    if (other !== undefined && other.start - one.end <= within) met.push(one, other);
  }
  return met;
};

/**
 * Spans of `first` and `second` that stand together: the gap between the end of one and the beginning of the other is at most
 * `within` UTF-16 units, `first` before `second` where `ordered`, and they do not overlap. Empty where none do.
 */
export const nearSpans = (
  first: readonly Span[],
  second: readonly Span[],
  within: number,
  ordered: boolean,
): Span[] => {
  const left = first.toSorted(byPlace);
  const right = second.toSorted(byPlace);
  const met = pairsAfter(left, right, within);
  return ordered ? met : [...met, ...pairsAfter(right, left, within)];
};
