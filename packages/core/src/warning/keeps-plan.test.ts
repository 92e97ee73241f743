import { expect, it } from 'vitest';
import type { CaseAct } from '../casework/case-file.ts';
import { keepsPlan } from './keeps-plan.ts';

const act = (seq: number, kind: string, payload: CaseAct['payload'] = null): CaseAct => ({
  caseFileId: 'case_1',
  seq,
  step: 'handle',
  kind,
  by: 'off_1',
  unitId: 'unit_1',
  at: '2026-03-02T02:00:00.000Z',
  note: '记录',
  evidence: '附件',
  payload,
});
const plan = act(1, 'agree', {
  form: 'payment-plan',
  instalments: [
    { dueOn: '2026-04-01', fen: 100 },
    { dueOn: '2026-05-01', fen: 100 },
  ],
});
const paid = (seq: number, on: string) => act(seq, 'pay', { form: 'payment', on, fen: 100 });
const open = (...acts: CaseAct[]) => ({ acts, closedAt: null });
const closed = (...acts: CaseAct[]) => ({ acts, closedAt: '2026-04-10T02:00:00.000Z' });

it('holds while nothing is broken, and no longer', () => {
  const kept = (file: Parameters<typeof keepsPlan>[0], asOf: string) => keepsPlan(file, asOf, ['agree']);
  expect(kept(open(plan), '2026-04-01')).toBe(true);
  expect(kept(open(plan), '2026-04-02')).toBe(false);
  expect(kept(open(plan, paid(2, '2026-03-30')), '2026-04-20')).toBe(true);
  expect(kept(closed(plan, paid(2, '2026-03-30')), '2026-04-20')).toBe(true);
  expect(kept(closed(plan, paid(2, '2026-03-30'), paid(3, '2026-04-09')), '2026-04-20')).toBe(false);
  expect(kept(open(act(1, 'agree')), '2026-09-01')).toBe(true);
  expect(kept(closed(act(1, 'agree')), '2026-09-01')).toBe(false);
  expect(kept(open(act(1, 'talk')), '2026-09-01')).toBe(false);
});
