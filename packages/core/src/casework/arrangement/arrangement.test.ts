import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import type { CaseFileId, WarningId } from '../../ids.ts';
import type { Procedure } from '../../jurisdiction/jurisdiction.ts';
import type { CaseFile } from '../case-file.ts';
import { decideAct } from '../decide-act.ts';
import { foldCaseFile, openCaseFile } from '../fold-case-file.ts';
import type { Belongings } from './arrangement.ts';
import { type Arranged, decideMerge, decideSplit, decideUnmerge } from './decide-arrangement.ts';

const words = (text: string) => ({ zh: text, en: text });
const procedure: Procedure = {
  id: 'test',
  version: 1,
  opensAt: 's0',
  reopensAt: 's0',
  acts: [{ id: 'note', name: words('note'), side: null, evidence: false }],
  steps: ['s0', 's1'].map((id) => ({
    id,
    name: words(id),
    purpose: words(id),
    needs: ['note'],
    allows: [],
    deadline: null,
    deadlineFrom: 'step',
    secondPerson: false,
  })),
};
const IDS = ['case_1', 'case_2', 'case_3'] as const;
const draft = { by: 'off_1', unitId: 'unit_a', at: '2026-11-02T02:00:00.000Z', note: '同一事件' } as const;
const nothing: Belongings = { warnings: [], letters: [], notices: [], claimCount: 0, claimActId: null };

const open = (id: CaseFileId, warningIds: readonly WarningId[] = ['war_1', 'war_2']): CaseFile =>
  openCaseFile(procedure, {
    id,
    enterpriseId: 'ent_1',
    unitId: 'unit_a',
    warningIds,
    openedAt: '2026-11-01T02:00:00.000Z',
  });

const codeOf = (run: () => unknown): string | null => {
  try {
    run();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal.code;
    throw error;
  }
  return null;
};

describe('no sequence of merges, their undoing and other acts', () => {
  it('lets anybody act on a merged file, loses where it stood, or replays to another state', () => {
    let merges = 0;
    let undone = 0;
    const move = fc.record({
      what: fc.constantFrom('merge', 'unmerge', 'note', 'end-step', 'reopen'),
      a: fc.constantFrom(...IDS),
      b: fc.constantFrom(...IDS),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30, size: 'max' }), (moves) => {
        const files = new Map<string, CaseFile>(IDS.map((id) => [id, open(id)]));
        const stood = new Map<string, { step: string | null; closedAt: string | null }>();
        const get = (id: string): CaseFile => files.get(id) ?? expect.fail(id);
        const write = ({ from, to }: Arranged): void => {
          for (const act of [from, to])
            files.set(act.caseFileId, foldCaseFile(procedure, get(act.caseFileId), [act]));
        };
        for (const { what, a, b } of moves) {
          const [file, other] = [get(a), get(b)];
          const isMerged = file.mergedInto !== undefined;
          if (what === 'merge') {
            const legal = a !== b && !isMerged && other.step !== null && other.mergedInto === undefined;
            expect(codeOf(() => write(decideMerge(procedure, file, other, draft, nothing))) === null).toBe(
              legal,
            );
            if (!legal) continue;
            merges += 1;
            stood.set(a, { step: file.step, closedAt: file.closedAt });
            expect(get(a)).toMatchObject({ step: null, mergedInto: { id: b } });
          } else if (what === 'unmerge') {
            const legal = file.mergedInto?.id === b && other.step !== null && other.mergedInto === undefined;
            expect(codeOf(() => write(decideUnmerge(procedure, file, other, draft, nothing))) === null).toBe(
              legal,
            );
            if (!legal) continue;
            undone += 1;
            expect(get(a)).toMatchObject({ ...stood.get(a) });
            expect(get(a).mergedInto).toBeUndefined();
          } else {
            const act = { ...draft, kind: what, evidence: '附件' };
            const code = codeOf(() =>
              files.set(a, foldCaseFile(procedure, file, [decideAct(procedure, file, act)])),
            );
            if (isMerged) expect(code).toBe('already-done');
          }
        }
        for (const id of IDS) expect(foldCaseFile(procedure, open(id), get(id).acts)).toEqual(get(id));
      }),
      { numRuns: 100 * inject('thoroughness') },
    );
    expect(merges).toBeGreaterThan(10);
    expect(undone).toBeGreaterThan(0);
  });
});

describe('splitting', () => {
  const split = (warnings: WarningId[], more: Partial<Belongings> = {}, file = open('case_1')) =>
    decideSplit(procedure, file, { ...file, id: 'case_2', acts: [] }, draft, {
      ...nothing,
      warnings,
      ...more,
    });

  it('goes on in the same step, and both files name each other', () => {
    const { from, to } = split(['war_1']);
    expect(from).toMatchObject({
      caseFileId: 'case_1',
      kind: 'split-off',
      payload: { caseFileId: 'case_2' },
    });
    expect(to).toMatchObject({ caseFileId: 'case_2', seq: 1, kind: 'split-from', step: procedure.opensAt });
  });

  it('needs something that goes, and a warning that stays', () => {
    expect(codeOf(() => split([]))).toBe('bad-input');
    expect(codeOf(() => split(['war_1', 'war_2']))).toBe('bad-input');
    expect(codeOf(() => split([], { claimCount: 3, claimActId: 'cla_1' }))).toBeNull();
  });

  it('is refused for a file that is merged', () => {
    const [source, target] = [open('case_1'), open('case_3')];
    const merged = foldCaseFile(procedure, source, [
      decideMerge(procedure, source, target, draft, nothing).from,
    ]);
    expect(codeOf(() => split(['war_1'], {}, merged))).toBe('conflict');
  });
});
