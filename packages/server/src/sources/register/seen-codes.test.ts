import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSeenCodes } from './seen-codes.ts';

it('says what a map of strings says', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^9[0-9A-C]{2}$/)), (codes) => {
      const seen = createSeenCodes();
      const oracle = new Map<string, number>();
      codes.forEach((code, index) => {
        expect(seen.firstRowOf(code, index + 1)).toBe(oracle.get(code) ?? 0);
        if (!oracle.has(code)) oracle.set(code, index + 1);
      });
    }),
  );
});

it('grows and forgets nothing', () => {
  const seen = createSeenCodes();
  const codes = Array.from({ length: 30_000 }, (_, n) => `9111${String(n * 7919).padStart(14, '0')}`);
  expect(codes.every((code, index) => seen.firstRowOf(code, index + 1) === 0)).toBe(true);
  expect(codes.every((code, index) => seen.firstRowOf(code, 1) === index + 1)).toBe(true);
});
