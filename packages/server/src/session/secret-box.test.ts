import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretBox, newSecretKey, SecretBoxError } from './secret-box.ts';

const OLD = newSecretKey();
const NEW = Buffer.from(newSecretKey(), 'hex').toString('base64');

describe('a box for secrets', () => {
  it('opens what it sealed, for its owner alone, and shows nothing of it', () => {
    const box = createSecretBox(OLD);
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), fc.string(), fc.string(), (plain, owner, other) => {
        const sealed = box.seal(plain, owner);
        expect(sealed).not.toContain(plain);
        expect(box.seal(plain, owner)).not.toBe(sealed);
        expect(box.open(sealed, owner)).toBe(plain);
        if (other !== owner) expect(() => box.open(sealed, other)).toThrow(SecretBoxError);
      }),
    );
  });

  it('goes over to a new key: the old one opens, the new one seals', () => {
    const sealed = createSecretBox(OLD).seal('JBSWY3DP', 'off_a');
    const both = createSecretBox(`${NEW},${OLD}`);
    expect(both.isOld(sealed)).toBe(true);
    const again = both.seal(both.open(sealed, 'off_a'), 'off_a');
    expect(both.isOld(again)).toBe(false);
    expect(createSecretBox(NEW).open(again, 'off_a')).toBe('JBSWY3DP');
    expect(() => createSecretBox(NEW).open(sealed, 'off_a')).toThrow(/WEISU_SECRET_KEY/);
  });

  it('takes a secret from before there were keys as it is, and refuses what was altered', () => {
    const box = createSecretBox(OLD);
    expect(box.open('JBSWY3DPEHPK3PXP', 'off_a')).toBe('JBSWY3DPEHPK3PXP');
    expect(box.isOld('JBSWY3DPEHPK3PXP')).toBe(true);
    const parts = box.seal('JBSWY3DP', 'off_a').split('.');
    parts[3] = Buffer.from('XXXXXXXX').toString('base64url');
    expect(() => box.open(parts.join('.'), 'off_a')).toThrow(SecretBoxError);
  });

  it.each(['', 'short', 'zz'.repeat(32)])('refuses the key “%s”', (key) => {
    expect(() => createSecretBox(key)).toThrow(SecretBoxError);
  });
});
