import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacterOf,
  hasOrganisationCheck,
  isCreditCode,
  normaliseCreditCode,
  organisationCheckOf,
} from './credit-code.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const letters = (count: number) =>
  fc.array(fc.constantFrom(...ALPHABET), { minLength: count, maxLength: count });
const code = fc
  .tuple(letters(2), fc.integer({ min: 990000, max: 999999 }), letters(9))
  .map(([head, area, tail]) => `${head.join('')}${area}${tail.join('')}`)
  .map((first17) => first17 + checkCharacterOf(first17));

describe('credit code (GB 32100-2015)', () => {
  it('agrees with a check character worked out by hand', () => {
    // 9·1 + 1·3 + 9·9 + 9·27 + 1·28 = 364, 364 mod 31 = 23, and 31 − 23 = 8 stands for the character 8.
    expect(checkCharacterOf('91990000000000001')).toBe('8');
    expect(isCreditCode('919900000000000018')).toBe(true);
    expect(isCreditCode('919900000000000019')).toBe(false);
  });

  it('reveals every change of one character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), fc.constantFrom(...ALPHABET), (valid, at, other) => {
        fc.pre(valid.charAt(at) !== other);
        expect(isCreditCode(valid)).toBe(true);
        expect(isCreditCode(valid.slice(0, at) + other + valid.slice(at + 1))).toBe(false);
      }),
    );
  });

  it('reveals every swap of neighbours that differ', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (valid, at) => {
        const [a, b] = [valid.charAt(at), valid.charAt(at + 1)];
        fc.pre(a !== b);
        expect(isCreditCode(valid.slice(0, at) + b + a + valid.slice(at + 2))).toBe(false);
      }),
    );
  });

  it('refuses letters outside the alphabet, other lengths and an area that is no number', () => {
    expect(checkCharacterOf('9199000000000000I')).toBeNull();
    expect(checkCharacterOf('9199')).toBeNull();
    expect(checkCharacterOf('919900000000000011')).toBeNull();
    expect(isCreditCode('')).toBe(false);
    const first17 = '91ABCDEF000000001';
    expect(isCreditCode(first17 + checkCharacterOf(first17))).toBe(false);
  });

  it('normalises what people write, and normalising twice changes nothing', () => {
    expect(normaliseCreditCode(' ９１９９００００－ＭＡ００ xy12 3h ')).toBe('91990000MA00XY123H');
    fc.assert(
      fc.property(fc.string(), (s) => normaliseCreditCode(normaliseCreditCode(s)) === normaliseCreditCode(s)),
    );
    fc.assert(fc.property(code, (valid) => normaliseCreditCode(valid.toLowerCase()) === valid));
  });
});

describe('organisation code (GB 11714)', () => {
  it('reveals every changed digit, but not every changed letter', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{8}$/),
        fc.nat(7),
        fc.integer({ min: 0, max: 9 }),
        (body, at, digit) => {
          fc.pre(body.charAt(at) !== String(digit));
          expect(organisationCheckOf(body.slice(0, at) + digit + body.slice(at + 1))).not.toBe(
            organisationCheckOf(body),
          );
        },
      ),
    );
    expect(organisationCheckOf('A0000000')).toBe(organisationCheckOf('L0000000'));
  });

  it('agrees with a check character worked out by hand', () => {
    // 1·3 + 2·7 + 3·9 + 4·10 + 5·5 + 6·8 + 7·4 + 8·2 = 201, 201 mod 11 = 3, 11 − 3 = 8.
    expect(organisationCheckOf('12345678')).toBe('8');
    expect(organisationCheckOf('1234567')).toBeNull();
    expect(hasOrganisationCheck('91990000123456788')).toBe(true);
    expect(hasOrganisationCheck('91990000123456780')).toBe(false);
  });
});
