import { fileURLToPath } from 'node:url';
import type { ActDraft, CaseFile, Jurisdiction } from '@weisu/core';
import { RefusedError, decideAct, foldCaseFile, openCaseFile, stepClock, supervisionOf } from '@weisu/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadJurisdiction } from './load-jurisdiction.ts';
import { chinaWorkCalendar } from './work-calendar.ts';

const calendar = chinaWorkCalendar();
let beijing: Jurisdiction;
beforeAll(async () => {
  beijing = await loadJurisdiction(
    fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url)),
  );
});

const open = (step?: string): CaseFile =>
  openCaseFile(beijing.procedure, {
    id: 'case_1',
    enterpriseId: 'ent_1',
    unitId: 'unit_daxing',
    warningIds: ['war_1'],
    // Wednesday, 10 January 2024, 18:00 in Beijing.
    openedAt: '2024-01-10T10:00:00.000Z',
    ...(step === undefined ? {} : { step }),
  });

const draft = (day: string, kind: string, more: Partial<ActDraft> = {}): ActDraft => ({
  kind,
  by: 'off_1',
  unitId: 'unit_daxing',
  at: `${day}T02:00:00.000Z`,
  note: '已办',
  evidence: null,
  ...more,
});

const walk = (file: CaseFile, ...drafts: ActDraft[]): CaseFile =>
  drafts.reduce(
    (state, next) => foldCaseFile(beijing.procedure, state, [decideAct(beijing.procedure, state, next)]),
    file,
  );

const inHandling = (): CaseFile => walk(open(), draft('2024-01-11', 'sign'), draft('2024-01-11', 'end-step'));
const joint = (): ActDraft[] => [
  draft('2024-01-12', 'work-group'),
  draft('2024-01-12', 'contact-workers'),
  draft('2024-01-12', 'notify-departments'),
  draft('2024-01-13', 'reminder-letter', { evidence: '提示函副本' }),
  draft('2024-01-13', 'talk-enterprise'),
  draft('2024-01-16', 'workers-congress', {
    evidence: '职代会决议',
    payload: {
      form: 'congress',
      documents: ['项目奖金暂缓发放方案（草案）'],
      resolution: '同意暂缓发放项目奖金',
      entitled: 45,
      present: 40,
      votesFor: 36,
      votesAgainst: 2,
      abstained: 2,
    },
  }),
];

describe('the six steps of Beijing', () => {
  it('carry a dispatched warning in six days from its dispatch to a reported result, and to its close', () => {
    const handled = walk(inHandling(), ...joint(), draft('2024-01-16', 'end-step'));
    expect(handled.step).toBe('close');
    const reported = walk(
      handled,
      draft('2024-01-16', 'report-result', {
        evidence: '方案表决通过',
        payload: { form: 'closing', kinds: ['congress-resolution', 'union-confirmation'] },
      }),
    );
    expect(() => decideAct(beijing.procedure, reported, draft('2024-01-16', 'end-step'))).toThrow(
      RefusedError,
    );
    const followed = walk(reported, draft('2024-01-16', 'end-step', { by: 'off_2' }));
    expect(followed).toMatchObject({ step: 'follow-up', closedAt: null });
    expect(walk(followed, draft('2024-02-06', 'visit-again'), draft('2024-02-06', 'end-step'))).toMatchObject(
      {
        step: null,
        closedAt: '2024-02-06T02:00:00.000Z',
      },
    );
  });

  it('need all three sides before handling ends', () => {
    for (const missing of ['contact-workers', 'talk-enterprise', 'notify-departments']) {
      const file = walk(inHandling(), ...joint().filter(({ kind }) => kind !== missing));
      expect(() => decideAct(beijing.procedure, file, draft('2024-01-16', 'end-step')), missing).toThrow(
        /尚缺/,
      );
    }
  });

  it('can be walked from the first where no warning went before', () => {
    const file = walk(
      open('detect'),
      draft('2024-01-10', 'register-finding', { evidence: '来电记录' }),
      draft('2024-01-10', 'end-step'),
      draft('2024-01-11', 'verify'),
      draft('2024-01-11', 'end-step'),
    );
    expect(file.step).toBe('dispatch');
  });

  it('ask for the signature in one working day and for the result fifteen after the dispatch', () => {
    expect(stepClock(beijing, open(), calendar)).toMatchObject({ from: '2024-01-10', dueOn: '2024-01-11' });
    const clock = stepClock(beijing, inHandling(), calendar);
    expect(clock).toMatchObject({ from: '2024-01-10', dueOn: '2024-01-31', actedOn: null });
    expect(clock && supervisionOf(clock, '2024-01-24', calendar)).toBe('late');
  });

  it('give every step after the first a clock, whenever one of the stories takes place', () => {
    for (const openedAt of [
      '2021-11-01T02:00:00.000Z',
      '2024-01-10T02:00:00.000Z',
      '2026-11-20T02:00:00.000Z',
    ]) {
      for (const { id } of beijing.procedure.steps.slice(1)) {
        expect(stepClock(beijing, { ...open(id), openedAt }, calendar), `${id} ${openedAt}`).not.toBeNull();
      }
    }
  });
});
