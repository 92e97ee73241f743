import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOf, carryTable, codeOf, isOutward, kindOfCode, shareOfCode, turned } from './carry.ts';
import { RELATION_KINDS, type RelationKind } from './relation.ts';
import { buildRiskGraph, type EdgeColumns } from './risk-graph.ts';
import { SPREAD, spreadRisk } from './spread-risk.ts';
import { strongestPaths } from './strongest-paths.ts';

type Tie = readonly [from: number, to: number, kind: RelationKind, share: number | null];

const NODES = 9;
const anyTie: fc.Arbitrary<Tie> = fc.tuple<[number, number, RelationKind, number | null]>(
  fc.nat(NODES - 1),
  fc.nat(NODES - 1),
  fc.constantFrom(...RELATION_KINDS),
  // Shares as the compressed graph keeps them, so that the plain form counts with the same numbers.
  fc.option(fc.integer({ min: 0, max: 4095 }).map((parts) => parts / 4095)),
);
const anyTies = fc.array(anyTie, { maxLength: 24 });

const columnsOf = (ties: readonly Tie[]): EdgeColumns => ({
  nodeCount: NODES,
  from: Uint32Array.from(ties, ([from]) => from),
  to: Uint32Array.from(ties, ([, to]) => to),
  code: Uint16Array.from(ties, ([, , kind, shareRatio]) => codeOf({ kind, shareRatio }, true)),
});

/** The weight between two nodes summed over their ties, in a full table: the slow and plain form. */
const matrixOf = (ties: readonly Tie[]): number[][] => {
  const matrix = Array.from({ length: NODES }, () => Array.from({ length: NODES }, () => 0));
  for (const [a, b, kind, shareRatio] of ties) {
    if (a === b) continue;
    const carried = carryOf({ kind, shareRatio });
    matrix[a]![b]! += carried;
    matrix[b]![a]! += carried;
  }
  return matrix;
};

describe('the code of a tie', () => {
  it('keeps kind, direction, and the share to a four-thousandth', () => {
    fc.assert(
      fc.property(anyTie, fc.boolean(), ([, , kind, shareRatio], outward) => {
        const code = codeOf({ kind, shareRatio }, outward);
        expect(kindOfCode(code)).toBe(kind);
        expect(isOutward(code)).toBe(outward);
        expect(isOutward(turned(code))).toBe(!outward);
        expect(kindOfCode(turned(code))).toBe(kind);
        if (kind === 'shareholder') expect(shareOfCode(code)).toBeCloseTo(shareRatio ?? 1, 3);
        expect(carryTable()[code]).toBeCloseTo(carryOf({ kind, shareRatio: shareRatio ?? 1 }), 3);
      }),
    );
  });
});

