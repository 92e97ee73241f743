import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { randomOf } from '../../city/random.ts';
import { rocArea } from '../metric/ranking.ts';
import { tableOf, type Table } from '../table.ts';
import { binTable } from './bin.ts';
import { boost, BOOST_DEFAULTS, type BoostOptions, type Forest } from './boost.ts';
import { createScorer } from './score.ts';
import { valueOf } from './tree.ts';

type Made = { readonly table: Table; readonly labels: Uint8Array };

/** Rows whose outcome depends on two columns and on one being missing; the last column is noise. */
const make = (rowCount: number, seed: number): Made => {
  const random = randomOf(seed);
  const rows = Array.from({ length: rowCount }, () => [
    Math.round(random.normal() * 40) / 10,
    random.chance(0.2) ? null : Math.round(random.normal() * 40) / 10,
    random.next(),
  ]);
  const labels = Uint8Array.from(rows, ([a, b]) => {
    const odds = (a ?? 0) * 2 + (b === null ? 2 : -(b ?? 0));
    return random.next() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
  });
  labels[0] = 0;
  labels[1] = 1;
  return { table: tableOf(['a', 'b', 'noise'], rows), labels };
};

const scoreOne = (forest: Forest, table: Table, row: number): number => {
  let raw = forest.base;
  for (const tree of forest.trees) raw += valueOf(tree, (column) => table.columns[column]![row]!);
  return raw;
};

const scores = (forest: Forest, table: Table): Float64Array =>
  Float64Array.from({ length: table.rowCount }, (_, row) => scoreOne(forest, table, row));

const options = (own: Partial<BoostOptions> = {}): BoostOptions => ({
  ...BOOST_DEFAULTS,
  rounds: 30,
  ...own,
});

/** Loss saved by the best first split, tried one by one on exact gradients. */
const bestFirstGain = ({ table, labels }: Made, l2: number, minChildWeight: number): number => {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const odds = (positives + 0.5) / (labels.length - positives + 0.5);
  const p = odds / (1 + odds);
  const h = p * (1 - p);
  const gain = (rows: number[]): number => {
    const g = rows.reduce((sum, row) => sum + p - labels[row]!, 0);
    return g ** 2 / (rows.length * h + l2);
  };
  const all = [...labels.keys()];
  let best = 0;
  for (const column of table.columns)
    for (const limit of [...new Set(column)].filter((value) => !Number.isNaN(value)))
      for (const missingLeft of [true, false]) {
        const isLeft = (row: number): boolean =>
          Number.isNaN(column[row]!) ? missingLeft : column[row]! <= limit;
        const left = all.filter(isLeft);
        const right = all.filter((row) => !isLeft(row));
        if (left.length * h < minChildWeight || right.length * h < minChildWeight) continue;
        best = Math.max(best, gain(left) + gain(right) - gain(all));
      }
  return best;
};

describe('boosted trees', () => {
  it('finds the split that trying every one by one finds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 20, max: 200 }), (seed, rowCount) => {
        const made = make(rowCount, seed);
        const { trees } = boost(binTable(made.table), made.labels, options({ rounds: 1, maxDepth: 1 }));
        const naive = bestFirstGain(made, 1, 1);
        expect(Math.abs((trees[0]?.gain[0] ?? 0) - naive)).toBeLessThanOrEqual(1e-3 * Math.max(1, naive));
      }),
      { numRuns: 10 * inject('thoroughness') },
    );
  });

  it('learns what depends on two columns and on a missing value, and ranks rows it has not seen', () => {
    const made = make(2000, 1);
    const unseen = make(1000, 2);
    const forest = boost(binTable(made.table), made.labels, options());
    expect(rocArea(scores(forest, unseen.table), unseen.labels)).toBeGreaterThan(0.88);
    const raw = scores(
      forest,
      tableOf(
        ['a', 'b', 'noise'],
        [
          [0, null, 0.5],
          [0, 2, 0.5],
        ],
      ),
    );
    expect(raw[0]!).toBeGreaterThan(raw[1]! + 2);
  });

  it('gives the same bits for the same seed, and others for another', () => {
    const made = make(500, 3);
    const own = options({ rowRatio: 0.7, columnRatio: 0.7, nodeColumnRatio: 0.7 });
    const binned = binTable(made.table);
    const first = JSON.stringify(boost(binned, made.labels, own));
    expect(JSON.stringify(boost(binned, made.labels, own))).toBe(first);
    expect(JSON.stringify(boost(binned, made.labels, { ...own, seed: 2 }))).not.toBe(first);
  });

  it('never falls with a column that may only make it rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(1, -1), (seed, direction) => {
        const made = make(300, seed);
        const monotone = Int8Array.from([direction, 0, 0]);
        const forest = boost(binTable(made.table), made.labels, options({ monotone, minChildWeight: 0.1 }));
        const random = randomOf(seed, 9);
        for (let i = 0; i < 20; i += 1) {
          const rest = [random.chance(0.3) ? null : random.normal() * 4, random.next()];
          const rising = Array.from({ length: 40 }, (_, step) => [(step - 20) / 2, ...rest]);
          const raw = scores(forest, tableOf(['a', 'b', 'noise'], rising));
          raw.forEach((score, at) => {
            if (at > 0) expect((score - raw[at - 1]!) * direction).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 5 * inject('thoroughness') },
    );
  });

  it('keeps to depth, leaves and least weight', () => {
    const made = make(600, 5);
    const own = options({ maxDepth: 5, maxLeaves: 7, minChildWeight: 12 });
    for (const tree of boost(binTable(made.table), made.labels, own).trees) {
      const leaves = tree.feature.filter((feature) => feature < 0).length;
      expect(leaves).toBeLessThanOrEqual(7);
      // a row weighs at most a quarter
      tree.cover.forEach((cover) => expect(cover).toBeGreaterThanOrEqual(48));
    }
  });

  it('trains on the scores that its trees give, also of rows a tree was not shown', () => {
    const made = make(400, 6);
    for (const rowRatio of [1, 0.5]) {
      const losses: number[] = [];
      const own = options({ rowRatio, rounds: 20 });
      const binned = binTable(made.table);
      const whole = boost(binned, made.labels, own);
      for (const rounds of [1, 5, 20]) {
        const forest = { ...whole, trees: whole.trees.slice(0, rounds) };
        const raw = scores(forest, made.table);
        losses.push(
          raw.reduce(
            (sum, score, row) => sum + Math.log1p(Math.exp(made.labels[row] === 1 ? -score : score)),
            0,
          ),
        );
      }
      expect(losses[1]).toBeLessThan(losses[0]!);
      expect(losses[2]).toBeLessThan(losses[1]!);
    }
  });

  it('scores many rows at once to the same bits as one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 150 }), (seed, rowCount) => {
        const made = make(200, seed);
        const forest = boost(
          binTable(made.table),
          made.labels,
          options({ rounds: 10, maxLeaves: 9, maxDepth: 8 }),
        );
        const other = make(rowCount, seed + 1).table;
        const into = new Float64Array(rowCount).fill(7);
        createScorer(forest)(other, into, 1, rowCount - 1);
        expect(into[0]).toBe(7);
        expect(into[rowCount - 1]).toBe(7);
        expect(into.subarray(1, rowCount - 1)).toEqual(scores(forest, other).subarray(1, rowCount - 1));
      }),
      { numRuns: 5 * inject('thoroughness') },
    );
  });
});
