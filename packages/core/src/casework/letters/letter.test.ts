import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import type { Deadline } from '../../jurisdiction/jurisdiction.ts';
import type { LetterTemplate, LetterTerms } from '../../jurisdiction/letter-terms.ts';
import { addDays, dayOf } from '../../time.ts';
import type { WorkCalendar } from '../clock.ts';
import { checkTexts, decideLetter, emptyPlaces, nextHeldBack } from './decide-letter.ts';
import { fillLetter, letterDay, letterPeriod, proposeTexts, templateFor } from './fill-letter.ts';
import { foldLetter, openLetter } from './fold-letter.ts';
import type { Letter, LetterAct, LetterMove, LetterState } from './letter.ts';
import { letterReasons } from './letter-reasons.ts';
import { letterClock, letterSupervision } from './letter-clock.ts';
import { numberGap, numberLetter } from './number-letter.ts';
import { type CountedLetter, tallyLetters } from './tally-letters.ts';

const w = (en: string) => ({ zh: '字', en });
const template = (id = 'reminder@1', holdsFrom = '2024-01-01'): LetterTemplate => ({
  id,
  file: 'a.docx',
  holdsFrom,
  docx: 'AAAA',
  fields: [
    { id: 'number', name: w('Number'), from: 'record', record: 'number' },
    {
      id: 'facts',
      name: w('Facts'),
      from: 'officer',
      form: 'paragraphs',
      maxLength: 200,
      proposed: '{reasons}',
      choices: [],
    },
    {
      id: 'contact',
      name: w('Contact'),
      from: 'officer',
      form: 'line',
      maxLength: 40,
      proposed: '{officer}，【电话】',
      choices: [],
    },
  ],
});
const terms: LetterTerms = {
  words: [{ unit: 'unit_town', word: '镇工' }],
  unsaid: ['opinion.', 'labour.hotline-complaints'],
  ways: [{ id: 'post', name: w('Post') }],
  kinds: [
    {
      id: 'reminder',
      name: w('Reminder'),
      numberForm: '{word}提〔{year}〕{number}号',
      to: 'employer',
      deadline: 'reply',
      replyFrom: 'delivery',
      follows: [],
    },
    {
      id: 'proposal',
      name: w('Proposal'),
      numberForm: '{word}建〔{year}〕{number}号',
      to: 'department',
      deadline: 'result',
      replyFrom: 'decision',
      follows: ['reminder'],
    },
  ],
  templates: [template(), template('proposal@1')],
};
const deadline = (id: string, unit: Deadline['unit']): Deadline => ({
  id,
  name: w(id),
  count: 15,
  unit,
  extension: null,
  from: w('x'),
  source: 's',
  holdsFrom: '2020-01-01',
  holdsUntil: null,
});
const place = {
  letters: terms,
  deadlines: [deadline('reply', 'calendar-day'), deadline('result', 'working-day')],
};
const calendar: WorkCalendar = {
  isWorkingDay: (day) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0,
  knownUntil: '2026-12-28',
};
const FULL = { facts: '一、甲\n二、乙', contact: '林知远，010-00000000' };
const draft = (kind = 'reminder', texts: Letter['texts'] = FULL): Letter =>
  openLetter({
    id: 'let_1',
    caseFileId: 'case_1',
    kind,
    template: `${kind}@1`,
    unitId: 'unit_town',
    follows: null,
    draftedBy: 'off_a',
    draftedAt: '2026-11-02T02:00:00.000Z',
    texts,
  });

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
      { numRuns: 1500 },
    );
    expect(issuedCount).toBeGreaterThan(20);
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
      { numRuns: 800 },
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

