import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fenFromTyped, writeFen } from './fen.ts';

it('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (fen) => {
      expect(fenFromTyped(writeFen(fen))).toBe(fen);
    }),
  );
});

it.each(['', '0', '-1', '1.234', '1e3', '很多', '1.'])('takes %s for no amount', (text) => {
  expect(fenFromTyped(text)).toBeUndefined();
});
