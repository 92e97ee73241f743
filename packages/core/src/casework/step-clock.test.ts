import { expect, it } from 'vitest';
import type { Deadline, Procedure } from '../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from './case-file.ts';
import type { WorkCalendar } from './clock.ts';
import { foldCaseFile, openCaseFile } from './fold-case-file.ts';
import { stepClock } from './step-clock.ts';

const calendar: WorkCalendar = { isWorkingDay: () => true, knownUntil: '2026-12-31' };
const words = { zh: '字', en: 'word' };
const deadline = (id: string, count: number, holdsFrom: string, holdsUntil: string | null): Deadline => ({
  id,
  name: words,
  count,
  unit: 'working-day',
  extension: null,
  from: words,
  source: 's',
  holdsFrom,
  holdsUntil,
});
const step = (
  id: string,
  deadlineId: string | null,
  deadlineFrom: 'step' | 'opening',
): Procedure['steps'][number] => ({
  id,
  name: words,
  purpose: words,
  needs: ['do'],
  allows: ['urge'],
  deadline: deadlineId,
  deadlineFrom,
  secondPerson: false,
});
const procedure: Procedure = {
  id: 'p',
  version: 1,
  opensAt: 'sign',
  reopensAt: 'handle',
  acts: ['do', 'urge'].map((id) => ({ id, name: words, side: null, evidence: false })),
  steps: [step('sign', 'fast', 'step'), step('handle', 'slow', 'opening'), step('rest', null, 'step')],
};
const deadlines = [
  deadline('fast', 1, '2026-01-01', null),
  deadline('slow', 10, '2026-01-01', '2026-06-01'),
  deadline('slow', 20, '2026-06-01', null),
];
const opened = openCaseFile(procedure, {
  id: 'case_1',
  enterpriseId: 'ent_1',
  unitId: 'unit_a',
  warningIds: [],
  openedAt: '2026-03-01T20:00:00.000Z',
});

const after = (...acts: [kind: string, step: string, day: string, unit?: `unit_${string}`][]): CaseFile =>
  foldCaseFile(
    procedure,
    opened,
    acts.map(([kind, at, day, unitId = 'unit_a'], n): CaseAct => ({
      caseFileId: 'case_1',
      seq: n + 1,
      step: at,
      kind,
      by: 'off_1',
      unitId,
      at: `${day}T02:00:00.000Z`,
      note: 'x',
      evidence: null,
    })),
  );
const clockOf = (file: CaseFile) => stepClock({ procedure, deadlines }, file, calendar);

it('counts in Shanghai days, from the beginning of the step', () => {
  expect(clockOf(opened)).toMatchObject({ from: '2026-03-02', dueOn: '2026-03-03', actedOn: null });
});

it('counts handling from the dispatch, however late it was signed for', () => {
  const late = after(['end-step', 'sign', '2026-03-09']);
  expect(clockOf(late)).toMatchObject({ from: '2026-03-02', dueOn: '2026-03-12', actedOn: null });
});

it('takes the unit’s own acts for work, not the city’s urging', () => {
  const urged = after(['end-step', 'sign', '2026-03-03'], ['urge', 'handle', '2026-03-05', 'unit_city']);
  expect(clockOf(urged)?.actedOn).toBeNull();
  const done = after(
    ['end-step', 'sign', '2026-03-03'],
    ['do', 'handle', '2026-03-06'],
    ['urge', 'handle', '2026-03-07', 'unit_city'],
  );
  expect(clockOf(done)?.actedOn).toBe('2026-03-06');
});

it('has no clock where the step has no deadline or the file is closed, and starts again with the law of the reopening', () => {
  const resting = [
    ['end-step', 'sign', '2026-03-03'],
    ['end-step', 'handle', '2026-03-04'],
  ] as [string, string, string][];
  expect(clockOf(after(...resting))).toBeNull();
  expect(clockOf(after(...resting, ['end-step', 'rest', '2026-03-05']))).toBeNull();
  const reopened = after(...resting, ['end-step', 'rest', '2026-03-05'], ['reopen', 'handle', '2026-07-01']);
  expect(clockOf(reopened)).toMatchObject({ from: '2026-07-01', dueOn: '2026-07-21' });
});
