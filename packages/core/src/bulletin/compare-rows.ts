import type { FigureRow } from './figure.ts';

/** Rows of now that were not there before, and rows of before that are gone, each in its own order. */
export const compareRows = (
  before: readonly FigureRow[],
  now: readonly FigureRow[],
): { readonly entered: readonly FigureRow[]; readonly left: readonly FigureRow[] } => {
  const then = new Set(before.map((row) => row.ref));
  const present = new Set(now.map((row) => row.ref));
  return {
    entered: now.filter((row) => !then.has(row.ref)),
    left: before.filter((row) => !present.has(row.ref)),
  };
};
