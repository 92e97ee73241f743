import { expect, test } from 'vitest';
import { scoreTrees } from '../src/reading/model/trees.ts';
import { boost, type Boosting, meanOf } from './boost.ts';
import { learn, type Training } from './logistic.ts';
import { learnRanking, type Ranking } from './rank.ts';
import { seeded } from './seeded.ts';

const ROWS = 120;
const COLUMNS = 9;
const random = seeded(1);
const facts = Array.from({ length: ROWS }, () =>
  Uint32Array.from([...Array(COLUMNS).keys()].filter(() => random() < 0.4)),
);
const targets = Float32Array.from(facts, (own) => Number(own.includes(2) !== own.includes(5)));
const rows = [...facts.keys()];
const importance = new Float32Array(ROWS).fill(1);

test('the mean of several forests says the mean of what each says', () => {
  const boosting: Boosting = {
    facts,
    rows,
    columns: COLUMNS,
    targets,
    importance,
    rounds: 12,
    depth: 3,
    rate: 0.2,
    ridge: 1,
    least: 0.1,
    sample: 0.7,
    columnSample: 0.6,
    seed: 7,
  };
  const forests = [7, 8, 9].map((seed) => boost({ ...boosting, seed }));
  const mean = meanOf(forests);
  for (const own of facts) {
    const given = new Uint8Array(COLUMNS);
    for (const column of own) given[column] = 1;
    const each = forests.map((forest) => scoreTrees(forest, given));
    expect(scoreTrees(mean, given)).toBeCloseTo((each[0]! + each[1]! + each[2]!) / 3, 4);
  }
  expect(new Set(forests.map((forest) => forest.columns.join()))).toHaveProperty('size', 3);
});

const starts = Uint32Array.from([0, ...facts.map((own) => own.length)]);
for (let row = 0; row < ROWS; row += 1) starts[row + 1] = starts[row]! + starts[row + 1]!;
const matrix = {
  rows: ROWS,
  starts,
  columns: Uint32Array.from(facts.flatMap((own) => [...own])),
  values: new Float32Array(starts[ROWS]!).fill(1),
};

test('regressions learned in several orders are the mean of those learned in each, and the same each time', () => {
  const training: Training = {
    matrix,
    rows,
    columns: COLUMNS,
    outputs: 1,
    targets,
    importance,
    epochs: 2,
    rate: 0.1,
    ridge: 1e-4,
    orders: 1,
  };
  const [one, two, three] = [1, 2, 3].map((orders) => [...learn({ ...training, orders }).weights]);
  expect(two).not.toEqual(one);
  // What the third order alone says, from the means with and without it.
  const third = three!.map((weight, column) => 3 * weight - 2 * two![column]!);
  expect(Math.max(...third.map((weight, column) => Math.abs(weight - one![column]!)))).toBeGreaterThan(0);
  expect(Math.max(...third.map((weight, column) => Math.abs(weight - one![column]!)))).toBeLessThan(1);
  expect([...learn({ ...training, orders: 3 }).weights]).toEqual(three);
});

test('a rank learned in several orders prefers what is right, and is the same each time', () => {
  const ranking: Ranking = {
    matrix,
    textOf: rows.map((row) => row >> 2),
    importance: rows.map(() => 1),
    columns: COLUMNS,
    right: facts.map((own) => Number(own.includes(2))),
    rightImportance: 3,
    rivalry: 3,
    epochs: 3,
    rate: 0.1,
    ridge: 1e-4,
    orders: 3,
  };
  const { weights } = learnRanking(ranking);
  expect(weights.indexOf(Math.max(...weights))).toBe(2);
  expect([...learnRanking(ranking).weights]).toEqual([...weights]);
  expect([...learnRanking({ ...ranking, orders: 1 }).weights]).not.toEqual([...weights]);
});
