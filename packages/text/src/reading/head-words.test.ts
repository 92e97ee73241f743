import { expect, test } from 'vitest';
import type { BrandHit } from './cue/brands.ts';
import { addHeadWords } from './head-words.ts';
import { FeatureSet } from './model/feature-set.ts';
import { HashTable } from './model/hash-table.ts';
import type { Words } from './words/word-table.ts';

const noWords: Words = {
  dims: 0,
  table: new HashTable(1),
  costs: new Uint8Array(0),
  vectors: new Int8Array(0),
  clusters: new Uint8Array(0),
};

const hashesOf = (text: string, brands: readonly BrandHit[]): number[] => {
  const set = new FeatureSet();
  addHeadWords(set, text, { start: 0, end: text.length }, brands, noWords);
  return Array.from({ length: set.size }, (_, place) => set.hashAt(place));
};

test('two known names in one place look alike, one abroad does not', () => {
  const home: BrandHit = { start: 0, end: 2, abroad: false };
  const abroad: BrandHit = { ...home, abroad: true };
  const shared = (a: number[], b: number[]): number => a.filter((hash) => b.includes(hash)).length;
  const [one, other, foreign] = [
    hashesOf('鲸灯裁员', [home]),
    hashesOf('灯鲸裁员', [home]),
    hashesOf('鲸灯裁员', [abroad]),
  ];
  expect(shared(one, other)).toBeGreaterThan(shared(one, foreign));
});

test('a head without words adds nothing', () => {
  expect(hashesOf('!?', [])).toEqual([]);
});
