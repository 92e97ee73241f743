import { turned } from './carry.ts';

/**
 * Ties as columns: one place an edge in each. `from` and `to` are node numbers below `nodeCount`, `code` is `codeOf` seen
 * from `from`. An edge from a node to itself is left out.
 */
export type EdgeColumns = {
  readonly nodeCount: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly code: Uint16Array;
};

/**
 * Both directions of every tie, gathered by node (compressed rows): the neighbours of `v` stand in `target` and `code`
 * from `offset[v]` up to `offset[v + 1]`.
 */
export type RiskGraph = {
  readonly nodeCount: number;
  readonly offset: Uint32Array;
  readonly target: Uint32Array;
  readonly code: Uint16Array;
};

/** Gathers the ties of each node: two passes over the edges, no object an edge. */
export const buildRiskGraph = ({ nodeCount, from, to, code }: EdgeColumns): RiskGraph => {
  const offset = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < from.length; edge += 1) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (a === b) continue;
    offset[a + 1] = (offset[a + 1] as number) + 1;
    offset[b + 1] = (offset[b + 1] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node += 1)
    offset[node + 1] = (offset[node + 1] as number) + (offset[node] as number);
  const next = offset.slice(0, nodeCount);
  const size = offset[nodeCount] as number;
  const graph = { nodeCount, offset, target: new Uint32Array(size), code: new Uint16Array(size) };
  for (let edge = 0; edge < from.length; edge += 1) {
    const a = from[edge] as number;
    const b = to[edge] as number;
    if (a === b) continue;
    const seen = code[edge] as number;
    const atA = next[a] as number;
    graph.target[atA] = b;
    graph.code[atA] = seen;
    next[a] = atA + 1;
    const atB = next[b] as number;
    graph.target[atB] = a;
    graph.code[atB] = turned(seen);
    next[b] = atB + 1;
  }
  return graph;
};
