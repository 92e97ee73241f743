/** For each entry that repeats an earlier one's key: its index and the key. */
export const repeated = <T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): { readonly index: number; readonly key: string }[] => {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) return [{ index, key }];
    seen.add(key);
    return [];
  });
};
