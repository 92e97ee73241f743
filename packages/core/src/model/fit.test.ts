import { describe, expect, it } from 'vitest';
import { randomOf } from '../city/random.ts';
import { fitLogisticModel } from './fit-logistic-model.ts';
import { fitModel, type Labelled } from './fit.ts';
import { fitDefaults, type FitOptions } from './fit-options.ts';
import { permutationImportance } from './importance.ts';
import { rocArea } from './metric/ranking.ts';
import { parseModel } from './parse-model.ts';
import { createModelScorer, explainRow, probabilityFor, scoreTable } from './score-model.ts';
import { tableOf, type Table } from './table.ts';

/** The outcome follows a ÷ b, which no single column shows. */
const make = (seed: number, rowCount = 1200): Labelled => {
  const random = randomOf(seed);
  const rows = Array.from({ length: rowCount }, () => [
    2 ** (random.normal() * 3),
    2 ** (random.normal() * 3),
    random.chance(0.2) ? null : random.normal(),
    random.next(),
  ]);
  const labels = Uint8Array.from(rows, ([a, b]) =>
    random.next() < ((a ?? 1) > (b ?? 1) ? 0.8 : 0.1) ? 1 : 0,
  );
  return { table: tableOf(['a', 'b', 'c', 'd'], rows), labels };
};

const options = (own: Partial<FitOptions> = {}): FitOptions => {
  const usual = fitDefaults(1200, 4);
  return {
    ...usual,
    members: 4,
    derivedPerMember: 8,
    ...own,
    boost: { ...usual.boost, rounds: 30, ...own.boost },
  };
};

const rowOf = (table: Table, at: number) => (column: number) => table.columns[column]![at]!;

const data = make(1);
const model = fitModel(data, 'bad', options());

describe('fitted model', () => {
  it('ranks unseen rows, and the check on left-out rows promises no more than it keeps', () => {
    const unseen = make(2);
    const area = rocArea(scoreTable(model, unseen.table), unseen.labels);
    expect(area).toBeGreaterThan(0.8);
    expect(Math.abs(area - (model.card.check?.rocArea ?? 0))).toBeLessThan(0.04);
  });

  it('means its probabilities: of unseen rows about as many come true as it says', () => {
    const unseen = make(3, 4000);
    const said = Array.from(scoreTable(model, unseen.table), (raw) => probabilityFor(model, raw));
    const mean = (from: number, to: number): [said: number, came: number] => {
      const rows = [...said.keys()].filter((row) => said[row]! >= from && said[row]! < to);
      return [
        rows.reduce((sum, row) => sum + said[row]!, 0) / rows.length,
        rows.reduce((sum, row) => sum + unseen.labels[row]!, 0) / rows.length,
      ];
    };
    for (const [from, to] of [
      [0, 0.3],
      [0.5, 1],
    ] as const) {
      const [mine, came] = mean(from, to);
      expect(Math.abs(mine - came)).toBeLessThan(0.06);
    }
  });

  it('comes back from JSON to the bit', () => {
    const again = parseModel(JSON.parse(JSON.stringify(model)));
    expect(again).toEqual(model);
    expect(scoreTable(again, data.table)).toEqual(scoreTable(model, data.table));
  });

  it('is the same to the bit for the same seed', () => {
    expect(JSON.stringify(fitModel(data, 'bad', options()))).toBe(JSON.stringify(model));
    expect(JSON.stringify(fitModel(data, 'bad', options({ seed: 2 })))).not.toBe(JSON.stringify(model));
  });

  it('explains every row by parts that sum to its score within 1e-9, derived columns included', () => {
    expect(model.kind === 'trees' && model.derived.length).toBeGreaterThan(0);
    const raw = scoreTable(model, data.table);
    for (let at = 0; at < 100; at += 1) {
      const { base, contributions } = explainRow(model, rowOf(data.table, at));
      expect(contributions).toHaveLength(4);
      expect(Math.abs(contributions.reduce((a, b) => a + b, base) - raw[at]!)).toBeLessThan(1e-9);
    }
  });

  it('finds its columns by name in any order and names one that is missing', () => {
    const turned = {
      ...data.table,
      names: data.table.names.toReversed(),
      columns: data.table.columns.toReversed(),
    };
    expect(scoreTable(model, turned)).toEqual(scoreTable(model, data.table));
    expect(() => scoreTable(model, { ...data.table, names: ['a', 'b', 'c', 'other'] })).toThrow(
      /column d is missing/,
    );
  });

  it('leaves whole groups out together: a name seen under both outcomes teaches nothing about itself', () => {
    const random = randomOf(5);
    const groups = Int32Array.from({ length: 600 }, (_, row) => row % 60);
    const label = Array.from({ length: 60 }, () => (random.chance(0.5) ? 1 : 0));
    const table = tableOf(
      ['name'],
      Array.from(groups, (group) => [group]),
    );
    const labels = Uint8Array.from(groups, (group) => label[group] ?? 0);
    const own = options({ derivedPerMember: 0 });
    expect(fitModel({ table, labels }, 'x', own).card.check?.rocArea).toBeGreaterThan(0.95);
    expect(fitModel({ table, labels, groups }, 'x', own).card.check?.rocArea).toBeLessThan(0.75);
  });

  it('calibrates on later rows where they are given', () => {
    const later = { ...make(9), labels: new Uint8Array(1200).fill(0).with(0, 1) };
    const own = fitModel(data, 'bad', options(), later);
    expect(own.card.check?.basis).toBe('later-rows');
    expect(probabilityFor(own, scoreTable(own, later.table)[5]!)).toBeLessThan(0.02);
  });

  it('refuses what it cannot learn from', () => {
    expect(() => fitModel({ ...data, labels: new Uint8Array(1200) }, 'bad', options())).toThrow(
      /same outcome/,
    );
    expect(() => fitModel({ ...data, labels: new Uint8Array(3) }, 'bad', options())).toThrow(
      /3 labels for 1200 rows/,
    );
  });

  it('knows what it leans on', () => {
    const importance = permutationImportance(
      data.table,
      (table) => rocArea(scoreTable(model, table), data.labels),
      1,
    );
    expect(Math.min(importance[0]!, importance[1]!)).toBeGreaterThan(
      Math.max(importance[2]!, importance[3]!) * 3,
    );
    const [a, b, c, d] = model.card.importance as [number, number, number, number];
    expect(Math.min(a, b)).toBeGreaterThan(Math.max(c, d));
    expect(a + b + c + d).toBeCloseTo(1, 12);
  });
});

