import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../errors.ts';
import type { Procedure } from '../jurisdiction/jurisdiction.ts';
import type { CaseAct, CaseFile } from './case-file.ts';
import type { ActDraft } from './decide-act.ts';
import { decideAct } from './decide-act.ts';
import { foldCaseFile, openCaseFile } from './fold-case-file.ts';
import { endHeldBack, lacksOf, mayRecord } from './procedure.ts';

const KINDS = ['talk', 'proof', 'note', 'visit'] as const;
const words = (text: string) => ({ zh: text, en: text });

const procedureOf = (
  steps: readonly { needs: string[]; allows: string[]; secondPerson: boolean }[],
): Procedure => ({
  id: 'test',
  version: 1,
  opensAt: 's0',
  reopensAt: `s${steps.length - 1}`,
  acts: KINDS.map((id) => ({ id, name: words(id), side: null, evidence: id === 'proof' })),
  steps: steps.map((step, n) => ({
    ...step,
    id: `s${n}`,
    name: words(`s${n}`),
    purpose: words('p'),
    deadline: null,
    deadlineFrom: 'step',
  })),
});

const open = (procedure: Procedure, step?: string): CaseFile =>
  openCaseFile(procedure, {
    id: 'case_1',
    enterpriseId: 'ent_1',
    unitId: 'unit_a',
    warningIds: ['war_1'],
    openedAt: '2026-01-05T01:00:00.000Z',
    ...(step === undefined ? {} : { step }),
  });

const draft = (kind: string, by = 'off_1', evidence: string | null = null): ActDraft => ({
  kind,
  by: by as `off_${string}`,
  unitId: 'unit_a',
  at: '2026-01-06T01:00:00.000Z',
  note: 'done',
  evidence,
});

const refusalOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    throw error;
  }
  return null;
};

const TWO = procedureOf([
  { needs: ['talk'], allows: ['note'], secondPerson: false },
  { needs: ['proof'], allows: ['note', 'talk'], secondPerson: true },
]);

const walk = (...drafts: ActDraft[]): CaseFile =>
  drafts.reduce((file, d) => foldCaseFile(TWO, file, [decideAct(TWO, file, d)]), open(TWO));

describe('a case file', () => {
  it('walks the steps and closes with evidence, by a second person', () => {
    const file = walk(
      draft('talk'),
      draft('end-step'),
      draft('proof', 'off_1', ' receipt '),
      draft('end-step', 'off_2'),
    );
    expect(file).toMatchObject({ step: null, closedAt: '2026-01-06T01:00:00.000Z' });
    expect(file.acts.map((act) => [act.seq, act.step, act.kind, act.evidence])).toEqual([
      [1, 's0', 'talk', null],
      [2, 's0', 'end-step', null],
      [3, 's1', 'proof', 'receipt'],
      [4, 's1', 'end-step', null],
    ]);
  });

  it('says what the step lacks and what it takes', () => {
    const file = open(TWO);
    expect(lacksOf(TWO, file).map((act) => act.id)).toEqual(['talk']);
    expect(mayRecord(TWO, file).map((act) => act.id)).toEqual(['talk', 'note']);
    expect(lacksOf(TWO, walk(draft('talk')))).toEqual([]);
    expect(endHeldBack(TWO, file, 'off_1')?.zh).toBe('本步骤尚缺：talk');
  });

  it.each([
    ['an unknown kind', () => decideAct(TWO, open(TWO), draft('dance')), 'bad-input', 'kind'],
    ['an empty note', () => decideAct(TWO, open(TWO), { ...draft('talk'), note: ' ' }), 'bad-input', 'note'],
    [
      'an act of another step',
      () => decideAct(TWO, open(TWO), draft('proof', 'off_1', 'x')),
      'guard-not-met',
      'kind',
    ],
    ['an end without the needs', () => decideAct(TWO, open(TWO), draft('end-step')), 'guard-not-met', 'kind'],
    [
      'blank evidence',
      () => decideAct(TWO, walk(draft('talk'), draft('end-step')), draft('proof', 'off_1', ' ')),
      'guard-not-met',
      'evidence',
    ],
    [
      'an end by the one who reported',
      () =>
        decideAct(
          TWO,
          walk(draft('talk'), draft('end-step'), draft('proof', 'off_1', 'x')),
          draft('end-step'),
        ),
      'guard-not-met',
      'kind',
    ],
    ['reopening what is open', () => decideAct(TWO, open(TWO), draft('reopen')), 'already-done', undefined],
  ])('refuses %s', (_, run, code, field) => {
    const refusal = refusalOf(run);
    expect(refusal?.code).toBe(code);
    expect(refusal?.field).toBe(field);
  });

  it('refuses everything once closed but a reopening, after which the step starts afresh', () => {
    const closed = walk(
      draft('talk'),
      draft('end-step'),
      draft('proof', 'off_1', 'x'),
      draft('end-step', 'off_2'),
    );
    for (const kind of ['note', 'end-step']) {
      expect(refusalOf(() => decideAct(TWO, closed, draft(kind)))?.code).toBe('already-done');
    }
    const reopened = foldCaseFile(TWO, closed, [decideAct(TWO, closed, draft('reopen'))]);
    expect(reopened).toMatchObject({ step: 's1', closedAt: null });
    expect(lacksOf(TWO, reopened).map((act) => act.id)).toEqual(['proof']);
  });

  it('opens only at a step that exists', () => {
    expect(open(TWO, 's1').step).toBe('s1');
    expect(() => open(TWO, 's9')).toThrow(RangeError);
  });

  it('shows a broken history', () => {
    const { acts } = walk(draft('talk'), draft('end-step'), draft('note'));
    expect(() => foldCaseFile(TWO, open(TWO), acts.slice(1))).toThrow(/act 2 .* broken/);
    expect(() => foldCaseFile(TWO, open(TWO), [acts[0]!, acts[2]!])).toThrow(/act 3/);
    expect(() => foldCaseFile(TWO, { ...open(TWO), id: 'case_2' }, acts)).toThrow(/act 1/);
  });
});

