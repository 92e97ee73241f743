/** How a column was spread when the model was trained: upper edges of groups and each group's share, missing last. */
export type Spread = { readonly edges: readonly number[]; readonly ratios: readonly number[] };

const groupOf = (edges: readonly number[], value: number): number => {
  if (Number.isNaN(value)) return edges.length + 1;
  let group = 0;
  while (group < edges.length && value > (edges[group] as number)) group += 1;
  return group;
};

const ratiosOf = (edges: readonly number[], column: ArrayLike<number>): number[] => {
  const counts = Array.from({ length: edges.length + 2 }, () => 0);
  for (let i = 0; i < column.length; i += 1) {
    const group = groupOf(edges, column[i] as number);
    counts[group] = (counts[group] as number) + 1;
  }
  return counts.map((count) => count / column.length);
};

/** Spread of a column over `groups` groups of about as many rows; NaN is a group of its own. */
export const spreadOf = (column: ArrayLike<number>, groups = 10): Spread => {
  const known = Float64Array.from(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const edges: number[] = [];
  for (let group = 1; group < groups && known.length > 0; group += 1) {
    const edge = known[Math.floor((known.length * group) / groups)] as number;
    if (edge !== edges.at(-1) && edge < (known.at(-1) as number)) edges.push(edge);
  }
  return { edges, ratios: ratiosOf(edges, column) };
};

/** A group never seen counts as this share, so that one new row does not make drift infinite. */
const LEAST_RATIO = 1e-4;

/**
 * Population stability index of a column now against then: 0 is no change; above .1 is worth a look, above .25 means
 * that the past no longer stands for the present.
 */
export const stabilityIndex = (then: Spread, column: ArrayLike<number>): number => {
  if (column.length === 0) return 0;
  const now = ratiosOf(then.edges, column);
  return now.reduce((sum, ratio, group) => {
    const a = Math.max(then.ratios[group] as number, LEAST_RATIO);
    const b = Math.max(ratio, LEAST_RATIO);
    return sum + (b - a) * Math.log(b / a);
  }, 0);
};
