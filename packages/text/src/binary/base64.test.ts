import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfBase64 } from './base64.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The textbook way, bit by bit. */
const encoded = (bytes: Uint8Array): string => {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = (bits.match(/.{1,6}/g) ?? []).map(
    (six) => ALPHABET[Number.parseInt(six.padEnd(6, '0'), 2)] ?? '',
  );
  return characters.join('') + '='.repeat((3 - (bytes.length % 3)) % 3);
};

describe('bytesOfBase64', { timeout: 30_000 }, () => {
  it('gives back the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect([...bytesOfBase64(encoded(bytes))]).toEqual([...bytes]);
      }),
    );
  });
});
