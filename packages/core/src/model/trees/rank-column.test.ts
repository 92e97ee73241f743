import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { rankColumnOf, rankOf } from './rank-column.ts';

it('counts the thresholds below a value as one would by hand, whatever their spread', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -20, max: 20 }),
    fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 0, 5e-324),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(number, { minLength: 1, maxLength: 60 }),
      fc.array(number, { maxLength: 30 }),
      (limits, values) => {
        const thresholds = Float64Array.from(limits).sort();
        const column = rankColumnOf(thresholds);
        for (const value of [...values, ...thresholds])
          expect(rankOf(column, value)).toBe(thresholds.filter((limit) => limit < value).length);
      },
    ),
    { numRuns: 100 * inject('thoroughness') },
  );
});
