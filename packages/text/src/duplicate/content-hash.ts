import { normalise } from '../normalise/normalise.ts';

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

const finish = (value: number): number => {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
};

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** Two code units as one 32-bit word; zero beyond the end (the length is mixed in, so padding cannot collide). */
const wordAt = (text: string, at: number): number =>
  (at < text.length ? text.charCodeAt(at) : 0) | ((at + 1 < text.length ? text.charCodeAt(at + 1) : 0) << 16);

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** MurmurHash3 x86 128 over UTF-16 code units, as 32 hexadecimal digits. Not cryptographic: a chosen text can collide. */
export const hash128 = (text: string): string => {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 8) {
    a ^= Math.imul(rotate(Math.imul(wordAt(text, at), C1), 15), C2);
    a = (Math.imul((rotate(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0;
    b ^= Math.imul(rotate(Math.imul(wordAt(text, at + 2), C2), 16), C3);
    b = (Math.imul((rotate(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0;
    c ^= Math.imul(rotate(Math.imul(wordAt(text, at + 4), C3), 17), C4);
    c = (Math.imul((rotate(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0;
    d ^= Math.imul(rotate(Math.imul(wordAt(text, at + 6), C4), 18), C1);
    d = (Math.imul((rotate(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0;
  }
  const bytes = text.length * 2;
  a ^= bytes;
  b ^= bytes;
  c ^= bytes;
  d ^= bytes;
  a = (a + b + c + d) | 0;
  b = (b + a) | 0;
  c = (c + a) | 0;
  d = (d + a) | 0;
  a = finish(a);
  b = finish(b);
  c = finish(c);
  d = finish(d);
  a = (a + b + c + d) | 0;
  return hex(a) + hex((b + a) | 0) + hex((c + a) | 0) + hex((d + a) | 0);
};

/**
 * Identity of a text for exact duplicates: 32 hexadecimal digits, equal for texts that differ only in width, script,
 * letter case, invisible characters and white space. Not cryptographic; do not use it as proof that nothing changed.
 */
export const contentHash = (text: string): string => hash128(normalise(text).text.replace(/\s+/g, ''));