describe('spreadRisk', () => {
  it('agrees with rounds over the full table', () => {
    fc.assert(
      fc.property(anyTies, fc.array(fc.nat(5), { minLength: NODES, maxLength: NODES }), (ties, seeds) => {
        const { risk, rounds } = spreadRisk(
          buildRiskGraph(columnsOf(ties)),
          Float64Array.from(seeds),
          carryTable(),
        );
        const matrix = matrixOf(ties);
        const strength = matrix.map((row) => row.reduce((a, b) => a + b, 0));
        let plain = [...seeds];
        for (let round = 0; round < rounds; round += 1)
          plain = plain.map(
            (_, v) =>
              SPREAD.restart * seeds[v]! +
              (1 - SPREAD.restart) *
                plain.reduce(
                  (sum, value, u) => sum + (strength[u] === 0 ? 0 : (value * matrix[u]![v]!) / strength[u]!),
                  0,
                ),
          );
        for (let v = 0; v < NODES; v += 1) expect(risk[v]).toBeCloseTo(plain[v]!, 5);
      }),
    );
  });

  it('comes to the same in tiles of any size', () => {
    // So fine a tolerance that the last bits of 32 may move for ever: what counts is where it comes to, not in how many rounds.
    const firm = { ...SPREAD, tolerance: 1e-9, mostRounds: 400 };
    fc.assert(
      fc.property(
        anyTies,
        fc.array(fc.nat(5), { minLength: NODES, maxLength: NODES }),
        fc.nat(3),
        (ties, seeds, tileBits) => {
          const graph = buildRiskGraph(columnsOf(ties));
          const whole = spreadRisk(graph, Float64Array.from(seeds), carryTable(), firm);
          const tiled = spreadRisk(graph, Float64Array.from(seeds), carryTable(), firm, tileBits);
          for (let v = 0; v < NODES; v += 1) expect(tiled.risk[v]).toBeCloseTo(whole.risk[v]!, 5);
        },
      ),
    );
  });

  it('gives nothing to those without a tie to anybody at risk, and follows no kind that is off', () => {
    const graph = buildRiskGraph(
      columnsOf([
        [0, 1, 'same-address', null],
        [1, 2, 'guarantee', null],
        [4, 5, 'branch', null],
      ]),
    );
    const seed = Float64Array.from([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const { risk } = spreadRisk(graph, seed, carryTable());
    expect([risk[1]! > risk[2]!, risk[2]! > 0, risk[4], risk[3]]).toEqual([true, true, 0, 0]);
    const off = spreadRisk(graph, seed, carryTable(RELATION_KINDS.filter((kind) => kind !== 'same-address')));
    expect([off.risk[1], off.risk[2]]).toEqual([0, 0]);
  });

  it('is not taken in by an address that many share', () => {
    const shared: Tie[] = Array.from({ length: 7 }, (_, n) => [0, n + 2, 'same-address', null]);
    const graph = buildRiskGraph(columnsOf([...shared, [1, 0, 'branch', null]]));
    const seed = Float64Array.from([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    const { risk } = spreadRisk(graph, seed, carryTable());
    expect(risk[1]! / risk[2]!).toBeGreaterThan(2.5);
  });
});

describe('strongestPaths', () => {
  it('reaches a node of many ties and does not go on through it', () => {
    const shared: Tie[] = Array.from({ length: 6 }, (_, n) => [1, n + 2, 'branch', null]);
    const graph = buildRiskGraph(columnsOf([[0, 1, 'branch', null], ...shared]));
    const options = { mostSteps: 2, least: 0, most: NODES, mostTies: 5 };
    expect(strongestPaths(graph, 0, carryTable(), options).map(({ node }) => node)).toEqual([1]);
    expect(strongestPaths(graph, 0, carryTable(), { ...options, mostTies: 7 })).toHaveLength(7);
  });

  /** Every path of up to two steps, written out. */
  const plainBest = (ties: readonly Tie[], origin: number): Map<number, number> => {
    const carried = (a: number, b: number): number =>
      Math.max(
        0,
        ...ties
          .filter(([x, y]) => x !== y && ((x === a && y === b) || (x === b && y === a)))
          .map(([, , kind, shareRatio]) => carryOf({ kind, shareRatio })),
      );
    const best = new Map<number, number>();
    for (let v = 0; v < NODES; v += 1) {
      if (v === origin) continue;
      const middles = Array.from({ length: NODES }, (_, m) => m).filter((m) => m !== origin && m !== v);
      const most = Math.max(carried(origin, v), ...middles.map((m) => carried(origin, m) * carried(m, v)));
      if (most > 0) best.set(v, most);
    }
    return best;
  };

  it('gives of many the strongest, whatever it leaves aside on the way', () => {
    fc.assert(
      fc.property(anyTies, fc.nat(NODES - 1), fc.integer({ min: 1, max: NODES }), (ties, origin, most) => {
        const graph = buildRiskGraph(columnsOf(ties));
        const all = { mostSteps: 2, least: 0, most: NODES * NODES, mostTies: 100 };
        const every = strongestPaths(graph, origin, carryTable(), all);
        const few = strongestPaths(graph, origin, carryTable(), { ...all, most });
        expect(few.map(({ node, carried }) => [node, carried])).toEqual(
          every.slice(0, most).map(({ node, carried }) => [node, carried]),
        );
      }),
    );
  });

  it('finds what every path of two steps carries, and states one that carries as much', () => {
    fc.assert(
      fc.property(anyTies, fc.nat(NODES - 1), (ties, origin) => {
        const table = carryTable();
        const reached = strongestPaths(buildRiskGraph(columnsOf(ties)), origin, table, {
          mostSteps: 2,
          least: 0,
          most: NODES,
          mostTies: 100,
        });
        const plain = plainBest(ties, origin);
        for (const { node, carried, steps } of reached) {
          expect(carried).toBeCloseTo(plain.get(node) ?? 0, 2);
          expect(steps.at(-1)?.node).toBe(node);
          expect(steps.length).toBeLessThanOrEqual(2);
          expect(steps.reduce((product, { code }) => product * table[code]!, 1)).toBeCloseTo(carried, 5);
        }
        const firm = [...plain].filter(([, carried]) => carried > 0.01).map(([node]) => node);
        expect(firm.every((node) => reached.some((each) => each.node === node))).toBe(true);
      }),
    );
  });
});
