import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import { addDays, dayOf } from '../../time.ts';
import { checkTexts, decideLetter, emptyPlaces, nextHeldBack } from './decide-letter.ts';
import { foldLetter } from './fold-letter.ts';
import type { Letter, LetterAct, LetterMove, LetterState } from './letter.ts';
import { draft, FULL, template, terms } from './test-letters.ts';

type Step = { readonly move: LetterMove; readonly by: 'off_a' | 'off_b' | 'off_c'; readonly plus: number };
const START = '2026-11-02';
const officers = fc.constantFrom('off_a' as const, 'off_b' as const, 'off_c' as const);
const days = fc.integer({ min: -3, max: 40 }).map((n) => addDays(START, n));
const moves: fc.Arbitrary<LetterMove> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    revision: fc.integer({ min: 1, max: 4 }),
    texts: fc.constantFrom(FULL, { facts: '【待填】' }, { number: '自拟' }),
  }),
  fc.record({ kind: fc.constant('approve' as const), revision: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    kind: fc.constantFrom('send-back' as const, 'withdraw' as const),
    reason: fc.constant('理由'),
  }),
  fc.constant({ kind: 'issue' as const, number: { year: 2026, count: 1, text: '镇工提〔2026〕1号' } }),
  fc.record({
    kind: fc.constant('deliver' as const),
    on: days,
    way: fc.constantFrom('post', 'pigeon'),
    proof: fc.constant('回执'),
  }),
  fc.record({ kind: fc.constant('note-decision' as const), on: days, text: fc.constant('已立案') }),
  fc.record({
    kind: fc.constant('reply' as const),
    on: days,
    text: fc.constant('已支付'),
    file: fc.constant(null),
  }),
);
const steps = fc.array(fc.record({ move: moves, by: officers, plus: fc.integer({ min: 0, max: 9 }) }), {
  maxLength: 25,
});

