/**
 * Where the pages of a long list lie: known heights where a page was drawn, a guess where it was not. Pages count from 1.
 */
export type Layout = {
  readonly count: number;
  readonly guessPx: number;
  readonly known: ReadonlyMap<number, number>;
};

export const heightOf = ({ guessPx, known }: Layout, page: number): number => known.get(page) ?? guessPx;

/** How far below the first page's beginning a page begins; those up to `count + 1` have one. */
export const topOf = (layout: Layout, page: number): number => {
  let top = (page - 1) * layout.guessPx;
  for (const [other, height] of layout.known) if (other < page) top += height - layout.guessPx;
  return top;
};

/** The page that lies so far below the beginning; the first above it, the last beyond the end. */
export const pageAt = (layout: Layout, px: number): number => {
  let [first, last] = [1, Math.max(1, layout.count)];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (topOf(layout, middle) <= px) first = middle;
    else last = middle - 1;
  }
  return first;
};

/** Which pages are drawn: those in sight and a little around, and the one that must not go because the focus is in it. */
export const drawnPages = (
  layout: Layout,
  {
    fromPx,
    untilPx,
    kept,
  }: { readonly fromPx: number; readonly untilPx: number; readonly kept: number | null },
): readonly number[] => {
  const [first, last] = [pageAt(layout, fromPx), pageAt(layout, untilPx)];
  const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return kept === null || pages.includes(kept) || kept > layout.count
    ? pages
    : [...pages, kept].toSorted((a, b) => a - b);
};
