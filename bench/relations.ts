import {
  buildRiskGraph,
  carryTable,
  codeOf,
  type EdgeColumns,
  RELATION_KINDS,
  type RiskSpread,
  spreadRisk,
  strongestPaths,
} from '@weisu/core';
import { uniform } from './made-rows.ts';
import { median, peakMemoryMb, rounded, type Run, timed } from './measure.ts';

export type RelationsSize = {
  readonly nodes: number;
  readonly edges: number;
  readonly seeds: number;
  readonly repeat: number;
  readonly seed: number;
};

/** Ties as a register has them: most enterprises have a few, some addresses and owners have thousands. */
const makeEdges = ({ nodes, edges, seed }: RelationsSize): EdgeColumns => {
  const random = uniform(seed);
  const from = new Uint32Array(edges);
  const to = new Uint32Array(edges);
  const code = new Uint16Array(edges);
  for (let edge = 0; edge < edges; edge += 1) {
    // A power of a uniform number: the first nodes become hubs.
    from[edge] = Math.floor(nodes * random() ** 3);
    to[edge] = Math.floor(nodes * random());
    const kind = RELATION_KINDS[Math.floor(RELATION_KINDS.length * random())] ?? 'chain';
    code[edge] = codeOf({ kind, shareRatio: kind === 'shareholder' ? random() : null }, true);
  }
  return { nodeCount: nodes, from, to, code };
};

const MB = 1024 * 1024;

/** Risk spread over a graph of made ties, and the neighbourhood of two steps of nodes drawn at random, hubs among them. */
export const benchRelations = async (size: RelationsSize): Promise<Readonly<Record<string, unknown>>> => {
  const columns = makeEdges(size);
  const random = uniform(size.seed + 1);
  const carry = carryTable();
  const built = await timed(() => buildRiskGraph(columns));
  const graph = built.result;
  const seeds = new Float64Array(size.nodes);
  for (let n = 0; n < size.seeds; n += 1) seeds[Math.floor(size.nodes * random())] = 1;
  const runs: Run<RiskSpread>[] = [];
  for (let n = 0; n < size.repeat; n += 1) runs.push(await timed(() => spreadRisk(graph, seeds, carry)));
  const spreadSeconds = median(runs.map((run) => run.seconds));
  const rounds = runs[0]?.result.rounds ?? 0;
  const steps: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    // Every tenth is one of the largest hubs.
    const origin = n % 10 === 0 ? n : Math.floor(size.nodes * random());
    steps.push((await timed(() => strongestPaths(graph, origin, carry))).seconds * 1000);
  }
  steps.sort((a, b) => a - b);
  return {
    buildSeconds: rounded(built.seconds),
    spreadSeconds: rounded(spreadSeconds),
    spreadCpuSeconds: rounded(median(runs.map((run) => run.cpuSeconds))),
    rounds,
    roundSeconds: rounded(spreadSeconds / Math.max(1, rounds)),
    buildAndSpreadSeconds: rounded(built.seconds + spreadSeconds),
    twoStepsP50Ms: rounded(steps[100] ?? NaN, 1),
    twoStepsP95Ms: rounded(steps[190] ?? NaN, 1),
    twoStepsMostMs: rounded(steps[199] ?? NaN, 1),
    graphMb: Math.round((graph.offset.byteLength + graph.target.byteLength + graph.code.byteLength) / MB),
    peakMb: peakMemoryMb(),
  };
};
