import { describe, expect, it } from 'vitest';
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
