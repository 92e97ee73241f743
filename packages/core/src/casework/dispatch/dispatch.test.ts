import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import type { DispatchTerms } from '../../jurisdiction/dispatch-terms.ts';
import { addDays } from '../../time.ts';
import type { Actor, PassGround } from './pass-ground.ts';
import { decidePass, firstPass, type PassDraft, targetsOf } from './decide-pass.ts';
import { type Dispatch, isSuspended, PASS_KINDS, type PassKind } from './dispatch.ts';
import { foldDispatch, passOn } from './fold-dispatch.ts';
import { passesOpenTo } from './pass-guards.ts';

const w = { zh: '字', en: 'word' };
const units: PassGround['units'] = [
  { id: 'unit_city', name: w, kind: 'city', parent: null },
  { id: 'unit_east', name: w, kind: 'district', parent: 'unit_city' },
  { id: 'unit_west', name: w, kind: 'district', parent: 'unit_city' },
  { id: 'unit_trade', name: w, kind: 'industry', parent: 'unit_east' },
  { id: 'unit_bureau', name: w, kind: 'partner', parent: null },
];
const terms: DispatchTerms = {
  returnDeadline: 'r',
  rulingDeadline: 'r',
  returnsBeforeRuling: 2,
  rulingRestartsClock: true,
  longestSuspensionDays: 30,
  returnReasons: [{ id: 'elsewhere', name: w }],
  noticeFrom: 'red',
  noticeActs: [],
  repaymentActs: [],
  reopenWithinDays: 365,
};
const START = '2026-03-02';
const at = (day: number) => `${addDays(START, day)}T03:00:00.000Z`;
const actorOf = (unit: string, n = 1): Actor => ({ officerId: `off_${unit}${n}`, unitId: `unit_${unit}` });
const ACTORS = ['city', 'east', 'west', 'trade'].flatMap((unit) => [actorOf(unit, 1), actorOf(unit, 2)]);
const names = { id: 'dsp_1', caseFileId: 'case_1' } as const;
const sent = (to: `unit_${string}` = 'unit_east', by = actorOf('city')): Dispatch =>
  foldDispatch(names, [firstPass(by, to, at(0), null)]);

const groundOn = (
  day: number,
  dispatch: Dispatch,
  colour: 'in-time' | 'near' | 'overdue' = 'near',
): PassGround => ({
  units,
  terms,
  today: addDays(START, day),
  clock: { dueOn: addDays(START, 40), from: START, extensible: true, supervision: colour },
  returnBy: addDays(dispatch.sentAt.slice(0, 10), 3),
});
const draft = (kind: PassKind, day: number, more: Partial<PassDraft> = {}): PassDraft => ({
  kind,
  at: at(day),
  toUnit: null,
  returnReason: 'elsewhere',
  reason: '理由充分',
  evidence: '登记材料',
  until: addDays(START, day + 10),
  ...more,
});
const go = (
  dispatch: Dispatch,
  actor: Actor,
  kind: PassKind,
  day: number,
  more: Partial<PassDraft> = {},
): Dispatch => passOn(dispatch, decidePass(dispatch, actor, groundOn(day, dispatch), draft(kind, day, more)));
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.code;
    throw error;
  }
  return 'accepted';
};
const [city, east, west, trade] = [actorOf('city'), actorOf('east'), actorOf('west'), actorOf('trade')];

