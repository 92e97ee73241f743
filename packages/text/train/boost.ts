import type { Trees } from '../src/reading/model/trees.ts';
import { seeded } from './seeded.ts';

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
  /** Share of the rows from which each tree learns, and of the columns that it may ask for. */
  readonly sample: number;
  readonly columnSample: number;
  readonly seed: number;
};

type Building = {
  readonly columns: number[];
  readonly present: number[];
  readonly absent: number[];
  readonly leaves: number[];
};

/** A text whose slope is smaller teaches a tree nothing: most of the background, after the first rounds. */
const SETTLED = 0.008;

/** Stochastic gradient boosting with logistic loss (Friedman 2002); seeded, greedy, ties to the lowest column. */
export const boost = (boosting: Boosting): Trees => {
  const {
    facts,
    columns,
    targets,
    importance,
    rounds,
    depth,
    rate,
    ridge,
    least,
    sample,
    columnSample,
    seed,
  } = boosting;
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

  const random = seeded(seed);
  const asked = new Uint8Array(columns);
  const width = (columns + 7) >> 3;
  const bits = new Uint8Array(facts.length * width);
  facts.forEach((own, row) => {
    for (const column of own) {
      const at = row * width + (column >> 3);
      bits[at] = (bits[at] as number) | (1 << (column & 7));
    }
  });
  const has = (row: number, column: number): boolean =>
    (((bits[row * width + (column >> 3)] as number) >> (column & 7)) & 1) === 1;
  const leaf = (g: number, h: number): number => {
    const value = (-rate * g) / (h + ridge);
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
    if (level === 0 || h < 2 * least) return leaf(g, h);
    sumG.fill(0);
    sumH.fill(0);
    for (const row of members) {
      const own = facts[row] as Uint32Array;
      const [gradient, curvature] = [gradients[row] as number, curvatures[row] as number];
      for (let place = 0; place < own.length; place += 1) {
        const column = own[place] as number;
        sumG[column] = (sumG[column] as number) + gradient;
        sumH[column] = (sumH[column] as number) + curvature;
      }
    }
    let best = -1;
    let bestGain = 1e-3;
    const whole = (g * g) / (h + ridge);
    for (let column = 0; column < columns; column += 1) {
      if (asked[column] === 0) continue;
      const hasH = sumH[column] as number;
      if (hasH < least || h - hasH < least) continue;
      const hasG = sumG[column] as number;
      const gain = (hasG * hasG) / (hasH + ridge) + ((g - hasG) * (g - hasG)) / (h - hasH + ridge) - whole;
      if (gain > bestGain) {
        bestGain = gain;
        best = column;
      }
    }
    if (best === -1) return leaf(g, h);
    const having: number[] = [];
    const lacking: number[] = [];
    for (const row of members) (has(row, best) ? having : lacking).push(row);
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
    for (let column = 0; column < columns; column += 1) asked[column] = random() < columnSample ? 1 : 0;
    const root = grow(
      rows.filter((row) => random() < sample && Math.abs(gradients[row] as number) >= SETTLED),
      depth,
    );
    roots.push(root);
    for (const row of rows) {
      let node = root;
      while (node >= 0)
        node = (
          has(row, building.columns[node] as number) ? building.present[node] : building.absent[node]
        ) as number;
      scores[row] = (scores[row] as number) + (building.leaves[~node] as number);
    }
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

/** Trees that say the mean of what several others say. */
export const meanOf = (forests: readonly Trees[]): Trees => {
  const share = 1 / forests.length;
  let nodes = 0;
  let leaves = 0;
  const moved = forests.map((forest) => {
    const [fromNode, fromLeaf] = [nodes, leaves];
    nodes += forest.columns.length;
    leaves += forest.leaves.length;
    // A negative child is a leaf, at `~child`.
    const move = (child: number): number => (child >= 0 ? child + fromNode : ~(~child + fromLeaf));
    return {
      base: forest.base * share,
      roots: forest.roots.map(move),
      columns: forest.columns,
      present: forest.present.map(move),
      absent: forest.absent.map(move),
      leaves: forest.leaves.map((leaf) => leaf * share),
    };
  });
  const joined = (of: (forest: Trees) => Int32Array): Int32Array =>
    Int32Array.from(moved.flatMap((forest) => [...of(forest)]));
  return {
    base: moved.reduce((sum, { base }) => sum + base, 0),
    roots: joined(({ roots }) => roots),
    columns: Uint32Array.from(moved.flatMap(({ columns }) => [...columns])),
    present: joined(({ present }) => present),
    absent: joined(({ absent }) => absent),
    leaves: Float32Array.from(moved.flatMap(({ leaves }) => [...leaves])),
  };
};
