import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../time.ts';
import type { Claim, ClaimState } from './claim.ts';
import { owedFen } from './claim.ts';
import { claimDueOf, clockIn, createClaimDue, nearUntil } from './claim-clock.ts';
import { type ClaimMove, decideClaimMove } from './decide-claim-move.ts';
import { maskIdentity, maskName } from './mask.ts';
import { type ClaimGroup, sumClaims } from './sum-claims.ts';
import { claimPlace as place, claimTerms as terms, plainWeeks } from './test-place.ts';

const claim = (more: Partial<Claim> = {}): Claim => ({
  id: 'clm_1',
  kind: 'wages',
  amountFen: 100_000,
  stage: 'applied',
  dates: { applied: '2026-03-02' },
  clock: { deadline: 'acceptance', from: '2026-03-02', extended: false, pauses: [] },
  result: null,
  awardedFen: null,
  paidFen: 0,
  voided: false,
  ...more,
});
const stage = (
  to: string,
  on: string,
  more: Partial<Extract<ClaimMove, { kind: 'stage' }>> = {},
): ClaimMove => ({
  kind: 'stage',
  to,
  on,
  result: null,
  awardedFen: null,
  paid: 'unchanged',
  ...more,
});
const after = (from: Claim, ...moves: ClaimMove[]): Claim =>
  moves.reduce((now, move) => {
    const decided = decideClaimMove(place, now, move);
    if (!decided.done) throw new Error(decided.why.zh);
    return { ...now, ...decided.state };
  }, from);
const due = createClaimDue(place, plainWeeks);

describe('a claim', () => {
  it('walks from application to its end, its statutory clock with it', () => {
    const accepted = after(claim(), stage('accepted', '2026-03-05'));
    expect(due(claim().clock)).toBe('2026-03-09');
    expect(due(accepted.clock)).toBe('2026-04-20');
    const mediating = after(accepted, stage('mediating', '2026-03-20'));
    expect(due(mediating.clock)).toBe('2026-04-20');
    const extended = after(mediating, { kind: 'extend' });
    expect(due(extended.clock)).toBe('2026-05-04');
    expect(decideClaimMove(place, extended, { kind: 'extend' }).done).toBe(false);
    const awarded = after(extended, stage('awarded', '2026-05-01', { result: 'upheld' }));
    expect(awarded).toMatchObject({ awardedFen: 100_000, result: 'upheld', paidFen: 0 });
    const settled = after(awarded, stage('settled', '2026-06-01', { paid: 'in-full' }));
    expect(settled).toMatchObject({ stage: 'settled', paidFen: 100_000, clock: null });
    expect(settled.dates).toEqual({
      applied: '2026-03-02',
      accepted: '2026-03-05',
      mediating: '2026-03-20',
      awarded: '2026-05-01',
      settled: '2026-06-01',
    });
  });

  it('keeps an extension through mediation and back, and starts anew where it was accepted anew', () => {
    const back = after(
      claim(),
      stage('accepted', '2026-03-05'),
      { kind: 'extend' },
      stage('mediating', '2026-03-20'),
    );
    expect(back.clock).toMatchObject({ from: '2026-03-05', extended: true });
    expect(after(back, stage('accepted', '2026-04-01')).clock).toMatchObject({
      from: '2026-04-01',
      extended: false,
    });
  });

  it('counts no day on which its clock stood, and counts anew from completed materials', () => {
    const accepted = after(claim(), stage('accepted', '2026-03-05'));
    const paused = after(accepted, { kind: 'pause', from: '2026-03-10', until: '2026-03-20' });
    expect(due(paused.clock)).toBe('2026-04-29');
    expect(due(after(accepted, { kind: 'restart', on: '2026-03-15' }).clock)).toBe('2026-04-29');
    expect(decideClaimMove(place, accepted, { kind: 'restart', on: '2026-03-05' }).done).toBe(false);
    expect(
      decideClaimMove(place, accepted, { kind: 'pause', from: '2026-03-10', until: '2026-03-10' }).done,
    ).toBe(false);
  });

  it.each([
    ['skips no stage', claim(), stage('awarded', '2026-03-05'), '不能转为'],
    ['does not go back in time', claim(), stage('accepted', '2026-03-01'), '早于'],
    [
      'takes no result where none belongs',
      claim(),
      stage('accepted', '2026-03-05', { result: 'upheld' }),
      '结果',
    ],
    [
      'is not awarded more than was claimed',
      after(claim(), stage('accepted', '2026-03-05')),
      stage('awarded', '2026-03-09', { result: 'partly', awardedFen: 100_001 }),
      '高于',
    ],
    [
      'is not awarded less than was paid',
      after(claim(), { kind: 'pay', fen: 500 }, stage('accepted', '2026-03-05')),
      stage('awarded', '2026-03-09', { result: 'rejected' }),
      '高于裁决',
    ],
    ['is not paid more than is owed', claim(), { kind: 'pay', fen: 100_001 } as const, '超过'],
    [
      'is not paid twice',
      after(claim(), { kind: 'pay', fen: 'in-full' }),
      { kind: 'pay', fen: 'in-full' } as const,
      '付清',
    ],
    ['does not move once taken back', claim({ voided: true }), stage('accepted', '2026-03-05'), '撤销'],
    [
      'has no clock to extend at its end',
      after(claim(), stage('withdrawn', '2026-03-05')),
      { kind: 'extend' } as const,
      '没有法定时限',
    ],
    ['is not extended where the law knows none', claim(), { kind: 'extend' } as const, '不能再延长'],
  ] as const)('%s', (_, from, move, words) => {
    const decided = decideClaimMove(place, from, move);
    expect(decided.done).toBe(false);
    if (!decided.done) expect(decided.why.zh).toContain(words);
  });
});

