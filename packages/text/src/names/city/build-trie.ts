import { GrownArray } from './grown-array.ts';
import type { PathGroups } from './group-paths.ts';
import { ENDED, LEAF, MASK_BITS, MOST_NUMBERS, LAST_TAIL, TERMINAL } from './layout.ts';
import { createTailPool } from './tail-pool.ts';

const uint32 = (size: number): Uint32Array<ArrayBuffer> => new Uint32Array(size);

/** The tail-compressed trie of the paths: what is left of a path that no other shares is its group's tail. */
export type Trie = {
  /** Two numbers each: the first two units as one, and what they lead to (with flags). */
  readonly pairs: Uint32Array;
  /** Two numbers each: the pair and the third unit, of every path that goes on after its pair. */
  readonly triples: Uint32Array;
  /** Three numbers each: node, unit, and what they lead to (with flags). */
  readonly edges: Uint32Array;
  /** Two numbers each: first group below the node, and the one after the last. */
  readonly nodes: Uint32Array;
  /** Two numbers each: the tail (its first unit's low byte above its number) and the ends of forms. */
  readonly groups: Uint32Array;
  readonly tails: Uint16Array;
  readonly longestPath: number;
};

/** Thrown where there are more names than the format can number. */
export class TooManyNames extends RangeError {}

/** Builds the trie over sorted groups of paths. */
export const buildTrie = (pool: Uint16Array, { starts, ends }: PathGroups): Trie => {
  const count = starts.length;
  const pairs = new GrownArray(uint32);
  const triples = new GrownArray(uint32);
  const edges = new GrownArray(uint32, count * 4);
  const nodes = new GrownArray(uint32, count);
  const tails = createTailPool(count);
  const groups = new Uint32Array(count * 2);
  let longestPath = 0;
  const unitAt = (group: number, depth: number): number => pool[(starts[group] as number) + depth] as number;

  const endWith = (group: number, tail: number): void => {
    groups[group * 2] = tail;
    groups[group * 2 + 1] = ends[group] as number;
  };
  const leaf = (group: number, depth: number): number => {
    const from = (starts[group] as number) + depth;
    const tail = tails.numberOf(pool, from);
    if (tail > LAST_TAIL) throw new TooManyNames('too many names for one index');
    endWith(group, tail === 0 ? 0 : (((pool[from] as number) & 0xff) << 24) | tail);
    return LEAF | group;
  };
  /** What the groups in [low, high), alike in `depth` units, lead to. */
  const lead = (low: number, high: number, depth: number, pair: number): number => {
    let isEnd = unitAt(low, depth) === 0;
    for (let group = low; group < high && depth < MASK_BITS && !isEnd; group += 1)
      isEnd = (((ends[group] as number) >>> depth) & 1) === 1;
    const flag = isEnd ? TERMINAL : 0;
    longestPath = Math.max(longestPath, depth);
    if (high - low === 1) return (flag | leaf(low, depth)) >>> 0;
    const node = nodes.add(low) / 2;
    nodes.add(high);
    if (node > MOST_NUMBERS) throw new TooManyNames('too many names for one index');
    let from = low;
    if (unitAt(low, depth) === 0) {
      endWith(low, ENDED);
      from += 1;
    }
    while (from < high) {
      const unit = unitAt(from, depth);
      let to = from + 1;
      while (to < high && unitAt(to, depth) === unit) to += 1;
      if (depth === 2) {
        triples.add(pair);
        triples.add(unit);
      }
      const child = lead(from, to, depth + 1, pair);
      edges.add(node);
      edges.add(unit);
      edges.add(child);
      from = to;
    }
    return (flag | node) >>> 0;
  };

  if (count > MOST_NUMBERS) throw new TooManyNames('too many names for one index');
  for (let from = 0; from < count;) {
    const [first, second] = [unitAt(from, 0), unitAt(from, 1)];
    let to = from + 1;
    while (to < count && unitAt(to, 0) === first && unitAt(to, 1) === second) to += 1;
    const pair = (first | (second << 16)) >>> 0;
    pairs.add(pair);
    pairs.add(lead(from, to, 2, pair));
    from = to;
  }
  for (let group = 0; group < count; group += 1) {
    let length = 0;
    while (unitAt(group, length) !== 0) length += 1;
    longestPath = Math.max(longestPath, length);
  }
  return {
    pairs: pairs.items(),
    triples: triples.items(),
    edges: edges.items(),
    nodes: nodes.items(),
    groups,
    tails: tails.units(),
    longestPath,
  };
};