describe('sending back', () => {
  it('asks the city to rule from the second return on, and the ruling binds', () => {
    let dispatch = go(sent(), east, 'return', 1);
    expect([dispatch.state, dispatch.responsible, dispatch.returnCount]).toEqual([
      'returned',
      'unit_east',
      1,
    ]);
    dispatch = go(dispatch, city, 'send', 1, { toUnit: 'unit_west' });
    expect([dispatch.state, dispatch.holder, dispatch.responsible]).toEqual([
      'sent',
      'unit_west',
      'unit_east',
    ]);
    dispatch = go(dispatch, west, 'return', 2);
    expect([dispatch.state, dispatch.responsible]).toEqual(['contested', 'unit_east']);
    for (const actor of ACTORS)
      expect(passesOpenTo(dispatch, actor, groundOn(2, dispatch, 'in-time'))).toEqual(
        actor.unitId === 'unit_city' ? ['rule'] : [],
      );
    dispatch = go(dispatch, city, 'rule', 3, { toUnit: 'unit_west' });
    expect(dispatch).toMatchObject({
      state: 'sent',
      holder: 'unit_west',
      responsible: 'unit_west',
      clockFrom: at(3),
    });
    expect(codeOf(() => go(dispatch, west, 'return', 3))).toBe('guard-not-met');
  });

  it('asks for a reason of the list, for evidence, and for it in time', () => {
    expect(codeOf(() => go(sent(), east, 'return', 1, { returnReason: 'tired' }))).toBe('bad-input');
    expect(codeOf(() => go(sent(), east, 'return', 1, { evidence: ' ' }))).toBe('bad-input');
    expect(codeOf(() => go(sent(), east, 'return', 4))).toBe('guard-not-met');
    expect(codeOf(() => go(go(sent(), east, 'sign', 1), east, 'return', 3))).toBe('accepted');
    expect(codeOf(() => go(sent(), west, 'return', 1))).toBe('not-allowed');
  });

  it('goes back to the district where the district sent it on, which may take it itself', () => {
    let dispatch = go(sent(), east, 'forward', 1, { toUnit: 'unit_trade' });
    expect(dispatch.sender).toBe('unit_east');
    dispatch = go(dispatch, trade, 'return', 2);
    dispatch = go(dispatch, east, 'send', 2, { toUnit: 'unit_east' });
    expect(go(dispatch, east, 'sign', 2)).toMatchObject({ state: 'working', responsible: 'unit_east' });
  });
});

describe('passing on', () => {
  it('goes down by the holder, sideways by the city alone, never to a partner', () => {
    expect(codeOf(() => go(sent(), east, 'forward', 1, { toUnit: 'unit_west' }))).toBe('not-allowed');
    expect(codeOf(() => go(sent(), city, 'forward', 1, { toUnit: 'unit_west' }))).toBe('accepted');
    expect(codeOf(() => go(sent(), city, 'forward', 1, { toUnit: 'unit_bureau' }))).toBe('bad-input');
    expect(targetsOf(sent(), east, { units }, 'forward')).toEqual(['unit_trade']);
  });

  it('makes the first receiver answer until another has signed', () => {
    const forwarded = go(sent(), city, 'forward', 1, { toUnit: 'unit_west' });
    expect(forwarded.responsible).toBe('unit_east');
    expect(go(forwarded, west, 'sign', 1).responsible).toBe('unit_west');
  });
});

describe('the clock', () => {
  it('moves on approval alone, by another person than who asked', () => {
    let dispatch = go(go(sent(), east, 'sign', 1), east, 'ask-extension', 5);
    expect(dispatch.extendedOn).toBeNull();
    expect(codeOf(() => go(dispatch, east, 'approve', 5))).toBe('not-allowed');
    expect(go(dispatch, city, 'refuse', 6)).toMatchObject({ asked: null, extendedOn: null });
    dispatch = go(dispatch, city, 'approve', 6);
    expect(dispatch.extendedOn).toBe(addDays(START, 6));
    expect(codeOf(() => go(dispatch, east, 'ask-extension', 7))).toBe('already-done');
  });

  it('stands from the approval to the day that was named, or to the resumption', () => {
    let dispatch = go(go(sent(), east, 'sign', 1), east, 'ask-suspension', 5, { until: addDays(START, 20) });
    dispatch = go(dispatch, city, 'approve', 6);
    expect(dispatch.pauses).toEqual([{ from: addDays(START, 6), until: addDays(START, 20) }]);
    expect(go(dispatch, east, 'resume', 9).pauses).toEqual([
      { from: addDays(START, 6), until: addDays(START, 9) },
    ]);
    expect(codeOf(() => go(dispatch, east, 'resume', 20))).toBe('guard-not-met');
    expect(
      codeOf(() => go(go(sent(), east, 'sign', 1), east, 'ask-suspension', 5, { until: addDays(START, 36) })),
    ).toBe('bad-input');
  });

  it('lets the city step in with the colour that shows, and not before', () => {
    const ground = (colour: 'in-time' | 'overdue') => groundOn(9, sent(), colour);
    expect(decidePass(sent(), city, ground('overdue'), draft('supervise', 9)).colour).toBe('overdue');
    expect(codeOf(() => decidePass(sent(), city, ground('in-time'), draft('supervise', 9)))).toBe(
      'guard-not-met',
    );
    expect(codeOf(() => go(go(sent(), city, 'urge', 2), city, 'urge', 2))).toBe('already-done');
  });
});

