import { expect, it } from 'vitest';
import { randomOf } from '../city/random.ts';
import { carryTable, codeOf } from './carry.ts';
import { RELATION_KINDS } from './relation.ts';
import { buildRiskGraph, type RiskGraph } from './risk-graph.ts';
import { PATHS, strongestPaths } from './strongest-paths.ts';

/** A hub with thousands of ties, some of them to the same neighbour, and ties among its neighbours. */
const hubOf = (ties: number): RiskGraph => {
  const random = randomOf(5);
  const nodeCount = 1 + ties;
  const other = (): number => random.int(1, nodeCount - 1);
  const tie = () => {
    const kind = random.pick(RELATION_KINDS);
    return codeOf({ kind, shareRatio: kind === 'shareholder' ? random.next() : null }, true);
  };
  const edges = Array.from({ length: ties * 2 }, (_, at) => (at < ties ? [0, other()] : [other(), other()]));
  return buildRiskGraph({
    nodeCount,
    from: Uint32Array.from(edges, ([from]) => from as number),
    to: Uint32Array.from(edges, ([, to]) => to as number),
    code: Uint16Array.from(edges, tie),
  });
};

/** Every path of one and of two ties, one after the other. */
const naive = ({ offset, target, code }: RiskGraph, carry: Float32Array): Map<number, number> => {
  const best = new Map<number, number>();
  const ties = (node: number): [number, number][] =>
    Array.from({ length: (offset[node + 1] as number) - (offset[node] as number) }, (_, at) => [
      target[(offset[node] as number) + at] as number,
      carry[code[(offset[node] as number) + at] as number] as number,
    ]);
  for (const [first, carried] of ties(0)) {
    best.set(first, Math.max(best.get(first) ?? 0, carried));
    for (const [second, further] of ties(first))
      if (second !== 0) best.set(second, Math.max(best.get(second) ?? 0, carried * further));
  }
  return best;
};

it.each([50, 2_500, 9_000])(
  'finds the strongest around a hub of %i ties as trying every path does',
  (ties) => {
    const graph = hubOf(ties);
    const carry = carryTable();
    const found = strongestPaths(graph, 0, carry);
    const expected = [...naive(graph, carry).values()]
      .filter((carried) => carried >= PATHS.least)
      .sort((a, b) => b - a)
      .slice(0, PATHS.most);
    expect(found.map(({ carried }) => carried)).toEqual(expected);
    for (const { node, carried, steps } of found) {
      expect(steps.at(-1)?.node).toBe(node);
      expect(steps.reduce((product, { code }) => product * (carry[code] as number), 1)).toBe(carried);
    }
  },
);
