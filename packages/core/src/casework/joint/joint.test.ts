import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import type { Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from '../case-file.ts';
import { decideAct } from '../decide-act.ts';
import { foldCaseFile, openCaseFile } from '../fold-case-file.ts';
import { endHeldBack } from '../procedure.ts';
import type { ActForm, ActPayload } from './act-payload.ts';
import { ACT_FORMS, actPayloadSchema } from './act-payload.ts';
import { congressOutcome } from './congress.ts';
import { planOf } from './payment-plan.ts';
import { referralsOf } from './referrals.ts';
import { visitsOf } from './visits.ts';

const words = (text: string) => ({ zh: text, en: text });
const OPTIONAL: readonly ActForm[] = ['talk', 'work-group'];

const PROCEDURE: Procedure = {
  id: 'test',
  version: 1,
  opensAt: 'handle',
  reopensAt: 'handle',
  acts: [
    ...ACT_FORMS.map((name) => ({
      id: name,
      name: words(name),
      side: null,
      evidence: false,
      form: { name, required: !OPTIONAL.includes(name) },
    })),
    { id: 'note', name: words('note'), side: null, evidence: false },
  ],
  steps: [
    {
      id: 'handle',
      needs: ['note'],
      allows: ACT_FORMS.filter((name) => name !== 'closing'),
      secondPerson: false,
    },
    { id: 'close', needs: ['closing'], allows: ['note', 'payment'], secondPerson: true },
  ].map((step) => ({
    ...step,
    name: words(step.id),
    purpose: words(step.id),
    deadline: null,
    deadlineFrom: 'step',
  })),
  congress: { quorum: { parts: 2, of: 3 }, adoption: { parts: 1, of: 2 }, source: 'test' },
  closing: {
    kinds: ['proof', 'union', 'award'].map((id) => ({ id, name: words(id) })),
    suffices: [['proof', 'union'], ['award']],
  },
};

const OPENED = openCaseFile(PROCEDURE, {
  id: 'case_1',
  enterpriseId: 'ent_1',
  unitId: 'unit_a',
  warningIds: ['war_1'],
  openedAt: '2026-03-01T01:00:00.000Z',
});

const act = (file: CaseFile, day: string, kind: string, payload?: ActPayload, by = 'off_1'): CaseFile =>
  foldCaseFile(PROCEDURE, file, [
    decideAct(PROCEDURE, file, {
      kind,
      by: by as `off_${string}`,
      unitId: 'unit_a',
      at: `${day}T02:00:00.000Z`,
      note: '已办',
      evidence: null,
      ...(payload === undefined ? {} : { payload }),
    }),
  ]);

const refusalOf = (run: () => unknown): string | null => {
  try {
    run();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.code;
    throw error;
  }
  return null;
};

const PLAN: ActPayload = {
  form: 'payment-plan',
  instalments: [
    { dueOn: '2026-03-10', fen: 1000 },
    { dueOn: '2026-04-10', fen: 2000 },
  ],
};
const pay = (on: string, fen: number): ActPayload => ({ form: 'payment', on, fen });

describe('a payment plan', () => {
  const agreed = act(OPENED, '2026-03-01', 'payment-plan', PLAN);
  const statesOf = (file: CaseFile, asOf: string) => planOf(file.acts, asOf)?.instalments.map((i) => i.state);

  it('is due until the end of its day, then broken, and kept or late once it is paid in full', () => {
    expect(statesOf(agreed, '2026-03-10')).toEqual(['due', 'due']);
    expect(statesOf(agreed, '2026-03-11')).toEqual(['broken', 'due']);
    const kept = act(agreed, '2026-03-10', 'payment', pay('2026-03-10', 1000));
    expect(statesOf(kept, '2026-03-11')).toEqual(['kept', 'due']);
    const part = act(agreed, '2026-03-10', 'payment', pay('2026-03-10', 999));
    expect(statesOf(part, '2026-03-11')).toEqual(['broken', 'due']);
    const late = act(part, '2026-03-20', 'payment', pay('2026-03-20', 2001));
    expect(statesOf(late, '2026-03-20')).toEqual(['late', 'kept']);
    expect(statesOf(late, '2026-03-19')).toEqual(['broken', 'due']);
  });

  it('gives place to a later one, whose payments begin anew', () => {
    const paid = act(agreed, '2026-03-10', 'payment', pay('2026-03-10', 1000));
    const again = act(paid, '2026-03-12', 'payment-plan', {
      form: 'payment-plan',
      instalments: [{ dueOn: '2026-05-01', fen: 2500 }],
    });
    expect(planOf(again.acts, '2026-03-12')).toMatchObject({ totalFen: 2500, paidFen: 0 });
  });

  it('takes no payment without a plan, above its total, or of a day ahead', () => {
    expect(refusalOf(() => act(OPENED, '2026-03-10', 'payment', pay('2026-03-10', 1)))).toBe('guard-not-met');
    expect(refusalOf(() => act(agreed, '2026-03-10', 'payment', pay('2026-03-10', 3001)))).toBe('bad-input');
    expect(refusalOf(() => act(agreed, '2026-03-10', 'payment', pay('2026-03-11', 1)))).toBe('bad-input');
  });

  it('shares out exactly what was paid, and tells a state that a naive reckoning confirms', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
    const days = fc.uniqueArray(day, { minLength: 1, maxLength: 6 }).map((all) => all.toSorted());
    const amount = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(
        days,
        fc.array(amount, { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(day, amount)),
        day,
        (dues, fens, paid, asOf) => {
          const entry = (seq: number, payload: ActPayload): CaseAct => ({
            caseFileId: 'case_1',
            seq,
            step: 'handle',
            kind: payload.form,
            by: 'off_1',
            unitId: 'unit_a',
            at: '2026-03-01T01:00:00.000Z',
            note: 'x',
            evidence: null,
            payload,
          });
          const instalments = dues.map((dueOn, i) => ({ dueOn, fen: fens[i] ?? 1 }));
          const acts = [
            entry(1, { form: 'payment-plan', instalments }),
            ...paid.map(([on, fen], i) => entry(i + 2, pay(on, fen))),
          ];
          const plan = planOf(acts, asOf);
          const total = instalments.reduce((sum, { fen }) => sum + fen, 0);
          const known = (until: string) =>
            paid.filter(([on]) => on <= until && on <= asOf).reduce((sum, [, fen]) => sum + fen, 0);
          expect(plan?.instalments.reduce((sum, { paidFen }) => sum + paidFen, 0)).toBe(
            Math.min(total, known(asOf)),
          );
          plan?.instalments.forEach(({ dueOn, state }, i) => {
            const upTo = instalments.slice(0, i + 1).reduce((sum, { fen }) => sum + fen, 0);
            const naive =
              known(dueOn) >= upTo ? 'kept' : known(asOf) >= upTo ? 'late' : asOf > dueOn ? 'broken' : 'due';
            expect(state).toBe(naive);
          });
        },
      ),
    );
  });
});

