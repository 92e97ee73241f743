import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTerms } from '../match/compile-terms.ts';
import type { Term } from '../match/term.ts';
import { normalise } from '../normalise/normalise.ts';
import { entropyOf, logLikelihood, mutualInformation, shareRatio } from './association.ts';
import { findCollocations } from './collocations.ts';
import type { CorpusText } from './corpus.ts';
import { findNewWords } from './new-words.ts';
import { insertedPattern, latinForms, splitForms } from './variant-forms.ts';
import { findVariants } from './variants.ts';

describe('association', () => {
  it('is the G² of textbooks', () => {
    // 10 of 30 against 20 of 170: expected 4.5, 25.5, 25.5 and 144.5.
    const g2 = 2 * (10 * Math.log(10 / 4.5) + 2 * 20 * Math.log(20 / 25.5) + 150 * Math.log(150 / 144.5));
    expect(g2).toBeCloseTo(7.741, 3);
    expect(logLikelihood(10, 30, 20, 170)).toBeCloseTo(g2, 9);
    expect(logLikelihood(20, 170, 10, 30)).toBeCloseTo(-g2, 9);
    expect(logLikelihood(0, 0, 5, 10)).toBe(0);
    expect(entropyOf([1, 1, 1, 1])).toBe(2);
    expect(entropyOf([7])).toBe(0);
    expect(mutualInformation(9.5, 9.5, 9.5, 100)).toBeCloseTo(Math.log2(10), 6);
    expect(shareRatio(0, 10, 0, 1000)).toBeGreaterThan(1);
  });

  it('is zero for equal shares and grows with the sample', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 2, max: 50 }), (hits, times) => {
        const total = hits + 50;
        expect(Math.abs(logLikelihood(hits, total, hits * times, total * times))).toBeLessThan(1e-6);
        const once = logLikelihood(hits, total, hits, total * 10);
        expect(logLikelihood(hits * 3, total * 3, hits * 3, total * 30)).toBeCloseTo(3 * once, 6);
      }),
    );
  });
});

const PLACES = ['车间', '门店', '工地', '仓库', '食堂', '总部', '分部', '前台'];
const GIVEN = ['拿', '发', '给', '换'];
const FOR = ['抵账', '充数', '打发人', '顶替'];
const DAYS = ['昨天', '今天', '上周', '月初', '春天', '秋天', '早上', '夜里'];
const text = (id: number, more: Partial<CorpusText> & { text: string }): CorpusText => ({
  id: `doc_${id}`,
  story: `story_${id}`,
  group: `ent_${id % 5}`,
  isTrue: false,
  isRecent: id % 2 === 0,
  isCovered: false,
  ...more,
});
const many = (count: number, from: number, make: (at: number) => Partial<CorpusText> & { text: string }) =>
  Array.from({ length: count }, (_, at) => text(from + at, make(at)));
const place = (at: number): string => PLACES[at % PLACES.length] ?? '';
const day = (at: number): string => DAYS[(at * 3 + 1) % DAYS.length] ?? '';

const background = many(900, 10_000, (at) => ({
  text: `${day(at)}${place(at)}照常开门，大家都在${place(at + 3)}吃饭。`,
}));
const options = { leastTexts: 4, leastGroups: 3, most: 10 };

describe('findNewWords', () => {
  const told = many(24, 0, (at) => ({
    text: `${day(at)}${place(at)}${GIVEN[at % 4]}绩效豆${FOR[(at >> 2) % 4]}，${place(at + 1)}也是。`,
    isTrue: true,
    isRecent: true,
  }));

  it('finds a word that rises in what was judged true, whole and with its figures', () => {
    const found = findNewWords([...told, ...background], options);
    const [first] = found;
    expect(found.map(({ word }) => word).some((word) => word.includes('绩效豆'))).toBe(true);
    expect(first?.figures).toMatchObject({ trueTexts: 24, trueTotal: 24, otherTexts: 0, otherTotal: 900 });
    expect(first?.figures.logLikelihood).toBeGreaterThan(100);
    expect(first?.figures.rise).toBeGreaterThan(1);
    expect(first?.texts).toHaveLength(24);
    for (const { word } of found) expect(['车间', '昨天']).not.toContain(word);
  });

  it('does not propose what the library hits already, what copies alone make frequent, or one enterprise’s own name', () => {
    const wordsOf = (texts: readonly CorpusText[]) => findNewWords([...texts, ...background], options);
    expect(wordsOf(told.map((each) => ({ ...each, isCovered: true })))).toEqual([]);
    expect(wordsOf(told.map((each) => ({ ...each, story: 'story_one' })))).toEqual([]);
    expect(wordsOf(told.map((each) => ({ ...each, group: 'ent_one' })))).toEqual([]);
  });

  it('finds nothing where nothing was judged true', () => {
    expect(findNewWords(background, options)).toEqual([]);
  });
});