/** Walks any sequence of acts as the server does: what is refused leaves no trace. */
const walk = (opened: Letter, all: readonly Step[]): { letter: Letter; acts: LetterAct[] } => {
  let letter = opened;
  let at = opened.draftedAt;
  const acts: LetterAct[] = [];
  for (const { move, by, plus } of all) {
    at = new Date(Date.parse(at) + plus * 86_400_000).toISOString();
    const today = dayOf(at);
    try {
      const decided = decideLetter(letter, move, {
        terms,
        template: terms.templates.find(({ id }) => id === letter.template)!,
        by,
        today,
      });
      const act = { seq: letter.actCount + 1, by, at, move: decided };
      letter = foldLetter(letter, [act]);
      acts.push(act);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return { letter, acts };
};

describe('a letter under any sequence of acts', () => {
  const walks = fc.tuple(fc.constantFrom('reminder', 'proposal'), steps);

  it('goes out only approved by somebody who wrote nothing in it, and complete', () => {
    let issuedCount = 0;
    fc.assert(
      fc.property(walks, ([kind, all]) => {
        const { letter, acts } = walk(draft(kind), all);
        const sent: readonly LetterState[] = ['issued', 'delivered', 'replied'];
        if (!sent.includes(letter.state)) return;
        issuedCount += 1;
        const issuedAt = acts.findIndex(({ move }) => move.kind === 'issue');
        const approval = acts.slice(0, issuedAt).findLast(({ move }) => move.kind === 'approve');
        expect(approval?.by).toBe(letter.approvedBy);
        expect(letter.authors).not.toContain(letter.approvedBy);
        const later = acts.slice(acts.indexOf(approval!) + 1).map(({ move }) => move.kind);
        expect(later).not.toContain('edit');
        expect(emptyPlaces(template(), letter.texts)).toEqual([]);
        expect(acts.filter(({ move }) => move.kind === 'issue')).toHaveLength(1);
      }),
      { numRuns: 500 * inject('thoroughness') },
    );
    expect(issuedCount).toBeGreaterThan(0);
  });

  it('keeps its days in order, and its state says which of them there are', () => {
    fc.assert(
      fc.property(walks, ([kind, all]) => {
        const { letter } = walk(draft(kind), all);
        const order = [letter.issuedOn, letter.delivered?.on, letter.reply?.on].filter(
          (day) => typeof day === 'string',
        );
        expect(order).toEqual(order.toSorted());
        expect(letter.number !== null).toBe(['issued', 'delivered', 'replied'].includes(letter.state));
        expect(letter.delivered !== null).toBe(['delivered', 'replied'].includes(letter.state));
        expect(letter.reply !== null).toBe(letter.state === 'replied');
        expect(letter.decidedOn === null || letter.kind === 'proposal').toBe(true);
        expect(Object.keys(letter.texts).toSorted()).toEqual(['contact', 'facts']);
      }),
      { numRuns: 200 * inject('thoroughness') },
    );
  });

  it('is the same when its acts are replayed', () => {
    fc.assert(
      fc.property(walks, ([kind, all]) => {
        const { letter, acts } = walk(draft(kind), all);
        expect(foldLetter(draft(kind), acts)).toEqual(letter);
        expect(letter.actCount).toBe(acts.length);
      }),
    );
  });
});

describe('an act that cannot be', () => {
  const decide =
    (letter: Letter, move: LetterMove, by: Step['by'] = 'off_b', today = START) =>
    () =>
      decideLetter(letter, move, { terms, template: template(), by, today });
  const code = (expected: string, field?: string) =>
    expect.objectContaining({
      refusal: expect.objectContaining(field === undefined ? { code: expected } : { code: expected, field }),
    });
  const approved = foldLetter(draft(), [
    { seq: 1, by: 'off_b', at: '2026-11-02T03:00:00.000Z', move: { kind: 'approve', revision: 1 } },
  ]);

  it('is refused with the reason', () => {
    expect(decide(draft(), { kind: 'approve', revision: 1 }, 'off_a')).toThrow(code('guard-not-met'));
    expect(decide(draft(), { kind: 'approve', revision: 2 })).toThrow(code('conflict', 'revision'));
    expect(decide(draft('reminder', { facts: '甲', contact: '' }), { kind: 'approve', revision: 1 })).toThrow(
      /Contact/,
    );
    expect(decide(approved, { kind: 'approve', revision: 1 })).toThrow(code('already-done'));
    expect(decide(approved, { kind: 'edit', texts: FULL, revision: 1 })).toThrow(code('conflict'));
    expect(decide(draft(), { kind: 'issue', number: { year: 2026, count: 1, text: 'x' } })).toThrow(
      code('conflict'),
    );
  });

  it('is broken history where it is folded all the same', () => {
    expect(() =>
      foldLetter(draft(), [
        {
          seq: 1,
          by: 'off_b',
          at: '2026-11-02T03:00:00.000Z',
          move: { kind: 'reply', on: START, text: 'x', file: null },
        },
      ]),
    ).toThrow(/does not follow/);
    expect(() =>
      foldLetter(draft(), [
        { seq: 2, by: 'off_b', at: '2026-11-02T03:00:00.000Z', move: { kind: 'approve', revision: 1 } },
      ]),
    ).toThrow(/act 2/);
  });

  it('does not let texts leave their places, grow, or name a person by number', () => {
    expect(() => checkTexts(template(), { number: '一号' })).toThrow(code('bad-input', 'texts.number'));
    expect(() => checkTexts(template(), { facts: '字'.repeat(201) })).toThrow(
      code('bad-input', 'texts.facts'),
    );
    expect(() => checkTexts(template(), { facts: '职工身份证号 110101199003074477' })).toThrow(
      code('bad-input', 'texts.facts'),
    );
    expect(checkTexts(template(), { facts: ' 一 \n\n 二 ', contact: '林\n知远' })).toEqual({
      facts: '一\n二',
      contact: '林 知远',
    });
  });
});

describe('the letter that comes next', () => {
  it('follows in the order of the jurisdiction, once the reply came or its day has passed', () => {
    const next = (state: LetterState, isOverdue: boolean, kind = 'proposal') =>
      nextHeldBack(terms, { kind: 'reminder', state }, kind, isOverdue) === null;
    expect(next('delivered', true)).toBe(true);
    expect(next('delivered', false)).toBe(false);
    expect(next('replied', false)).toBe(true);
    expect(next('issued', true)).toBe(false);
    expect(next('replied', false, 'reminder')).toBe(false);
  });
});
