import { expect, it } from 'vitest';
import { writeBytes } from './write-bytes.ts';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 kB'],
  [104_857_600, '100 MB'],
  [5 * 1024 ** 4, '5.0 TB'],
  [5 * 1024 ** 5, '5120 TB'],
])('writes %i as %s', (bytes, words) => {
  expect(writeBytes(bytes)).toBe(words);
});