describe('the clock of the reply', () => {
  const delivered = (kind: string, decidedOn: string | null = null) => ({
    kind,
    delivered: { on: '2026-11-02', way: 'post', proof: 'x' },
    decidedOn,
  });

  it('runs 15 days for an employer, and ends on a working day', () => {
    expect(letterClock(place, delivered('reminder'), calendar)).toMatchObject({
      from: '2026-11-02',
      dueOn: '2026-11-17',
    });
    expect(
      letterClock(
        place,
        { ...delivered('reminder'), delivered: { on: '2026-11-06', way: 'post', proof: 'x' } },
        calendar,
      )?.dueOn,
    ).toBe('2026-11-23');
  });

  it('runs 15 working days for a department, from its decision once that is known', () => {
    expect(letterClock(place, delivered('proposal'), calendar)?.dueOn).toBe('2026-11-23');
    expect(letterClock(place, delivered('proposal', '2026-11-09'), calendar)).toMatchObject({
      from: '2026-11-09',
      dueOn: '2026-11-30',
    });
  });

  it('has a colour only while a reply is waited for, and never late', () => {
    const clock = letterClock(place, delivered('reminder'), calendar);
    const colour = (today: string, state: LetterState = 'delivered') =>
      letterSupervision(clock, { state }, today, calendar);
    expect(['2026-11-03', '2026-11-16', '2026-11-17', '2026-11-18'].map((day) => colour(day))).toEqual([
      'in-time',
      'near',
      'near',
      'overdue',
    ]);
    expect(colour('2026-11-18', 'replied')).toBeNull();
    expect(letterClock(place, { ...delivered('reminder'), delivered: null }, calendar)).toBeNull();
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

describe('what a letter says', () => {
  it('is numbered by unit, year and count', () => {
    const kind = terms.kinds[0]!;
    expect(numberLetter(terms, kind, 'unit_town', { year: 2026, count: 12 }).text).toBe('镇工提〔2026〕12号');
    expect(numberGap(terms, kind, 'unit_town', 2026)).toBe('镇工提〔2026〕\u3000号');
    expect(() => numberGap(terms, kind, 'unit_other', 2026)).toThrow(/guard-not-met/);
  });

  it('writes days and periods as offices do', () => {
    expect(letterDay('2026-01-02')).toBe('2026年1月2日');
    expect(letterDay(null)).toContain('年');
    expect(letterPeriod({ count: 15, unit: 'working-day' })).toBe('15个工作日');
    expect(letterPeriod({ count: 15, unit: 'calendar-day' })).toBe('15日');
  });

  it('begins with the reasons of the warning, or with what the letter before found', () => {
    const ground = { reasons: ['甲 $& 乙', '丙'], unit: '镇总工会', officer: '林知远' };
    expect(proposeTexts(template(), ground)).toEqual({
      facts: '1. 甲 $& 乙\n2. 丙',
      contact: '林知远，【电话】',
    });
    expect(proposeTexts(template(), { ...ground, reasons: [] })['facts']).toContain('【');
    expect(proposeTexts(template(), ground, { facts: '旧' })['facts']).toBe('旧');
    const records = {
      'unit-name': '',
      number: '一号',
      'enterprise-name': '',
      'credit-code': '',
      'issued-on': '',
      'reply-period': '',
      'earlier-letters': '',
    };
    expect(fillLetter(template(), FULL, records)).toEqual({
      number: '一号',
      facts: ['一、甲', '二、乙'],
      contact: FULL.contact,
    });
  });

  it('does not begin with what workers complained of', () => {
    const contribution = (indicator: string, value: number) => ({
      indicator,
      value,
      dimension: 'labour' as const,
      centipoints: 100,
      evidence: [],
    });
    const contributions = [
      contribution('opinion.wage-arrears', 2),
      contribution('labour.hotline-complaints', 3),
      contribution('labour.insurance-arrears-months', 3),
    ];
    expect(letterReasons(terms, { contributions })).toEqual(['连续 3 个月欠缴社会保险费']);
  });

  it('uses the newest template that holds', () => {
    const versions = [
      template('reminder@1'),
      template('reminder@2', '2025-01-01'),
      template('reminder@10', '2025-01-01'),
      template('reminder@3', '2027-01-01'),
      template('other@1'),
    ];
    const on = (day: string) => templateFor(versions, 'reminder', day)?.id;
    expect(['2023-12-31', '2024-06-01', '2026-01-01', '2027-01-01'].map(on)).toEqual([
      undefined,
      'reminder@1',
      'reminder@10',
      'reminder@3',
    ]);
  });
});

describe('counting letters', () => {
  const counted: fc.Arbitrary<CountedLetter> = fc.record({
    unitId: fc.constantFrom('unit_a' as const, 'unit_b' as const),
    kind: fc.constantFrom('reminder', 'proposal'),
    state: fc.constantFrom<LetterState[]>('draft', 'approved', 'issued', 'delivered', 'replied', 'withdrawn'),
    replyDueOn: fc.option(days),
    repliedOn: fc.option(days),
  });

  it('adds up: every issued letter stands in one place, and units sum to the whole', () => {
    fc.assert(
      fc.property(fc.array(counted), days, (letters, today) => {
        const all = tallyLetters(letters, today);
        expect(all.undelivered + all.waiting + all.overdue + all.replied).toBe(all.issued);
        expect(all.inTime).toBeLessThanOrEqual(all.replied);
        expect(all.replyRatio === null).toBe(all.replied + all.overdue === 0);
        if (all.replyRatio !== null)
          expect(all.replyRatio * (all.replied + all.overdue)).toBeCloseTo(all.replied);
        const parts = (['unit_a', 'unit_b'] as const).map((unit) =>
          tallyLetters(
            letters.filter(({ unitId }) => unitId === unit),
            today,
          ),
        );
        for (const key of ['issued', 'undelivered', 'waiting', 'overdue', 'replied', 'inTime'] as const)
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(all[key]);
      }),
    );
  });
});
