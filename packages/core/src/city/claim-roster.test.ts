import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isIdentity } from '../casework/claims/roster/identity.ts';
import { inventClaimRoster } from './claim-roster.ts';

const asked = { key: 'roster', appliedOn: '2022-02-18', stage: 'applied', kinds: ['wages', 'overtime'] };

it('comes to the total to the fen, the same for the same key', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      (count, more) => {
        const roster = inventClaimRoster({ ...asked, count, totalFen: count + more });
        expect(roster).toHaveLength(count);
        expect(roster.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(count + more);
        expect(roster.every(({ amountFen }) => amountFen > 0)).toBe(true);
        expect(inventClaimRoster({ ...asked, count, totalFen: count + more })).toEqual(roster);
      },
    ),
    { numRuns: 30 },
  );
});

it('is of nobody: each number is whole and of an area that does not exist', () => {
  const roster = inventClaimRoster({ ...asked, count: 300, totalFen: 3_000_000_000 });
  for (const { identity } of roster) {
    expect(identity).toMatch(/^99/);
    expect(isIdentity(identity ?? '')).toBe(true);
  }
  expect(new Set(roster.map(({ kind }) => kind))).toEqual(new Set(asked.kinds));
});