describe('logistic model file', () => {
  it('comes back from JSON to the bit and scores by name', () => {
    const own = fitLogisticModel(data, 'bad');
    const again = parseModel(JSON.parse(JSON.stringify(own)));
    expect(scoreTable(again, data.table)).toEqual(scoreTable(own, data.table));
    expect(own.card.check?.rocArea).toBeGreaterThan(0.6);
    const { base, contributions } = explainRow(own, rowOf(data.table, 3));
    expect(contributions.reduce((x, y) => x + y, base)).toBeCloseTo(scoreTable(own, data.table)[3]!, 9);
  });
});

describe('parseModel', () => {
  const damaged = (
    change: (json: { forest: { trees: { left: number[]; feature: number[] }[] } }) => void,
  ): unknown => {
    const json = JSON.parse(JSON.stringify(model));
    change(json);
    return json;
  };
  it('refuses trees in which a walk could go round or read a column that is not there', () => {
    expect(() => parseModel(damaged((json) => (json.forest.trees[0]!.left[0] = 0)))).toThrow(
      /forest\.trees\.0/,
    );
    expect(() => parseModel(damaged((json) => (json.forest.trees[0]!.left[0] = 99_999)))).toThrow(
      /outside the tree/,
    );
    expect(() => parseModel(damaged((json) => (json.forest.trees[2]!.feature[0] = 500)))).toThrow(
      /forest\.trees\.2 reads/,
    );
    expect(() => parseModel({ format: 'other' })).toThrow(/not a weisu model/);
  });
});

describe('scorer', () => {
  it('scores a part of a table at its own places', () => {
    const into = new Float64Array(1200).fill(-7);
    createModelScorer(model)(data.table, into, 100, 200);
    expect(into.slice(100, 200)).toEqual(scoreTable(model, data.table).slice(100, 200));
    expect(into[99]).toBe(-7);
    expect(into[200]).toBe(-7);
  });
});
