import type { RiskGraph } from './risk-graph.ts';

/** A node reached from the enterprise at risk: by which ties, and what they carry over together, 0–1. */
export type Reached = {
  readonly node: number;
  readonly carried: number;
  /** The ties in order from the origin: the node each leads to, and its code as seen from the node before. */
  readonly steps: readonly { readonly node: number; readonly code: number }[];
};

export type PathOptions = {
  readonly mostSteps: number;
  /** Weaker paths are not followed. */
  readonly least: number;
  /** Nodes at most, the strongest first. */
  readonly most: number;
  /** A node with more ties than this is reached but not passed through: an address of thousands says nothing of each. */
  readonly mostTies: number;
};
export const PATHS: PathOptions = { mostSteps: 2, least: 0.05, most: 200, mostTies: 500 };

type Best = {
  readonly carried: number;
  readonly steps: number;
  readonly parent: number;
  readonly code: number;
};

/** What the weakest of the strongest `most` carries; 0 where there are fewer. */
const leastOf = (best: ReadonlyMap<number, Best>, most: number): number => {
  if (best.size <= most) return 0;
  const carried = Float64Array.from(best.values(), (each) => each.carried).sort();
  return carried[carried.length - most] ?? 0;
};

/** With fewer ties nothing is gained by looking for the strongest first. */
const HUB_TIES = 2_000;

/**
 * What the weakest of the strongest `most` direct neighbours carries; 0 where there are fewer or the node is no hub. Of tens of
 * thousands of ties all but those need not be remembered.
 */
const leastAmongTies = (
  { offset, target, code }: RiskGraph,
  node: number,
  carry: Float32Array,
  most: number,
): number => {
  const start = offset[node] as number;
  const end = offset[node + 1] as number;
  if (end - start <= HUB_TIES) return 0;
  const carried = Float32Array.from(code.subarray(start, end), (own) => carry[own] as number).sort();
  // Two may be tied more than once: look further down until there are enough different ones.
  for (let ties = most; ties <= carried.length; ties *= 2) {
    const least = carried[carried.length - ties] as number;
    const neighbours = new Set<number>();
    for (let at = start; at < end && neighbours.size < most; at += 1)
      if ((carry[code[at] as number] as number) >= least) neighbours.add(target[at] as number);
    if (neighbours.size >= most) return least;
  }
  return 0;
};

/**
 * The strongest path from a node to each of its neighbours up to some steps: what its ties carry over, multiplied. Round by
 * round, so that a path of few weak ties is not hidden behind a longer one (the best of each length is kept while it can grow).
 */
export const strongestPaths = (
  graph: RiskGraph,
  origin: number,
  carry: Float32Array,
  { mostSteps, least, most, mostTies }: PathOptions = PATHS,
): readonly Reached[] => {
  const { offset, target, code } = graph;
  const best = new Map<number, Best>([[origin, { carried: 1, steps: 0, parent: -1, code: 0 }]]);
  let frontier = new Map<number, number>([[origin, 1]]);
  let weakest = Math.max(least, leastAmongTies(graph, origin, carry, most + 1));
  // What each round found by node, so that a stated path never changes under one that was built on it.
  const rounds: Map<number, { parent: number; code: number }>[] = [];
  for (let step = 1; step <= mostSteps && frontier.size > 0; step += 1) {
    const found = new Map<number, Best>();
    for (const [node, carried] of frontier) {
      for (let at = offset[node] as number; at < (offset[node + 1] as number); at += 1) {
        const next = target[at] as number;
        const reaches = carried * (carry[code[at] as number] as number);
        if (reaches < weakest || next === origin) continue;
        if (reaches <= Math.max(found.get(next)?.carried ?? 0, best.get(next)?.carried ?? 0)) continue;
        found.set(next, { carried: reaches, steps: step, parent: node, code: code[at] as number });
      }
    }
    rounds.push(new Map([...found].map(([node, { parent, code: tie }]) => [node, { parent, code: tie }])));
    for (const [node, entry] of found) best.set(node, entry);
    // No tie carries more than came in: what carries less than the last that is wanted leads to nothing that is.
    const wanted = leastOf(best, most + 1);
    frontier = new Map();
    for (const [node, { carried }] of found)
      if (carried >= wanted && (offset[node + 1] as number) - (offset[node] as number) <= mostTies)
        frontier.set(node, carried);
    weakest = Math.max(weakest, wanted);
  }
  best.delete(origin);
  const wanted = leastOf(best, most);
  const pathTo = (node: number, length: number): Reached['steps'] => {
    const steps: { node: number; code: number }[] = [];
    for (let at = node, round = length - 1; round >= 0; round -= 1) {
      const entry = rounds[round]?.get(at);
      if (entry === undefined) break;
      steps.unshift({ node: at, code: entry.code });
      at = entry.parent;
    }
    return steps;
  };
  return [...best]
    .filter(([, { carried }]) => carried >= wanted)
    .toSorted(([a, x], [b, y]) => y.carried - x.carried || a - b)
    .slice(0, most)
    .map(([node, { carried, steps }]) => ({ node, carried, steps: pathTo(node, steps) }));
};
