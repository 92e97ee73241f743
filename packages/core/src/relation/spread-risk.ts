import type { RiskGraph } from './risk-graph.ts';

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

/** What each node passes on is divided among its ties by what they carry: this is the sum it is divided by. */
const strengths = ({ nodeCount, offset, code }: RiskGraph, carry: Float32Array): Float64Array => {
  const strength = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    let sum = 0;
    for (let at = offset[node] as number; at < (offset[node + 1] as number); at += 1)
      sum += carry[code[at] as number] as number;
    strength[node] = sum;
  }
  return strength;
};

/**
 * Personalised PageRank (Page et al. 1999; Haveliwala 2002) over the weighted ties, seeded by the enterprises at risk:
 * what a node receives it passes on in parts as its ties carry, so that one address shared by thousands makes none of
 * them suspicious. `seed` holds the risk of each node, 0 for most. Ties whose kind carries nothing are not followed.
 */
export const spreadRisk = (
  graph: RiskGraph,
  seed: Float64Array,
  carry: Float32Array,
  { restart, tolerance, mostRounds }: SpreadOptions = SPREAD,
): RiskSpread => {
  const { nodeCount, offset, target, code } = graph;
  const strength = strengths(graph, carry);
  let total = 0;
  for (const value of seed) total += value;
  let risk = Float64Array.from(seed);
  let before = new Float64Array(nodeCount);
  // Half as wide as the risk itself: it is read at random places, and fits the cache twice as well.
  const passed = new Float32Array(nodeCount);
  let rounds = 0;
  let moved = total;
  while (rounds < mostRounds && moved > tolerance * total) {
    [before, risk] = [risk, before];
    for (let node = 0; node < nodeCount; node += 1)
      passed[node] = strength[node] === 0 ? 0 : (before[node] as number) / (strength[node] as number);
    moved = 0;
    for (let node = 0; node < nodeCount; node += 1) {
      let received = 0;
      const end = offset[node + 1] as number;
      for (let at = offset[node] as number; at < end; at += 1)
        received += (carry[code[at] as number] as number) * (passed[target[at] as number] as number);
      const now = restart * (seed[node] as number) + (1 - restart) * received;
      moved += Math.abs(now - (before[node] as number));
      risk[node] = now;
    }
    rounds += 1;
  }
  return { risk, rounds };
};