const anyProcedure = fc
  .array(
    fc
      .tuple(fc.shuffledSubarray([...KINDS], { minLength: 1 }), fc.integer({ min: 1, max: 2 }), fc.boolean())
      .map(([kinds, count, secondPerson]) => ({
        needs: kinds.slice(0, count),
        allows: kinds.slice(count),
        secondPerson,
      })),
    { minLength: 1, maxLength: 4 },
  )
  .map(procedureOf);

const anyDraft = fc
  .tuple(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...KINDS) },
      { weight: 2, arbitrary: fc.constant('end-step') },
      fc.constantFrom('reopen', 'dance'),
    ),
    fc.constantFrom('off_1', 'off_2', 'off_3'),
    fc.constantFrom(null, ' ', 'receipt'),
  )
  .map(([kind, by, evidence]) => draft(kind, by, evidence));

/** The rules said a second time, over the bare list of accepted acts. */
const isLegal = (procedure: Procedure, accepted: readonly CaseAct[], next: ActDraft): boolean => {
  let step = 0;
  let run: CaseAct[] = [];
  for (const act of accepted) {
    if (act.kind === 'end-step') [step, run] = [step + 1, []];
    else if (act.kind === 'reopen') [step, run] = [procedure.steps.length - 1, []];
    else run.push(act);
  }
  const current = procedure.steps[step];
  if (current === undefined) return next.kind === 'reopen';
  if (next.kind === 'end-step') {
    const owners = current.needs.map((kind) => run.filter((act) => act.kind === kind).map((act) => act.by));
    return owners.every((by) => by.length > 0) && !(current.secondPerson && owners.flat().includes(next.by));
  }
  const known = [...current.needs, ...current.allows].includes(next.kind);
  return known && (next.kind !== 'proof' || next.evidence === 'receipt');
};

describe('no sequence of acts', () => {
  it('is accepted or refused against the rules, and replaying what was accepted gives the same state', () => {
    let closings = 0;
    fc.assert(
      fc.property(anyProcedure, fc.array(anyDraft, { maxLength: 40, size: 'max' }), (procedure, drafts) => {
        let file = open(procedure);
        for (const next of drafts) {
          const legal = isLegal(procedure, file.acts, next);
          const refusal = refusalOf(() => {
            file = foldCaseFile(procedure, file, [decideAct(procedure, file, next)]);
          });
          expect(refusal === null).toBe(legal);
          expect(file.step === null).toBe(file.closedAt !== null);
          if (file.step === null) closings += 1;
        }
        expect(file.acts.map((act) => act.seq)).toEqual(file.acts.map((_, n) => n + 1));
        expect(foldCaseFile(procedure, open(procedure), file.acts)).toEqual(file);
      }),
      { numRuns: 100 * inject('thoroughness') },
    );
    expect(closings).toBeGreaterThan(3);
  });
});
