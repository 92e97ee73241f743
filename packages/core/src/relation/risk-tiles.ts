import type { RiskGraph } from './risk-graph.ts';

/** A tile is so many nodes wide and high: what is read and what is added to at random both fit the cache of a core. */
export const TILE_BITS = 16;

/**
 * The ties of a graph in square tiles, row after row of them: within a tile both ends are numbers below `side`. On 20 million
 * ends over 2.5 million nodes a round over plain rows waits for memory at nearly every tie; over tiles at hardly any.
 */
export type RiskTiles = {
  /** Tiles in one row, and rows. */
  readonly across: number;
  /** Nodes along one side of a tile. */
  readonly side: number;
  /** Where the ties of tile `row * across + column` begin; one place more at the end. */
  readonly starts: Uint32Array;
  readonly from: Uint16Array;
  readonly to: Uint16Array;
  readonly carried: Float32Array;
  /** What the ties of each node carry, added up: what it passes on is divided by it. */
  readonly strength: Float64Array;
};

/** Lays the ties out in tiles, the receiving node by rows, the passing one by columns. Ties that carry nothing are left out. */
export const layTiles = (
  { nodeCount, offset, target, code }: RiskGraph,
  carry: Float32Array,
  tileBits: number = TILE_BITS,
): RiskTiles => {
  const side = 1 << tileBits;
  const across = Math.max(1, Math.ceil(nodeCount / side));
  const starts = new Uint32Array(across * across + 1);
  const strength = new Float64Array(nodeCount);
  let size = 0;
  for (let at = 0; at < code.length; at += 1) if (carry[code[at] as number] !== 0) size += 1;
  const from = new Uint16Array(size);
  const to = new Uint16Array(size);
  const carried = new Float32Array(size);
  const next = new Uint32Array(across);
  let filled = 0;
  for (let row = 0; row < across; row += 1) {
    const first = row * side;
    const last = Math.min(nodeCount, first + side);
    next.fill(0);
    for (let at = offset[first] as number; at < (offset[last] as number); at += 1) {
      if (carry[code[at] as number] === 0) continue;
      const column = (target[at] as number) >>> tileBits;
      next[column] = (next[column] as number) + 1;
    }
    for (let column = 0; column < across; column += 1) {
      starts[row * across + column] = filled;
      const count = next[column] as number;
      next[column] = filled;
      filled += count;
    }
    for (let node = first; node < last; node += 1) {
      let sum = 0;
      for (let at = offset[node] as number; at < (offset[node + 1] as number); at += 1) {
        const carries = carry[code[at] as number] as number;
        if (carries === 0) continue;
        sum += carries;
        const neighbour = target[at] as number;
        const column = neighbour >>> tileBits;
        const place = next[column] as number;
        next[column] = place + 1;
        from[place] = neighbour & (side - 1);
        to[place] = node - first;
        carried[place] = carries;
      }
      strength[node] = sum;
    }
  }
  starts[across * across] = filled;
  return { across, side, starts, from, to, carried, strength };
};
