import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasOrganisationCheck, isCreditCode } from '../enterprise/credit-code.ts';
import { inventCreditCode } from './invented-code.ts';

it('invents codes that pass both checks, in an area that does not exist', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(1_000_000), (city, index) => {
      const code = inventCreditCode(city, index);
      expect(isCreditCode(code)).toBe(true);
      expect(hasOrganisationCheck(code)).toBe(true);
      // Division codes (GB/T 2260) begin with 1 to 8; 99 is no one's.
      expect(code.slice(2, 4)).toBe('99');
    }),
  );
});

it('gives every enterprise of a city a code of its own', () => {
  const codes = new Set(Array.from({ length: 50_000 }, (_, index) => inventCreditCode(5, index)));
  expect(codes.size).toBe(50_000);
});
