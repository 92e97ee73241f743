import { expect, it } from 'vitest';
import { findUnstorable } from './unstorable.ts';

it.each([
  ['未诉 𠮷 👨‍👩‍👧', undefined],
  ['a\0b', ''],
  ['\uD800', ''],
  ['甲\uDC00', ''],
  [{ a: { b: ['x', 'y\0'] } }, 'a.b.1'],
  [{ a: { 'k\0': 1 } }, 'a'],
  [{ a: [null, 1, true, 'z'] }, undefined],
])('%j → %j', (value, path) => {
  expect(findUnstorable(value)).toBe(path);
});

it('refuses what is nested deeper than any form, at once', () => {
  const depth = 120_000;
  const nested: unknown = JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(findUnstorable(nested)).toMatch(/^0(\.0)+$/);
});
