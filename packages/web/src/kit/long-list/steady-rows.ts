/**
 * The rows as first shown, each with what is known of it now; those that left the list stay where they stood. Of the last `pushed`
 * ones it is not said that they left: as many new ones above may have moved them to the next page.
 */
export const steadyRows = <R extends { readonly id: string | number }>(
  shown: readonly R[],
  now: readonly R[],
  pushed = 0,
): readonly { readonly row: R; readonly isGone: boolean }[] => {
  const fresh = new Map(now.map((row) => [row.id, row]));
  return shown.map((row, at) => ({
    row: fresh.get(row.id) ?? row,
    isGone: !fresh.has(row.id) && at < shown.length - pushed,
  }));
};
