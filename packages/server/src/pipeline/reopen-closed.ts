import {
  addDays,
  dayOf,
  decideAct,
  foldCaseFile,
  heldBack,
  type Instant,
  type Jurisdiction,
  startOf,
  stepClock,
  type WorkCalendar,
} from '@weisu/core';
import { findClosedCaseFile } from '../store/desk/load-case-file.ts';
import { loadEvidence } from '../store/desk/load-evidence.ts';
import { writeWarningAct } from '../store/desk/warning-acts.ts';
import { lockCaseFile, writeCaseAct } from '../store/desk/write-case-file.ts';
import type { Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { stateOf } from '../views/case-file-state.ts';

type Reopening = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly now: Instant;
};

/**
 * A new warning of an enterprise whose case file was closed not long ago opens that file again, with the unit that had it. What
 * rests on opinions of one source, or on relations alone, waits for a person as always. Answers whether a file was reopened.
 */
export const reopenClosed = async (
  trx: Queryable,
  { warning, assessment }: Pick<RaisedWarning, 'warning' | 'assessment'>,
  { jurisdiction, calendar, now }: Reopening,
): Promise<boolean> => {
  const since = startOf(addDays(dayOf(now), -jurisdiction.dispatch.reopenWithinDays));
  const closed = await findClosedCaseFile(trx, warning.enterpriseId, since);
  if (closed === undefined) return false;
  const ids = assessment.contributions.flatMap((contribution) => contribution.evidence);
  const evidence = (await loadEvidence(trx, warning.enterpriseId, ids)).map(({ signal }) => signal);
  if (heldBack(assessment, evidence, false) !== null || !(await lockCaseFile(trx, closed.id))) return false;
  const { procedure } = jurisdiction;
  const city = jurisdiction.jurisdiction.city;
  const key = `signal:${warning.id}`;
  const file = stateOf(jurisdiction, closed);
  const act = decideAct(procedure, file, {
    kind: 'reopen',
    by: SYSTEM_OFFICER,
    unitId: city,
    at: now,
    note: '办结后出现新信号，新的预警归入本卷 / new signals after closing: a new warning belongs to this file',
    evidence: warning.id,
  });
  const next = foldCaseFile(procedure, file, [act]);
  const dueOn = stepClock(jurisdiction, next, calendar)?.dueOn ?? null;
  await writeCaseAct(trx, key, act, { step: next.step, closedAt: next.closedAt, dueOn });
  await writeWarningAct(
    trx,
    warning.id,
    {
      key,
      kind: 'dispatch',
      officerId: SYSTEM_OFFICER,
      at: now,
      reason: '重启已办结的案卷 / the closed case file was reopened',
      unitId: closed.unitId,
      until: null,
    },
    { state: 'dispatched', unitId: closed.unitId, caseFileId: closed.id, dueOn },
  );
  return true;
};
