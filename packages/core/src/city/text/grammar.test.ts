import { describe, expect, it } from 'vitest';
import { randomOf } from '../random.ts';
import { GENRES, GENRE_GRAMMAR } from './genre-grammar.ts';
import { expand } from './grammar.ts';
import { NOISE, NOISE_GRAMMAR } from './noise-grammar.ts';
import { STATEMENTS, TROUBLE_GRAMMAR } from './trouble-grammar.ts';

describe('expand', () => {
  it('writes bindings before the grammar, and slots within slots', () => {
    const grammar = { greeting: ['{word}，{name}'], word: ['您好'], name: ['谁'] };
    expect(expand(randomOf(1), grammar, '{greeting}！', { name: '领导' })).toBe('您好，领导！');
    expect(expand(randomOf(1), grammar, '{n}{n}', { n: (r) => String(r.int(1, 1)) })).toBe('11');
  });

  it('refuses a slot that nobody knows, and a grammar without an end', () => {
    expect(() => expand(randomOf(1), {}, '{lost}', {})).toThrow(/lost/);
    expect(() => expand(randomOf(1), { a: ['{a}'] }, '{a}', {})).toThrow(/deep/);
  });
});

const ALL = { ...NOISE_GRAMMAR, ...GENRE_GRAMMAR, ...TROUBLE_GRAMMAR };
const BOUND =
  'employer brand who place months yuan people since contact fee each grossing openings firms year statement topic'.split(
    ' ',
  );
const patterns = [
  ...Object.values(ALL).flat(),
  ...Object.values(STATEMENTS).flatMap((byStatus) => Object.values(byStatus).flat()),
  ...Object.values(GENRES).flatMap(({ titles, bodies }) => [...(titles ?? []), ...bodies]),
  ...NOISE.flatMap(({ titles, bodies }) => [...(titles ?? []), ...bodies]),
];

describe('the written patterns', () => {
  it('use only slots that are bound or in the grammar', () => {
    for (const pattern of patterns)
      for (const [, slot] of pattern.matchAll(/\{([^}]*)\}/g))
        expect([...BOUND, ...Object.keys(ALL)], pattern).toContain(slot);
  });

  it('name no enterprise in noise that names none', () => {
    for (const { names, titles, bodies } of NOISE)
      if (!names) expect([...(titles ?? []), ...bodies].join('')).not.toMatch(/\{(employer|brand)\}/);
  });

  it('say what employers do, never what workers do about it', () => {
    expect(patterns.join('\n')).not.toMatch(/罢工|上访|集会|游行|静坐|堵门|聚集|维权群/);
  });
});
