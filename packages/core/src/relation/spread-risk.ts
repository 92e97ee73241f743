import type { RiskGraph } from './risk-graph.ts';
import { layTiles, type RiskTiles, TILE_BITS } from './risk-tiles.ts';

export type SpreadOptions = {
  /** Part of the risk that stays with those at risk at each step, 0–1: the larger, the nearer it stays. */
  readonly restart: number;
  /** Ends when a round moves less than this part of the whole. */
  readonly tolerance: number;
  readonly mostRounds: number;
};
export const SPREAD: SpreadOptions = { restart: 0.4, tolerance: 1e-4, mostRounds: 40 };

export type RiskSpread = {
  /** Risk that reached each node; all together as much as the seeds had, less what had no neighbour to go to. */
  readonly risk: Float64Array;
  readonly rounds: number;
};

/** Adds what the nodes of each column of tiles pass on to those of one row. */
const gather = (
  { across, side, starts, from, to, carried }: RiskTiles,
  row: number,
  passed: Float32Array,
  received: Float64Array,
): void => {
  received.fill(0);
  for (let column = 0; column < across; column += 1) {
    const base = column * side;
    const end = starts[row * across + column + 1] as number;
    for (let at = starts[row * across + column] as number; at < end; at += 1) {
      const node = to[at] as number;
      received[node] =
        (received[node] as number) +
        (carried[at] as number) * (passed[base + (from[at] as number)] as number);
    }
  }
};

/**
 * Personalised PageRank (Page et al. 1999; Haveliwala 2002) over the weighted ties, seeded by the enterprises at risk:
 * what a node receives it passes on in parts as its ties carry, so that one address shared by thousands makes none of
 * them suspicious. `seed` holds the risk of each node, 0 for most. Ties whose kind carries nothing are not followed.
 * Within a round a row of tiles already reads what the rows before it came to (Gauss–Seidel): mostly fewer rounds, and the same end.
 */
export const spreadRisk = (
  graph: RiskGraph,
  seed: Float64Array,
  carry: Float32Array,
  { restart, tolerance, mostRounds }: SpreadOptions = SPREAD,
  tileBits: number = TILE_BITS,
): RiskSpread => {
  const { nodeCount } = graph;
  const tiles = layTiles(graph, carry, tileBits);
  const { strength } = tiles;
  const risk = Float64Array.from(seed);
  // Half as wide as the risk itself: it is read at random places, and fits the cache twice as well.
  const passed = new Float32Array(nodeCount);
  let total = 0;
  for (let node = 0; node < nodeCount; node += 1) {
    total += seed[node] as number;
    if (strength[node] !== 0) passed[node] = (seed[node] as number) / (strength[node] as number);
  }
  const received = new Float64Array(tiles.side);
  let rounds = 0;
  let moved = total;
  while (rounds < mostRounds && moved > tolerance * total) {
    moved = 0;
    for (let row = 0; row < tiles.across; row += 1) {
      gather(tiles, row, passed, received);
      const first = row * tiles.side;
      const last = Math.min(nodeCount, first + tiles.side);
      for (let node = first; node < last; node += 1) {
        const now = restart * (seed[node] as number) + (1 - restart) * (received[node - first] as number);
        moved += Math.abs(now - (risk[node] as number));
        risk[node] = now;
        const divided = strength[node] as number;
        if (divided !== 0) passed[node] = now / divided;
      }
    }
    rounds += 1;
  }
  return { risk, rounds };
};
