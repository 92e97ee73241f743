import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { PATTERN_LIMITS, parsePattern, PatternError } from './parse-pattern.ts';
import type { PatternNode } from './pattern-node.ts';
import { compileProgram } from './pattern-program.ts';
import { createPatternScan } from './pattern-scan.ts';
import { patternSpans } from './pattern-spans.ts';

/** The naive oracle: every end of a match that begins at `at`, straight from the tree. */
const endsFrom = (node: PatternNode, text: string, at: number): Set<number> => {
  switch (node.is) {
    case 'set': {
      const unit = text.charCodeAt(at);
      const fits = at < text.length && node.ranges.some(({ low, high }) => low <= unit && unit <= high);
      return new Set(fits ? [at + 1] : []);
    }
    case 'row':
      return node.parts.reduce(
        (from, part) => new Set([...from].flatMap((each) => [...endsFrom(part, text, each)])),
        new Set([at]),
      );
    case 'choice':
      return new Set(node.ways.flatMap((way) => [...endsFrom(way, text, at)]));
    case 'repeat': {
      const all = new Set<number>(node.least === 0 ? [at] : []);
      let now = new Set([at]);
      for (let time = 1; time <= (node.most ?? text.length + node.least) && now.size > 0; time += 1) {
        now = new Set([...now].flatMap((each) => [...endsFrom(node.node, text, each)]));
        if (time >= node.least) for (const end of now) all.add(end);
      }
      return all;
    }
  }
};

const naiveSpans = (node: PatternNode, text: string) => {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length && spans.length < 8;) {
    const longest = Math.max(-1, ...endsFrom(node, text, at));
    if (longest > at) spans.push({ start: at, end: longest });
    at = longest > at ? longest : at + 1;
  }
  return spans;
};

const letter = fc.constantFrom('欠', '薪', 'a', 'b');
const source: fc.Arbitrary<string> = fc.letrec<{ any: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    letter,
    fc.constantFrom('.', '[欠a]', '[^薪b]', '[a-b]', '\\h', '\\w'),
    tie('any').map((inner) => `(${inner})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(?:${a}|${b})`),
  ),
  any: fc
    .array(fc.tuple(tie('piece'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((parts) => parts.map(([piece, times]) => piece + times).join('')),
})).any;

const scanned = (nodes: readonly PatternNode[], text: string): number[] => {
  const scan = createPatternScan(compileProgram(nodes));
  const over = new Set<number>();
  let state = scan.start();
  for (let at = 0; at < text.length; at += 1) {
    state = scan.step(state, text.charCodeAt(at));
    for (const pattern of scan.ended(state)) over.add(pattern);
  }
  return [...over].sort((a, b) => a - b);
};

const tryParse = (text: string): PatternNode | null => {
  try {
    return parsePattern(text);
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
};

const text = fc.string({ unit: fc.constantFrom('欠', '薪', 'a', 'b', '。', '\n'), maxLength: 14 });

describe('patterns', { timeout: 60_000 }, () => {
  it('scan and spans agree with the plain reading of the tree, many patterns at once', () => {
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), text, (sources, read) => {
        const nodes = sources.flatMap((each) => tryParse(each) ?? []);
        const program = compileProgram(nodes);
        const wanted = nodes.map((node) => naiveSpans(node, read));
        expect(nodes.map((_, index) => patternSpans(program, index, read, 0, read.length))).toEqual(wanted);
        expect(scanned(nodes, read)).toEqual(
          wanted.flatMap((spans, index) => (spans.length > 0 ? [index] : [])),
        );
      }),
      { numRuns: 300 * inject('thoroughness') },
    );
  });

  it('means what a regular expression of the same writing means', () => {
    fc.assert(
      fc.property(source, text, (written, read) => {
        const node = tryParse(written);
        if (node === null) return;
        const known = new RegExp(
          written.replaceAll('\\h', '[\\u4e00-\\u9fff]').replaceAll('[^薪b]', '[^薪b\\n]'),
        );
        expect(scanned([node], read).length > 0).toBe(known.test(read));
      }),
      { numRuns: 300 * inject('thoroughness') },
    );
  });

  it.each([
    ['(a)\\1', '反斜杠'],
    ['(?=欠)薪', '前后查找'],
    ['(?<n>欠)', '命名组'],
    ['^欠薪', '^'],
    ['欠*', '至少要求一个字'],
    ['a*?b', '懒惰'],
    ['((欠{50}){50}){50}', '步'],
    ['欠{900}', '重复'],
    ['(欠', '右括号'],
    ['欠)', '括号'],
    ['[欠', '方括号'],
    ['[]', '空'],
    ['[b-a]', '范围'],
    ['+a', '量词'],
    ['欠'.repeat(PATTERN_LIMITS.length + 1), '至多'],
    ['('.repeat(30), '太深'],
  ])('refuses %s and says why', (written, why) => {
    expect(() => parsePattern(written)).toThrow(PatternError);
    expect(() => parsePattern(written)).toThrow(why);
  });

  it.each(['(a+)+c', '(a|a)*c', '(a|aa)+c', '(.*)*c', '(.*a){20}c', '((a*)*)*c', 'a{1,60}a{1,60}c'])(
    'reads many characters against %s as against any other, in time proportional to their number',
    (written) => {
      const node = parsePattern(written);
      const timeOf = (length: number): number => {
        const read = 'a'.repeat(length);
        const from = performance.now();
        expect(scanned([node], read)).toEqual([]);
        return performance.now() - from;
      };
      timeOf(1_000);
      expect(timeOf(300_000)).toBeLessThan(5_000);
    },
  );

  it('keeps its memory: states are let go where a pattern makes too many', () => {
    const node = parsePattern('a.{16}b.{16}c');
    let seed = 7;
    let read = '';
    for (let at = 0; at < 60_000; at += 1) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      read += 'abz'.charAt((seed >>> 16) % 3);
    }
    expect(scanned([node], read)).toEqual([]);
    expect(scanned([node], `${read}a${'z'.repeat(16)}b${'z'.repeat(16)}c`)).toEqual([0]);
  });
});