describe('a workers’ congress', () => {
  const vote = (entitled: number, present: number, votesFor: number) => ({ entitled, present, votesFor });
  const terms = { quorum: { parts: 2, of: 3 }, adoption: { parts: 1, of: 2 }, source: '' };
  it.each([
    [vote(45, 30, 23), true, true],
    [vote(45, 29, 29), false, false],
    [vote(45, 30, 22), true, false],
    [vote(44, 30, 22), true, false],
  ])('%j', (each, quorate, adopted) => {
    expect(congressOutcome(terms, each)).toEqual({ quorate, adopted });
  });

  it('has votes that add up to those present', () => {
    const held = {
      form: 'congress',
      documents: ['草案'] as string[],
      resolution: '同意',
      entitled: 45,
      present: 40,
      votesFor: 36,
      votesAgainst: 2,
      abstained: 2,
    } as const;
    expect(refusalOf(() => act(OPENED, '2026-03-01', 'congress', held))).toBeNull();
    expect(refusalOf(() => act(OPENED, '2026-03-01', 'congress', { ...held, abstained: 3 }))).toBe(
      'bad-input',
    );
    expect(refusalOf(() => act(OPENED, '2026-03-01', 'congress', { ...held, entitled: 39 }))).toBe(
      'bad-input',
    );
  });
});

it('a referral is answered once, and concluded only where it was accepted', () => {
  const asked = act(OPENED, '2026-03-01', 'referral', { form: 'referral', workerCount: 3, askedOf: '中心' });
  const answer = (
    file: CaseFile,
    to: 'accepted' | 'declined' | 'concluded',
    referral = 1,
    on = '2026-03-02',
  ) => act(file, '2026-03-02', 'referral-answer', { form: 'referral-answer', referral, answer: to, on });
  expect(referralsOf(asked.acts)[0]).toMatchObject({ state: 'asked', answeredOn: null });
  expect(refusalOf(() => answer(asked, 'concluded'))).toBe('conflict');
  expect(refusalOf(() => answer(asked, 'accepted', 2))).toBe('bad-input');
  expect(refusalOf(() => answer(asked, 'accepted', 1, '2026-02-28'))).toBe('bad-input');
  expect(refusalOf(() => answer(answer(asked, 'declined'), 'accepted'))).toBe('conflict');
  const done = answer(answer(asked, 'accepted'), 'concluded');
  expect(referralsOf(done.acts)[0]).toMatchObject({
    state: 'concluded',
    answeredOn: '2026-03-02',
    result: '已办',
  });
});

