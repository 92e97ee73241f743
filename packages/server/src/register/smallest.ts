/** Keeps the `most` entries with the smallest keys out of any number; `tie` orders entries whose keys are equal. */
export const createSmallest = (most: number, tie: (a: number, b: number) => number = (a, b) => a - b) => {
  const keys: number[] = [];
  const entries: number[] = [];
  /** True where the entry at `a` comes after the one at `b`. */
  const isAfter = (keyA: number, a: number, keyB: number, b: number): boolean =>
    keyA > keyB || (keyA === keyB && tie(a, b) > 0);
  const at = (list: readonly number[], place: number): number => list[place] ?? 0;
  const swap = (a: number, b: number): void => {
    [keys[a], keys[b]] = [at(keys, b), at(keys, a)];
    [entries[a], entries[b]] = [at(entries, b), at(entries, a)];
  };
  const after = (a: number, b: number): boolean =>
    isAfter(at(keys, a), at(entries, a), at(keys, b), at(entries, b));

  const rise = (): void => {
    for (let place = keys.length - 1; place > 0;) {
      const above = (place - 1) >>> 1;
      if (!after(place, above)) return;
      swap(place, above);
      place = above;
    }
  };
  const sink = (): void => {
    for (let place = 0; ;) {
      let last = place;
      for (const below of [place * 2 + 1, place * 2 + 2])
        if (below < keys.length && after(below, last)) last = below;
      if (last === place) return;
      swap(place, last);
      place = last;
    }
  };
  return {
    put: (key: number, entry: number): void => {
      if (keys.length < most) {
        keys.push(key);
        entries.push(entry);
        rise();
      } else if (most > 0 && isAfter(at(keys, 0), at(entries, 0), key, entry)) {
        keys[0] = key;
        entries[0] = entry;
        sink();
      }
    },
    /** The entries kept, in order. */
    take: (): readonly number[] =>
      entries
        .map((entry, place) => ({ entry, key: at(keys, place) }))
        .sort((a, b) => (isAfter(a.key, a.entry, b.key, b.entry) ? 1 : -1))
        .map(({ entry }) => entry),
  };
};
