import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { buildNameLookup, createNamePool, placeOf } from './name-lookup.ts';
import { comparable, type ReadingsOf, spell, type Spelling } from './spell.ts';

const READINGS: Readonly<Record<string, readonly string[]>> = {
  华: ['hua'],
  远: ['yuan'],
  圆: ['yuan'],
  长: ['chang', 'zhang'],
  行: ['xing', 'hang'],
  西: ['xi'],
  安: ['an'],
  先: ['xian'],
};
const readingsOf: ReadingsOf = (character) => READINGS[character] ?? [];
const SYLLABLES = new Set(Object.values(READINGS).flat());

const build = async (names: readonly string[]) => {
  const pool = createNamePool();
  for (const name of names) pool.add(name);
  return buildNameLookup(pool.take(), readingsOf);
};

const search = async (names: readonly string[], typed: string): Promise<string[]> => {
  const lookup = await build(names);
  const found = new Set<number>();
  for (const spelling of spell(typed, SYLLABLES))
    lookup.find(
      spelling,
      () => true,
      (name) => found.add(name),
    );
  return names.filter((_, index) => found.has(index));
};

describe('a lookup of names', () => {
  const NAMES = ['北京华远有限公司', '长行（中国）公司', '西安先华厂', 'ABC华圆', '远'];

  it.each([
    ['华远', ['北京华远有限公司']],
    ['hy', ['北京华远有限公司', 'ABC华圆']],
    ['huayuan', ['北京华远有限公司', 'ABC华圆']],
    ['huay', ['北京华远有限公司', 'ABC华圆']],
    ['zhanghang', ['长行（中国）公司']],
    ['cx', ['长行（中国）公司']],
    ['xian', ['西安先华厂']],
    ['xi an', ['西安先华厂']],
    ['华y', ['北京华远有限公司', 'ABC华圆']],
    ['abc', ['ABC华圆']],
    ['(中国)', ['长行（中国）公司']],
    ['远', ['北京华远有限公司']],
    ['无此', []],
    ['', []],
  ])('finds %s', async (typed, names) => {
    expect(await search(NAMES, typed)).toEqual(names);
  });

  it('tells where a name fits', async () => {
    const lookup = await build(['北京华远', '华远']);
    const hits: number[][] = [];
    lookup.find(
      [...'华远'].map((character) => ({ kind: 'character', character })),
      () => true,
      (...hit) => hits.push(hit),
    );
    expect(hits).toEqual([
      [0, 2, 4],
      [1, 0, 2],
    ]);
  });

  it('finds what reading every name finds, each once', async () => {
    const unit = fc.constantFrom(...Object.keys(READINGS), 'a', 'B', '（', '1');
    const name = fc.string({ unit, minLength: 2, maxLength: 7 });
    const spot = fc.oneof(
      unit.map((c) => ({ kind: 'character' as const, character: comparable(c) })),
      fc
        .constantFrom('hua', 'yuan', 'zhang', 'xing')
        .map((reading) => ({ kind: 'reading' as const, reading, whole: true })),
      fc.constantFrom('h', 'x', 'c').map((reading) => ({ kind: 'reading' as const, reading, whole: false })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { maxLength: 30 }),
        fc.array(spot, { minLength: 1, maxLength: 4 }),
        async (names, spelling: Spelling) => {
          const lookup = await build(names);
          const hits: number[][] = [];
          lookup.find(
            spelling,
            (n) => n % 3 !== 0,
            (n, at) => hits.push([n, at]),
          );
          const [only, second] = spelling;
          const isOneLetter = second === undefined && only?.kind === 'reading' && !only.whole;
          const oracle = names.flatMap((n, index) => {
            const at = placeOf(n, spelling, readingsOf);
            return at < 0 || index % 3 === 0 || isOneLetter ? [] : [[index, at]];
          });
          expect(hits.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(oracle);
        },
      ),
      { numRuns: 60 * inject('thoroughness') },
    );
  });
});