describe('closing', () => {
  const reported = (...kinds: string[]): CaseFile =>
    act(act(act(OPENED, '2026-03-01', 'note'), '2026-03-01', 'end-step'), '2026-03-02', 'closing', {
      form: 'closing',
      kinds,
    });

  it('asks for a combination that suffices, gathered over the step, and for a second person', () => {
    expect(endHeldBack(PROCEDURE, reported('proof'), 'off_2')?.zh).toContain('proof＋union；或 award');
    expect(endHeldBack(PROCEDURE, reported('award'), 'off_2')).toBeNull();
    expect(endHeldBack(PROCEDURE, reported('award'), 'off_1')).not.toBeNull();
    const both = act(reported('proof'), '2026-03-03', 'closing', { form: 'closing', kinds: ['union'] });
    expect(endHeldBack(PROCEDURE, both, 'off_2')).toBeNull();
    expect(refusalOf(() => reported('gossip'))).toBe('bad-input');
  });

  it('leaves a report older than the kinds enough', () => {
    const file = reported('proof');
    const old = { ...file, acts: file.acts.map((each) => ({ ...each, payload: null })) };
    expect(endHeldBack(PROCEDURE, old, 'off_2')).toBeNull();
  });
});

it('visits answer the earliest planned day; a passed one is missed until then; a reopening begins anew', () => {
  const planned = act(OPENED, '2026-03-01', 'visit-plan', {
    form: 'visit-plan',
    days: ['2026-03-10', '2026-04-10'],
  });
  const states = (file: CaseFile, asOf: string) => visitsOf(file.acts, asOf).map(({ state }) => state);
  expect(states(planned, '2026-03-10')).toEqual(['planned', 'planned']);
  expect(states(planned, '2026-03-11')).toEqual(['missed', 'planned']);
  const seen = act(planned, '2026-03-12', 'visit', { form: 'visit', on: '2026-03-12', found: 'paid' });
  expect(states(seen, '2026-03-12')).toEqual(['done', 'planned']);
  const reopening = { ...seen.acts[0], kind: 'reopen' } as CaseAct;
  expect(visitsOf([...seen.acts, reopening], '2026-05-01')).toEqual([]);
});

const anyPayload: fc.Arbitrary<ActPayload | undefined> = fc.constantFrom<ActPayload | undefined>(
  undefined,
  PLAN,
  pay('2026-03-01', 700),
  pay('2026-03-01', 1500),
  { form: 'referral', workerCount: 2, askedOf: '中心' },
  { form: 'referral-answer', referral: 2, answer: 'accepted', on: '2026-03-01' },
  { form: 'referral-answer', referral: 2, answer: 'concluded', on: '2026-03-01' },
  { form: 'closing', kinds: ['proof'] },
  { form: 'closing', kinds: ['union'] },
  { form: 'visit', on: '2026-03-01', found: 'paid' },
);

it('no sequence of acts pays more than a plan, answers twice or closes short; what is stored reads back to the same state', () => {
  let closings = 0;
  const step = fc.record({
    payload: anyPayload,
    kind: fc.constantFrom('own', 'own', 'own', 'note', 'end-step', 'reopen'),
    by: fc.constantFrom('off_1', 'off_2'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      let file = OPENED;
      for (const { payload, kind, by } of steps) {
        const named = kind === 'own' ? (payload?.form ?? 'note') : kind;
        refusalOf(() => (file = act(file, '2026-03-01', named, kind === 'own' ? payload : undefined, by)));
        const plan = planOf(file.acts, '2026-03-01');
        expect(plan === null || plan.paidFen <= plan.totalFen).toBe(true);
        if (file.step === null) {
          closings += 1;
          const begun = file.acts
            .slice(0, -1)
            .findLastIndex(({ kind: k }) => k === 'end-step' || k === 'reopen');
          const given = file.acts
            .slice(begun)
            .flatMap(({ payload: p }) => (p?.form === 'closing' ? p.kinds : []));
          expect(new Set(given)).toEqual(new Set(['proof', 'union']));
        }
      }
      for (const { seq } of referralsOf(file.acts)) {
        const answers = file.acts.flatMap(({ payload: p }) =>
          p?.form === 'referral-answer' && p.referral === seq ? [p.answer] : [],
        );
        expect([[], ['accepted'], ['accepted', 'concluded']]).toContainEqual(answers);
      }
      const stored = file.acts.map(({ payload, ...rest }) =>
        payload === undefined || payload === null
          ? rest
          : { ...rest, payload: actPayloadSchema.parse(JSON.parse(JSON.stringify(payload))) },
      );
      expect(foldCaseFile(PROCEDURE, OPENED, stored)).toEqual(file);
    }),
    { numRuns: 80 * inject('thoroughness') },
  );
  expect(closings).toBeGreaterThan(0);
});