describe('findCollocations', () => {
  it('finds two words that are harmless alone', () => {
    const both = many(20, 0, (at) => ({
      text: `${place(at)}老板${GIVEN[at % 4]}押金${at % 2 === 0 ? '全都' : '一直'}扣住，${day(at)}没人管。`,
      isTrue: true,
    }));
    const alone = [
      ...many(60, 2_000, (at) => ({ text: `${day(at)}${place(at)}退了押金，很快。` })),
      ...many(60, 3_000, (at) => ({ text: `${day(at)}${place(at)}的大门扣住，请走侧门。` })),
    ];
    const found = findCollocations([...both, ...alone, ...background], options);
    expect(found.some(({ first, second }) => first.includes('押金') && second.includes('扣住'))).toBe(true);
    for (const { within, figures } of found) {
      expect(within).toBeLessThanOrEqual(10);
      expect(figures.logLikelihood).toBeGreaterThan(10.83);
    }
  });
});

const SOUNDS: Readonly<Record<string, string>> = {
  讨: 'tao',
  薪: 'xin',
  新: 'xin',
  心: 'xin',
  欠: 'qian',
  前: 'qian',
  拖: 'tuo',
  托: 'tuo',
};
const soundOf = (character: string): string | null => SOUNDS[character] ?? null;
const terms: readonly Term[] = [
  { id: 'term_a', kind: 'wage-arrears', must: [], any: ['讨薪', '欠薪', '拖欠'], not: [], weight: 0.8 },
];

describe('findVariants', () => {
  const field = many(12, 0, (at) => ({
    text: `${place(at)}工人去讨新，${day(at)}没结果`,
    isCovered: at % 2 === 0,
    isTrue: at % 3 === 0,
  }));
  const waysOf = (texts: readonly CorpusText[]) =>
    findVariants([...texts, ...background], terms, { soundOf, most: 10 }).map(
      ({ way, word, form }) => `${way} ${word} ${form}`,
    );

  it('finds characters that sound alike only in the company of the field', () => {
    expect(waysOf(field)).toContain('homophone 讨薪 讨新');
    expect(waysOf(many(12, 0, (at) => ({ text: `${place(at)}讨新人喜欢` })))).toEqual([]);
    // 前薪 in 从前薪水 belongs to 从前.
    expect(waysOf(many(12, 0, (at) => ({ text: `${place(at)}从前薪水高`, isTrue: true })))).toEqual([]);
    // 前心 sounds like 欠薪 and shares nothing with it.
    expect(waysOf(many(12, 0, () => ({ text: '前心后背', isTrue: true })))).toEqual([]);
  });

  it('finds split characters, pinyin and signs put between', () => {
    const found = waysOf([
      text(1, { text: '我们去言寸薪了' }),
      ...many(6, 10, (at) => ({ text: `${place(at)}欠xin半年`, isTrue: true })),
      ...many(6, 20, (at) => ({ text: `${place(at)}都说tq了`, isTrue: true })),
      text(30, { text: '老板拖.欠三个月' }),
      text(31, { text: '老板拖 *欠三个月' }),
      text(32, { text: 'axin不算，欠xing也不算' }),
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        'split 讨薪 言寸薪',
        'latin 欠薪 欠xin',
        'latin 拖欠 tq',
        'inserted 拖欠 拖.欠',
      ]),
    );
    expect(found.filter((each) => each.startsWith('latin')).length).toBe(2);
  });

  it('counts two ways of putting signs between as one, with a pattern that finds both and not the plain word', () => {
    const [found] = findVariants([text(30, { text: '拖.欠' }), text(31, { text: '拖 *欠' })], terms, {
      soundOf,
      most: 10,
    });
    expect(found).toMatchObject({ way: 'inserted', texts: ['doc_30', 'doc_31'] });
    const matcher = compileTerms([
      { id: 'term_v', kind: 'layoff', must: [], any: [], not: [], pattern: found?.pattern ?? '', weight: 1 },
    ]);
    expect(
      ['拖.欠', '拖·欠', '拖欠', '拖，欠', '拖—————欠'].map((each) => matcher.match(each).length),
    ).toEqual([1, 1, 0, 0, 0]);
  });

  it('need not look for what reading folds: traditional, full-width and zero-width forms are hit as they are', () => {
    const matcher = compileTerms(terms);
    for (const written of ['討薪', '拖\u200b欠', '欠\ufe0f薪'])
      expect(matcher.match(written)).toHaveLength(1);
  });
});

describe('forms of a word', () => {
  it('change at least one character and can be read back', () => {
    expect(splitForms('讨钱')).toEqual(expect.arrayContaining(['言寸钱', '讨金戋', '言寸金戋']));
    expect(splitForms('讨钱')).not.toContain('讨钱');
    expect(latinForms('欠薪', soundOf)).toEqual(
      expect.arrayContaining(['欠x', '欠xin', 'q薪', 'qian薪', 'qx', 'qianxin']),
    );
    expect(latinForms('没有音', soundOf)).toEqual([]);
  });

  it('the pattern for signs finds a word of any length with a sign at any place', () => {
    const word = fc.string({ unit: fc.constantFrom('欠', '薪', '工', '资'), minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('.', '*', ' ', '·', '-', '/', '+'), (own, at, sign) => {
        const matcher = compileTerms([
          {
            id: 'term_v',
            kind: 'layoff',
            must: [],
            any: [],
            not: [],
            pattern: insertedPattern(own),
            weight: 1,
          },
        ]);
        const gap = 1 + (at % (own.length - 1));
        expect(matcher.match(`${own.slice(0, gap)}${sign}${own.slice(gap)}`)).toHaveLength(1);
        expect(matcher.match(normalise(own).text)).toEqual([]);
      }),
    );
  });
});
