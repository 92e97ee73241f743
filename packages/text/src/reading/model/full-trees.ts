import type { Trees } from './trees.ts';

/** Questions from the root of a tree to a leaf. */
const DEPTH = 3;
const QUESTIONS = 2 ** DEPTH - 1;
const LEAVES = 2 ** DEPTH;

/**
 * Trees all of which ask three questions, whatever the answers: node n is followed by node 2n + 1 where its fact is missing and
 * 2n + 2 where it is there, so nothing branches. A processor guesses half of all branches in trees wrongly; these say the same in a
 * third of the time.
 */
export type FullTrees = {
  readonly base: number;
  /** Column that node n of tree t asks for, at `t * 7 + n`. */
  readonly columns: Uint16Array;
  /** Leaves of tree t from `t * 8` on. */
  readonly leaves: Float32Array;
};

/** The same trees, full; a leaf that is reached sooner is said whatever is answered below it. @throws Error where one is deeper. */
export const fullTreesOf = ({ base, roots, columns, present, absent, leaves }: Trees): FullTrees => {
  const full = {
    base,
    columns: new Uint16Array(roots.length * QUESTIONS),
    leaves: new Float32Array(roots.length * LEAVES),
  };
  const fill = (tree: number, place: number, node: number): void => {
    if (place >= QUESTIONS) {
      if (node >= 0) throw new Error(`reading model: a tree is deeper than ${DEPTH}`);
      full.leaves[tree * LEAVES + place - QUESTIONS] = leaves[~node] as number;
      return;
    }
    full.columns[tree * QUESTIONS + place] = node < 0 ? 0 : (columns[node] as number);
    fill(tree, 2 * place + 1, (node < 0 ? node : absent[node]) as number);
    fill(tree, 2 * place + 2, (node < 0 ? node : present[node]) as number);
  };
  roots.forEach((root, tree) => fill(tree, 0, root));
  return full;
};

/** The trees' sum for the columns given: 1 where the fact is there, else 0. */
export const scoreFullTrees = ({ base, columns, leaves }: FullTrees, given: Uint8Array): number => {
  let sum = base;
  for (let at = 0, leaf = -QUESTIONS; at < columns.length; at += QUESTIONS, leaf += LEAVES) {
    const second = 1 + (given[columns[at] as number] as number);
    const third = 2 * second + 1 + (given[columns[at + second] as number] as number);
    sum += leaves[leaf + 2 * third + 1 + (given[columns[at + third] as number] as number)] as number;
  }
  return sum;
};
