import type { Random } from '../packages/core/src/city/random.ts';

/** Strings that have broken programs: injection, encodings, directions, lengths, names that mean something to JavaScript or SQL. */
const HOSTILE_STRINGS: readonly string[] = [
  '',
  ' ',
  '\t\n\r',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uDFFF甲',
  '\uFEFF',
  '\u202E未诉\u202C',
  '\u200B\u200D',
  '𠮷野家',
  '👨‍👩‍👧‍👦',
  'é',
  "' or '1'='1",
  "'; drop table enterprises; --",
  '" or ""="',
  '\\',
  '\\\\x00',
  '%',
  '%%',
  '_',
  '%_%',
  '$1',
  '${1+1}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '../../../../etc/passwd',
  '..%2f..%2f',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '9'.repeat(40),
  '0x7fffffff',
  '2147483648',
  '9223372036854775808',
  '-9223372036854775809',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '+275760-09-13T00:00:00.000Z',
  '2026-13-01T25:61:61Z',
  '(a+)+$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(?=(?=(?=a)))',
  '[[:alpha:]]',
  '*',
  'a,b,,c',
  ',',
  '欠薪|欠薪|',
  '甲'.repeat(101),
  'a'.repeat(513),
  '(('.repeat(200),
  'a'.repeat(70_000),
];

/** Values of any kind that stand where another was meant. */
const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 31,
  2 ** 53,
  1e308,
  [],
  [[]],
  [null],
  {},
  { __proto__: null, constructor: 1 },
  { length: 1e9 },
  Array.from({ length: 300 }, (_, index) => index),
];

/** `[[[[…]]]]`: a parser that recurses must refuse it, not fall. */
const deep = (depth: number): unknown => {
  let value: unknown = 'ground';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

export const pick = <T>(random: Random, from: readonly T[]): T => from[random.int(0, from.length - 1)] as T;

export const hostileString = (random: Random): string => {
  const one = pick(random, HOSTILE_STRINGS);
  return random.next() < 0.3 ? `${one}${pick(random, HOSTILE_STRINGS)}`.slice(0, 80_000) : one;
};

export const hostileValue = (random: Random): unknown => {
  const roll = random.next();
  if (roll < 0.55) return hostileString(random);
  if (roll < 0.6) return deep(random.int(2, 2000));
  return pick(random, HOSTILE_VALUES);
};
