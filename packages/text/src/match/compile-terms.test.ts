import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { statementsOf } from '../reading/statements.ts';
import { compileTerms } from './compile-terms.ts';
import type { Term } from './term.ts';

const term = (id: string, must: string[], any: string[] = [], not: string[] = []): Term => ({
  id,
  kind: 'wage-arrears',
  must,
  any,
  not,
  weight: 0.5,
});

const unit = fc.constantFrom('欠', '薪', '工', '资', '，', '。', 'Ｋ', '\u200b');
const words = fc.array(
  fc.string({ unit: fc.constantFrom('欠', '薪', '工', '资', 'k'), minLength: 1, maxLength: 3 }),
  { maxLength: 2 },
);

describe('compileTerms', { timeout: 30_000 }, () => {
  it('asks for every must, one any and no not, within one statement', () => {
    const matcher = compileTerms([term('term_a', ['拖欠'], ['工资', '薪水'], ['已结清'])]);
    expect(matcher.match('公司拖欠工資').map(({ spans }) => spans)).toEqual([
      [
        { start: 2, end: 4 },
        { start: 4, end: 6 },
      ],
    ]);
    expect(matcher.match('拖欠货款。工资照发')).toEqual([]);
    expect(matcher.match('拖欠的工资已结清')).toEqual([]);
  });

  it('agrees with a plain reading of the rule', () => {
    const terms = fc.array(fc.tuple(words, words, words), { maxLength: 6 });
    fc.assert(
      fc.property(terms, fc.string({ unit, maxLength: 40 }), (parts, text) => {
        const library = parts.map(([must, any, not], index) => term(`term_${index}`, must, any, not));
        const plain = normalise(text).text;
        const wanted = statementsOf(plain).flatMap(({ start, end }, statement) => {
          const said = plain.slice(start, end);
          return library
            .filter(({ must, any }) => must.length + any.length > 0)
            .filter(({ must }) => must.every((word) => said.includes(word)))
            .filter(({ any }) => any.length === 0 || any.some((word) => said.includes(word)))
            .filter(({ not }) => !not.some((word) => said.includes(word)))
            .map(({ id }) => `${statement}:${id}`);
        });
        expect(
          compileTerms(library)
            .match(text)
            .map((hit) => `${hit.statement}:${hit.termId}`),
        ).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });

  it('stays linear on a pathological text', () => {
    const matcher = compileTerms([term('term_a', ['(('], ['[['])]);
    const from = performance.now();
    matcher.match('('.repeat(1_000_000));
    expect(performance.now() - from).toBeLessThan(4_000);
  });
});
