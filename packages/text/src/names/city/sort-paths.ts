const FEW = 10;

/** Counting sort of `order` by the unit at `depth`; keeps the order of equals. */
const byUnitAt = (
  pool: Uint16Array,
  starts: Uint32Array,
  order: Uint32Array,
  depth: number,
): Uint32Array<ArrayBuffer> => {
  const from = new Uint32Array(0x10001);
  const unitOf = (path: number): number => pool[(starts[path] as number) + depth] as number;
  for (const path of order) from[unitOf(path) + 1] = (from[unitOf(path) + 1] as number) + 1;
  for (let unit = 0; unit < 0x10000; unit += 1)
    from[unit + 1] = (from[unit + 1] as number) + (from[unit] as number);
  const sorted = new Uint32Array(order.length);
  for (const path of order) {
    const unit = unitOf(path);
    const place = from[unit] as number;
    sorted[place] = path;
    from[unit] = place + 1;
  }
  return sorted;
};

/**
 * Numbers of the paths, sorted by their code units. `starts[i]` is where path i begins in `pool`; a zero unit ends each,
 * and none is shorter than two. Equal paths keep the order of their numbers. Counting over the first two units, then
 * three-way quicksort from the third on, which looks at no unit again that is known to be equal.
 */
export const sortPaths = (pool: Uint16Array, starts: Uint32Array): Uint32Array => {
  const numbers = Uint32Array.from(starts, (_, path) => path);
  const order = byUnitAt(pool, starts, byUnitAt(pool, starts, numbers, 1), 0);
  const at = (place: number, depth: number): number =>
    pool[(starts[order[place] as number] as number) + depth] as number;
  const swap = (a: number, b: number): void => {
    const path = order[a] as number;
    order[a] = order[b] as number;
    order[b] = path;
  };
  const isAfter = (a: number, b: number, depth: number): boolean => {
    let left = (starts[a] as number) + depth;
    let right = (starts[b] as number) + depth;
    while (pool[left] === pool[right]) {
      if (pool[left] === 0) return a > b;
      left += 1;
      right += 1;
    }
    return (pool[left] as number) > (pool[right] as number);
  };
  const insert = (low: number, high: number, depth: number): void => {
    for (let place = low + 1; place < high; place += 1) {
      const path = order[place] as number;
      let to = place;
      while (to > low && isAfter(order[to - 1] as number, path, depth)) {
        order[to] = order[to - 1] as number;
        to -= 1;
      }
      order[to] = path;
    }
  };
  const sort = (from: number, to: number, fromDepth: number): void => {
    let [low, high, depth] = [from, to, fromDepth];
    while (high - low > FEW) {
      const [a, b, c] = [at(low, depth), at((low + high) >>> 1, depth), at(high - 1, depth)];
      const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
      let less = low;
      let more = high;
      for (let place = low; place < more;) {
        const unit = at(place, depth);
        if (unit < pivot) {
          swap(less, place);
          less += 1;
          place += 1;
        } else if (unit > pivot) {
          more -= 1;
          swap(place, more);
        } else place += 1;
      }
      sort(low, less, depth);
      sort(more, high, depth);
      // Equal to their end: only their numbers are left to tell them apart.
      if (pivot === 0) {
        order.subarray(less, more).sort();
        return;
      }
      [low, high, depth] = [less, more, depth + 1];
    }
    insert(low, high, depth);
  };
  for (let low = 0; low < order.length;) {
    let high = low + 1;
    while (high < order.length && at(high, 0) === at(low, 0) && at(high, 1) === at(low, 1)) high += 1;
    sort(low, high, 2);
    low = high;
  }
  return order;
};