const anyDay = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-03-02', n));
const anyMove: fc.Arbitrary<ClaimMove> = fc.oneof(
  fc.record({
    kind: fc.constant('stage' as const),
    to: fc.constantFrom(...terms.stages.map(({ id }) => id), 'nowhere'),
    on: anyDay,
    result: fc.constantFrom(null, 'upheld', 'partly', 'rejected', 'x'),
    awardedFen: fc.option(fc.integer({ min: 0, max: 150_000 })),
    paid: fc.constantFrom('unchanged' as const, 'in-full' as const),
  }),
  fc.record({
    kind: fc.constant('pay' as const),
    fen: fc.oneof(fc.constant('in-full' as const), fc.integer({ min: 1, max: 90_000 })),
  }),
  fc.constant({ kind: 'extend' as const }),
  fc.record({ kind: fc.constant('restart' as const), on: anyDay }),
  fc.record({ kind: fc.constant('pause' as const), from: anyDay, until: anyDay }),
);

it('no sequence of moves leads where the rules forbid', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 30 }), (moves) => {
      let now = claim();
      for (const move of moves) {
        const before = now;
        const decided = decideClaimMove(place, now, move);
        if (!decided.done) continue;
        now = { ...now, ...decided.state };
        const from = terms.stages.find(({ id }) => id === before.stage);
        if (now.stage !== before.stage) expect(from?.next).toContain(now.stage);
        expect(now.paidFen).toBeGreaterThanOrEqual(before.paidFen);
        expect(now.paidFen).toBeLessThanOrEqual(owedFen(now));
        expect(owedFen(now)).toBeLessThanOrEqual(now.amountFen);
        expect(now.dates[now.stage]! >= (before.dates[before.stage] ?? '')).toBe(true);
        // A stage with a clock shows one, any other none; an end is an end.
        expect(now.clock === null).toBe(terms.stages.find(({ id }) => id === now.stage)?.clock === null);
        expect(from?.closed && now.stage !== before.stage).toBeFalsy();
        if (now.clock !== null) expect(due(now.clock)! > now.clock.from).toBe(true);
      }
    }),
  );
});

it('a clock that counts from a stage never entered does not run', () => {
  expect(clockIn(place, 'mediating', { applied: '2026-03-02' }, null)).toBeNull();
});

it('near begins three working days before the end', () => {
  const near = nearUntil('2026-03-05', plainWeeks);
  expect(near).toBe('2026-03-10');
  expect(
    ['2026-03-04', '2026-03-05', '2026-03-10', '2026-03-11', null].map((day) =>
      claimDueOf(day, '2026-03-05', near),
    ),
  ).toEqual(['overdue', 'near', 'near', 'in-time', null]);
});

it('sums agree with rows, by stage, by kind and in all', () => {
  const row = fc.record({
    stage: fc.constantFrom('applied', 'accepted', 'settled'),
    kind: fc.constantFrom('wages', 'overtime'),
    amountFen: fc.integer({ min: 1, max: 10_000_000_000 }),
    paidFen: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 50 }), (rows) => {
      const groups = rows.map((r): ClaimGroup => ({
        ...r,
        count: 1,
        awardedFen: 0,
        owedFen: r.amountFen,
        overdueCount: 0,
      }));
      const sums = sumClaims(groups);
      const total = (of: readonly { amountFen: number }[]) => of.reduce((sum, r) => sum + r.amountFen, 0);
      expect(sums.amountFen).toBe(total(rows));
      expect(sums.count).toBe(rows.length);
      for (const key of ['stage', 'kind'] as const) {
        const parts = [...(key === 'stage' ? sums.byStage : sums.byKind)];
        expect(total(parts.map(([, sum]) => sum))).toBe(sums.amountFen);
        for (const [value, sum] of parts)
          expect(sum.amountFen).toBe(total(rows.filter((r) => r[key] === value)));
      }
    }),
  );
});

it('masks what names a person', () => {
  expect(['王小明', '欧阳某某某', '李', 'Maria'].map(maskName)).toEqual(['王**', '欧***', '李*', 'M***']);
  expect(maskIdentity('990101199001010012')).toBe('****0012');
  expect(maskIdentity('123')).toBe('***');
  const state: ClaimState = claim();
  expect(Object.keys(state)).not.toContain('name');
});
