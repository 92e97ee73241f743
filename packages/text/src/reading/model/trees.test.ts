import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullTreesOf, scoreFullTrees } from './full-trees.ts';
import { scoreTrees, type Trees } from './trees.ts';

describe('scoreTrees', () => {
  it('adds one leaf a tree to the base', () => {
    // Tree 1 asks for fact 3, then fact 5; tree 2 is one leaf.
    const trees: Trees = {
      base: 1,
      roots: Int32Array.of(0, ~3),
      columns: Uint32Array.of(3, 5),
      present: Int32Array.of(1, ~0),
      absent: Int32Array.of(~2, ~1),
      leaves: Float32Array.of(8, 4, 2, 0.5),
    };
    const score = (...facts: number[]): number =>
      scoreTrees(
        trees,
        Uint8Array.from({ length: 6 }, (_, column) => Number(facts.includes(column))),
      );
    expect(score()).toBe(3.5);
    expect(score(3)).toBe(5.5);
    expect(score(3, 5)).toBe(9.5);
    expect(score(5)).toBe(3.5);
  });
});

const COLUMNS = 9;

/** A tree of at most so many questions as the forests grow them: its nodes and leaves put behind those of the trees before. */
type Grown = { readonly column: number; readonly present: Grown; readonly absent: Grown } | number;
const grownTo = (depth: number): fc.Arbitrary<Grown> =>
  depth === 0
    ? fc.float({ noNaN: true, noDefaultInfinity: true })
    : fc.oneof(
        fc.float({ noNaN: true, noDefaultInfinity: true }),
        fc.record({
          column: fc.nat(COLUMNS - 1),
          present: grownTo(depth - 1),
          absent: grownTo(depth - 1),
        }),
      );

const treesOf = (grown: readonly Grown[]): Trees => {
  const [columns, present, absent, leaves]: [number[], number[], number[], number[]] = [[], [], [], []];
  const plant = (tree: Grown): number => {
    if (typeof tree === 'number') return ~(leaves.push(tree) - 1);
    const node = columns.push(tree.column) - 1;
    present[node] = plant(tree.present);
    absent[node] = plant(tree.absent);
    return node;
  };
  const roots = Int32Array.from(grown, plant);
  return {
    base: 0.25,
    roots,
    columns: Uint32Array.from(columns),
    present: Int32Array.from(present),
    absent: Int32Array.from(absent),
    leaves: Float32Array.from(leaves),
  };
};

describe('scoreFullTrees', () => {
  it('says what the trees say, to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(grownTo(3), { maxLength: 6 }),
        fc.array(fc.nat(1), { minLength: COLUMNS, maxLength: COLUMNS }),
        (grown, given) => {
          const trees = treesOf(grown);
          const facts = Uint8Array.from(given);
          expect(scoreFullTrees(fullTreesOf(trees), facts)).toBe(scoreTrees(trees, facts));
        },
      ),
    );
  });

  it('are refused where they are deeper', () => {
    const deep = [0, 1, 2, 3].reduce<Grown>((below, column) => ({ column, present: below, absent: 1 }), 2);
    expect(() => fullTreesOf(treesOf([deep]))).toThrow('deeper than 3');
  });
});
