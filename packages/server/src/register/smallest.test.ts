import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSmallest } from './smallest.ts';

it('keeps what sorting everything keeps', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(8), (keys, most) => {
      const smallest = createSmallest(most);
      keys.forEach((key, entry) => smallest.put(key, entry));
      const oracle = keys
        .map((key, entry) => ({ key, entry }))
        .sort((a, b) => a.key - b.key || a.entry - b.entry);
      expect(smallest.take()).toEqual(oracle.slice(0, most).map(({ entry }) => entry));
    }),
  );
});
