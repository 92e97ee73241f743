import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
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
      { numRuns: 100 * inject('thoroughness') },
    );
  });

  it('asks for words near each other, in order or not, and for a pattern', () => {
    const near = (ordered: boolean): Term => ({
      ...term('term_near', []),
      near: [{ first: ['拖', '欠'], second: ['工资', '薪水'], within: 3, ordered }],
    });
    const spans = (given: Term, text: string) =>
      compileTerms([given])
        .match(text)
        .map((hit) => hit.spans);
    expect(spans(near(true), '老板欠着三月工资')).toEqual([
      [
        { start: 2, end: 3 },
        { start: 6, end: 8 },
      ],
    ]);
    expect(spans(near(true), '老板欠着三个月工资')).toEqual([]);
    expect(spans(near(true), '工资还欠')).toEqual([]);
    expect(spans(near(false), '工资还欠')).toHaveLength(1);
    const pattern: Term = { ...term('term_pattern', [], [], ['已结清']), pattern: '欠.{0,4}(?:薪|工资)' };
    expect(spans(pattern, '欠了三月薪，欠我們工資')).toEqual([
      [
        { start: 0, end: 5 },
        { start: 6, end: 11 },
      ],
    ]);
    expect(spans(pattern, '欠薪已结清')).toEqual([]);
  });

  it('agrees with a plain reading of near, must and pattern together', () => {
    const few = fc.array(fc.string({ unit: fc.constantFrom('欠', '薪', '工'), minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    });
    const rule = fc.record({
      first: few,
      second: few,
      within: fc.integer({ min: 0, max: 4 }),
      ordered: fc.boolean(),
    });
    const pattern = fc.constantFrom(null, '欠+薪', '工.?工', '[欠工]{2}薪');
    const placesOf = (text: string, list: readonly string[]) =>
      list.flatMap((word) =>
        [...text].flatMap((_, at) =>
          text.startsWith(word, at) ? [{ start: at, end: at + word.length }] : [],
        ),
      );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, fc.array(rule, { maxLength: 2 }), pattern), { maxLength: 4 }),
        fc.string({ unit: fc.constantFrom('欠', '薪', '工', '，', '。'), maxLength: 30 }),
        (parts, text) => {
          const library = parts.map(([must, near, written], index): Term => ({
            ...term(`term_${index}`, must),
            near,
            pattern: written,
            version: index + 1,
          }));
          const plain = normalise(text).text;
          const wanted = statementsOf(plain).flatMap(({ start, end }, statement) => {
            const said = plain.slice(start, end);
            return library
              .filter(({ must, near, pattern: asked }) => must.length + (near ?? []).length > 0 || asked)
              .filter(({ must }) => must.every((word) => said.includes(word)))
              .filter(({ near }) =>
                (near ?? []).every(({ first, second, within, ordered }) =>
                  placesOf(said, first).some((a) =>
                    placesOf(said, second).some(
                      (b) =>
                        (b.start >= a.end && b.start - a.end <= within) ||
                        (!ordered && a.start >= b.end && a.start - b.end <= within),
                    ),
                  ),
                ),
              )
              .filter(({ pattern: asked }) => !asked || new RegExp(asked).test(said))
              .map(({ id, version }) => `${statement}:${id}@${version}`);
          });
          expect(
            compileTerms(library)
              .match(text)
              .map((hit) => `${hit.statement}:${hit.termId}@${hit.version}`),
          ).toEqual(wanted);
        },
      ),
      { numRuns: 200 * inject('thoroughness') },
    );
  });

  it('stays linear on a pathological text', () => {
    const matcher = compileTerms([term('term_a', ['(('], ['[['])]);
    const from = performance.now();
    matcher.match('('.repeat(300_000));
    expect(performance.now() - from).toBeLessThan(4_000);
  });
});