const step = fc.record({
  actor: fc.constantFrom(...ACTORS),
  kind: fc.constantFrom(...PASS_KINDS),
  wait: fc.nat({ max: 2 }),
  toUnit: fc.constantFrom('unit_city', 'unit_east', 'unit_west', 'unit_trade', 'unit_bureau'),
  colour: fc.constantFrom('in-time', 'near', 'overdue' as const),
});

it('reaches no forbidden state by any sequence, and replays to the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let dispatch = sent();
      let day = 0;
      let signer = 'unit_east';
      for (const { actor, kind, wait, toUnit, colour } of steps) {
        day += wait;
        const ground = groundOn(day, dispatch, colour as 'near');
        const open = passesOpenTo(dispatch, actor, ground);
        let pass;
        try {
          pass = decidePass(dispatch, actor, ground, draft(kind, day, { toUnit }));
        } catch (error) {
          if (!(error instanceof RefusedError)) throw error;
          continue;
        }
        // What is accepted was on offer.
        expect(open).toContain(kind);
        const before = dispatch;
        dispatch = passOn(dispatch, pass);
        if (before.state === 'contested') expect(['rule', 'supervise']).toContain(kind);
        if (kind === 'return') expect(before.ruledTo).toBeNull();
        if (kind === 'approve') expect(before.asked?.by).not.toBe(pass.by);
        if (dispatch.extendedOn !== before.extendedOn || dispatch.pauses.length > before.pauses.length)
          expect(kind).toBe('approve');
        if (dispatch.clockFrom !== before.clockFrom) expect(kind).toBe('rule');
        if (kind === 'sign') signer = dispatch.holder;
        if (kind === 'return') signer = 'unit_east';
        expect(dispatch.responsible).toBe(dispatch.ruledTo ?? signer);
        expect(dispatch.state === 'contested').toBe(dispatch.returnCount >= 2 && dispatch.ruledTo === null);
        if (isSuspended(dispatch, addDays(START, day))) expect(dispatch.signedAt).not.toBe(undefined);
      }
      expect(dispatch.returnCount).toBeLessThanOrEqual(2);
      expect(dispatch.passes.map((pass) => pass.seq)).toEqual(dispatch.passes.map((_, n) => n + 1));
      expect(foldDispatch(names, dispatch.passes)).toEqual(dispatch);
    }),
    { numRuns: 80 * inject('thoroughness') },
  );
});

it('refuses a history with a hole or without a beginning', () => {
  const first = firstPass(city, 'unit_east', at(0), null);
  expect(() => foldDispatch(names, [])).toThrow(/broken/);
  expect(() => foldDispatch(names, [first, { ...first, seq: 3, kind: 'sign' }])).toThrow(/pass 3/);
  expect(() => foldDispatch(names, [first, { ...first, seq: 2, kind: 'approve' }])).toThrow(/pass 2/);
});
