import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../errors.ts';
import type { OfficerId } from '../ids.ts';
import { decideEdit, decideRuling, TERM_RULINGS } from './decide-term.ts';
import { checkDefinition, fingerprintOf, type TermDefinition } from './definition.ts';
import { foldTerm, type LibraryTerm, unwritten } from './library-term.ts';
import { addTallies, EMPTY_TALLY, previewPrecision, unjudged } from './preview.ts';
import { hasGoneBad, putUpReason } from './term-record.ts';

const asking = (more: Partial<TermDefinition>): TermDefinition => ({
  kind: 'wage-arrears',
  must: [],
  any: [],
  not: [],
  near: [],
  pattern: null,
  weight: 0.6,
  ...more,
});

const fieldOf = (definition: TermDefinition): string | undefined => {
  try {
    checkDefinition(definition);
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    expect(error.refusal.code).toBe('bad-input');
    return error.refusal.field;
  }
};

describe('a definition', () => {
  it.each([
    ['nothing at all', asking({}), 'must'],
    ['single characters', asking({ must: ['欠'] }), 'must'],
    ['one short way among long ones', asking({ any: ['欠薪', '欠'] }), 'must'],
    ['a pattern that would need going back', asking({ pattern: '(欠)\\1' }), 'pattern'],
    ['a pattern too large', asking({ pattern: '((欠{50}){50}){50}' }), 'pattern'],
    [
      'a gap too wide',
      asking({ near: [{ first: ['欠'], second: ['薪'], within: 500, ordered: true }] }),
      'near',
    ],
    [
      'one side of a near rule',
      asking({ near: [{ first: ['欠'], second: [], within: 5, ordered: true }] }),
      'near',
    ],
    ['a word asked for and excluded', asking({ must: ['欠薪'], not: ['欠 薪', '欠薪'] }), 'not'],
    ['a telephone number', asking({ must: ['13800138000'] }), 'must'],
    ['a weight above one', asking({ must: ['欠薪'], weight: 2 }), 'weight'],
    ['no number as its weight', asking({ must: ['欠薪'], weight: Number.NaN }), 'weight'],
    ['a word too long', asking({ must: ['欠'.repeat(41)] }), 'must'],
  ])('is refused for %s, with its field', (_name, definition, field) => {
    expect(fieldOf(definition)).toBe(field);
  });

  it('is kept trimmed, each word once as texts are compared', () => {
    const kept = checkDefinition(asking({ must: [' 欠薪 ', '欠薪', '欠薪', ''], pattern: ' 薪{2} ' }));
    expect(kept).toMatchObject({ must: ['欠薪'], pattern: '薪{2}' });
    expect(fingerprintOf(asking({ any: ['討薪', '欠薪'] }))).toBe(
      fingerprintOf(asking({ any: ['欠薪', '讨薪'] })),
    );
  });
});

const PROGRAM = { program: 'off_system' as OfficerId };

describe('acts on a term', () => {
  it('never put a version in force that its proposer alone has seen, whatever is tried', () => {
    const officers: readonly OfficerId[] = ['off_a', 'off_b'];
    const step = fc.tuple(fc.constantFrom('edit' as const, ...TERM_RULINGS), fc.constantFrom(...officers));
    let approvals = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let term: LibraryTerm = unwritten('term_x', 'off_a');
        term = foldTerm(term, { kind: 'propose', version: 1, by: 'off_a' }, PROGRAM);
        const writers = new Map<number, OfficerId>([[1, 'off_a']]);
        const approvers = new Map<number, OfficerId>();
        for (const [kind, by] of steps) {
          try {
            if (kind === 'edit') {
              const { version } = decideEdit(
                term,
                asking({ must: [`第${term.version}词`] }),
                asking({ must: [`第${term.newest + 100}词`] }),
                term.actCount,
              );
              writers.set(version, by);
              term = foldTerm(term, { kind, version, by }, PROGRAM);
            } else {
              const version = decideRuling(term, kind, { by, seen: term.actCount });
              if (kind === 'approve') {
                approvers.set(version, by);
                approvals += 1;
              }
              term = foldTerm(term, { kind, version, by }, PROGRAM);
            }
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
          }
          if (term.state === 'approved') {
            expect(approvers.has(term.version)).toBe(true);
            expect(approvers.get(term.version)).not.toBe(writers.get(term.version));
          }
          expect(term.newest).toBeGreaterThanOrEqual(term.version);
        }
      }),
      { numRuns: 400 * inject('thoroughness') },
    );
    expect(approvals).toBeGreaterThan(40);
  });

  it('are refused where another came between', () => {
    const term = foldTerm(
      unwritten('term_x', 'off_a'),
      { kind: 'propose', version: 1, by: 'off_a' },
      PROGRAM,
    );
    expect(() => decideRuling(term, 'approve', { by: 'off_b', seen: 0 })).toThrow('conflict');
    expect(() => decideRuling(term, 'approve', { by: 'off_a', seen: 1 })).toThrow('guard-not-met');
    expect(decideRuling(term, 'approve', { by: 'off_b', seen: 1 })).toBe(1);
  });

  it('make who approves a find of the program its owner', () => {
    const found = foldTerm(
      unwritten('term_x', PROGRAM.program),
      { kind: 'propose', version: 1, by: PROGRAM.program },
      PROGRAM,
    );
    expect(foldTerm(found, { kind: 'approve', version: 1, by: 'off_b' }, PROGRAM).owner).toBe('off_b');
  });
});

describe('the record of a term', () => {
  const rule = { leastJudged: 12, shareBelow: 0.35 };
  it.each([
    [0, 11, false],
    [0, 12, true],
    [3, 9, false],
    [3, 60, true],
    [50, 50, false],
  ])('of %i true and %i false has gone bad: %s', (trueCount, falseCount, bad) => {
    expect(hasGoneBad({ judged: trueCount + falseCount, trueCount, falseCount }, rule)).toBe(bad);
  });
  it('says why', () => {
    expect(putUpReason({ judged: 63, trueCount: 3, falseCount: 60 }, rule)).toContain(
      '判定 63 条，属实 3 条',
    );
  });
});

it('a preview is the sum of its parts', () => {
  const part = {
    ...EMPTY_TALLY,
    texts: 10,
    hits: 4,
    judgedTrue: 1,
    judgedFalse: 2,
    weeks: { a: 1 },
    overlaps: { t: 2 },
  };
  const whole = addTallies(part, { ...part, weeks: { a: 2, b: 1 } });
  expect(whole).toMatchObject({ texts: 20, hits: 8, weeks: { a: 3, b: 1 }, overlaps: { t: 4 } });
  expect(unjudged(whole)).toBe(2);
  expect(previewPrecision(whole)?.share).toBeCloseTo(1 / 3);
  expect(previewPrecision(EMPTY_TALLY)).toBeNull();
});
