import { expect, it } from 'vitest';
import type { CaseAct, CaseFileDetail } from '../../api/queries.ts';
import { contactsOf } from './sides.ts';

const act = (seq: number, side: CaseAct['side']): CaseAct => ({
  seq,
  step: 'handle',
  kind: 'work-note',
  name: { zh: '工作记录', en: 'Work note' },
  side,
  byName: '演示员',
  unit: { id: 'unit_city', name: '演示市总工会' },
  at: '2026-11-05T01:00:00.000Z',
  note: '已联系',
  evidence: null,
  payload: null,
});
const step = (acts: CaseAct[]): CaseFileDetail['steps'][number] => ({
  id: 'handle',
  name: { zh: '联动处置', en: 'Joint handling' },
  purpose: { zh: '共同化解', en: 'Resolve together' },
  state: 'current',
  acts,
  lacks: [],
});

it('finds the latest contact with each side across the steps, and sides without any', () => {
  const contacts = contactsOf({
    steps: [step([act(3, 'workers'), act(1, 'workers')]), step([act(4, 'enterprise'), act(5, null)])],
  });
  expect(contacts.map(({ side, acts, last }) => [side, acts.length, last?.seq])).toEqual([
    ['workers', 2, 3],
    ['enterprise', 1, 4],
    ['departments', 0, undefined],
  ]);
});
