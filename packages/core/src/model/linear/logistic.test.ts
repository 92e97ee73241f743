import { describe, expect, it } from 'vitest';
import { randomOf } from '../../city/random.ts';
import { tableOf } from '../table.ts';
import { explainLogistic, fitLogistic, scoreLogistic } from './logistic.ts';
import { solve } from './solve.ts';

const random = randomOf(11);
const rows = Array.from({ length: 4000 }, () => [
  random.normal(),
  random.chance(0.3) ? null : random.normal() * 100 + 50,
  3,
]);
const labels = Uint8Array.from(rows, ([a, b]) =>
  random.next() < 1 / (1 + Math.exp(1 - 1.5 * (a ?? 0) - (b === null ? 2 : 0))) ? 1 : 0,
);
const table = tableOf(['a', 'b', 'constant'], rows);

describe('logistic model', () => {
  it('finds the weights that made the outcomes, also that of being missing', () => {
    const model = fitLogistic(table, labels);
    const slope = model.weight[0]! / model.deviation[0]!;
    expect(slope).toBeGreaterThan(1.35);
    expect(slope).toBeLessThan(1.65);
    expect(Math.abs(model.weight[1]!)).toBeLessThan(0.15);
    expect(model.missingWeight[1]!).toBeGreaterThan(1.7);
    expect(model.missingWeight[0]).toBe(0);
  });

  it('stands where its slope is level: no small change of a weight fits better', () => {
    const model = fitLogistic(table, labels);
    const loss = (weight: readonly number[]): number => {
      const own = { ...model, weight };
      return rows.reduce(
        (sum, _, at) => {
          const raw = scoreLogistic(own, (column) => table.columns[column]![at]!);
          return sum + Math.log1p(Math.exp(labels[at] === 1 ? -raw : raw));
        },
        weight.reduce((sum, w) => sum + (w * w) / 2, 0),
      );
    };
    const best = loss(model.weight);
    for (const [column, w] of model.weight.entries())
      for (const step of [-0.01, 0.01])
        expect(loss(model.weight.with(column, w + step))).toBeGreaterThan(best);
  });

  it('explains a score by parts that sum to it', () => {
    const model = fitLogistic(table, labels);
    for (const row of [
      [1, 2, 3],
      [NaN, NaN, NaN],
      [-90, 1e9, 0],
    ]) {
      const { base, contributions } = explainLogistic(model, (column) => row[column]!);
      const sum = contributions.reduce((a, b) => a + b, base);
      expect(Math.abs(sum - scoreLogistic(model, (column) => row[column]!))).toBeLessThan(1e-9);
    }
  });
});

describe('solve', () => {
  it('solves what is positive definite and refuses what is not', () => {
    const [x, y] = solve(Float64Array.from([4, 0, 2, 3]), Float64Array.from([8, 7]));
    expect(x).toBeCloseTo(1.25, 12);
    expect(y).toBeCloseTo(1.5, 12);
    expect(() => solve(Float64Array.from([1, 0, 2, 1]), Float64Array.from([1, 1]))).toThrow(
      /positive definite/,
    );
  });
});
