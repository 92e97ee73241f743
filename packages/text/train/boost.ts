import type { Trees } from '../src/reading/model/trees.ts';

export type Boosting = {
  /** Columns that each row has. */
  readonly facts: readonly Uint32Array[];
  readonly rows: readonly number[];
  readonly columns: number;
  /** Wanted probability by row; NaN where unknown. */
  readonly targets: Float32Array;
  readonly importance: Float32Array;
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** Ridge on leaf values. */
  readonly ridge: number;
  /** Least sum of curvature in a leaf. */
  readonly least: number;
};

type Building = {
  readonly columns: number[];
  readonly present: number[];
  readonly absent: number[];
  readonly leaves: number[];
};

/** Gradient boosting with logistic loss; greedy, without chance, ties to the lowest column. */
export const boost = (boosting: Boosting): Trees => {
  const { facts, columns, targets, importance, rounds, depth, rate, ridge, least } = boosting;
  const rows = boosting.rows.filter((row) => !Number.isNaN(targets[row] as number));
  let wanted = 0;
  let total = 0;
  for (const row of rows) {
    wanted += (targets[row] as number) * (importance[row] as number);
    total += importance[row] as number;
  }
  const share = Math.min(0.99, Math.max(0.01, wanted / (total || 1)));
  const base = Math.log(share / (1 - share));
  const scores = new Float64Array(facts.length).fill(base);
  const gradients = new Float64Array(facts.length);
  const curvatures = new Float64Array(facts.length);
  const building: Building = { columns: [], present: [], absent: [], leaves: [] };
  const roots: number[] = [];
  const sumG = new Float64Array(columns);
  const sumH = new Float64Array(columns);

  const leaf = (members: readonly number[], g: number, h: number): number => {
    const value = (-rate * g) / (h + ridge);
    for (const row of members) scores[row] = (scores[row] as number) + value;
    building.leaves.push(value);
    return ~(building.leaves.length - 1);
  };

  const grow = (members: readonly number[], level: number): number => {
    let g = 0;
    let h = 0;
    for (const row of members) {
      g += gradients[row] as number;
      h += curvatures[row] as number;
    }
    if (level === 0 || h < 2 * least) return leaf(members, g, h);
    sumG.fill(0);
    sumH.fill(0);
    for (const row of members)
      for (const column of facts[row] as Uint32Array) {
        sumG[column] = (sumG[column] as number) + (gradients[row] as number);
        sumH[column] = (sumH[column] as number) + (curvatures[row] as number);
      }
    let best = -1;
    let bestGain = 1e-3;
    const whole = (g * g) / (h + ridge);
    for (let column = 0; column < columns; column += 1) {
      const hasH = sumH[column] as number;
      if (hasH < least || h - hasH < least) continue;
      const hasG = sumG[column] as number;
      const gain = (hasG * hasG) / (hasH + ridge) + ((g - hasG) * (g - hasG)) / (h - hasH + ridge) - whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = column;
      }
    }
    if (best === -1) return leaf(members, g, h);
    const having: number[] = [];
    const lacking: number[] = [];
    for (const row of members) ((facts[row] as Uint32Array).includes(best) ? having : lacking).push(row);
    const node = building.columns.length;
    building.columns.push(best);
    building.present.push(0);
    building.absent.push(0);
    building.present[node] = grow(having, level - 1);
    building.absent[node] = grow(lacking, level - 1);
    return node;
  };

  for (let round = 0; round < rounds; round += 1) {
    for (const row of rows) {
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)));
      gradients[row] = (chance - (targets[row] as number)) * (importance[row] as number);
      curvatures[row] = Math.max(1e-6, chance * (1 - chance)) * (importance[row] as number);
    }
    roots.push(grow(rows, depth));
  }
  return {
    base,
    roots: Int32Array.from(roots),
    columns: Uint32Array.from(building.columns),
    present: Int32Array.from(building.present),
    absent: Int32Array.from(building.absent),
    leaves: Float32Array.from(building.leaves),
  };
};
