import type { CaseAct, CaseFileId, Day, EnterpriseId, Instant, UnitId, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';

export type NewCaseFile = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly unitId: UnitId;
  /** `id@version` of the procedure that it follows. */
  readonly procedure: string;
  readonly openedAt: Instant;
  readonly step: string | null;
  readonly dueOn: Day | null;
  /** The file from which it was split off; left out for one that a dispatch opened. */
  readonly splitFrom?: CaseFileId;
};

export const addCaseFile = async (trx: Queryable, file: NewCaseFile): Promise<void> => {
  await sql`
    insert into case_files (id, enterprise_id, unit_id, procedure, opened_at, step, closed_at, due_on, split_from)
    values (${file.id}, ${file.enterpriseId}, ${file.unitId}, ${file.procedure}, ${file.openedAt}, ${file.step}, null, ${file.dueOn},
            ${file.splitFrom ?? null})`.execute(trx);
};

/** Holds the case file until the transaction ends. */
export const lockCaseFile = async (trx: Queryable, id: string): Promise<boolean> => {
  const { rows } = await sql`select id from case_files where id = ${id} for update`.execute(trx);
  return rows.length > 0;
};

/** The open case file of an enterprise, or undefined. */
export const findOpenCaseFileId = async (
  db: Queryable,
  enterpriseId: string,
): Promise<CaseFileId | undefined> => {
  const { rows } = await sql<{ id: CaseFileId }>`
    select id from case_files where enterprise_id = ${enterpriseId} and closed_at is null
    order by split_from is not null, opened_at desc, id limit 1`.execute(db);
  return rows[0]?.id;
};

/** The projections that are written with an act. */
export type CaseFileState = {
  readonly step: string | null;
  readonly closedAt: Instant | null;
  readonly dueOn: Day | null;
};

/** Appends an act with the state it leads to, and enters it into the audit log. The caller holds the lock; the sequence number is the act's own. */
export const writeCaseAct = async (
  trx: Queryable,
  key: string,
  act: CaseAct,
  state: CaseFileState,
): Promise<void> => {
  const payload = act.payload ?? null;
  await sql`
    insert into case_acts (case_file_id, seq, act_key, step, kind, officer_id, unit_id, at, note, evidence, payload)
    values (${act.caseFileId}, ${act.seq}, ${key}, ${act.step}, ${act.kind}, ${act.by}, ${act.unitId}, ${act.at}, ${act.note}, ${act.evidence},
            ${payload === null ? null : JSON.stringify(payload)}::jsonb)`.execute(trx);
  await sql`
    update case_files set step = ${state.step}, closed_at = ${state.closedAt}::timestamptz, due_on = ${state.dueOn}::date
    where id = ${act.caseFileId}`.execute(trx);
  await writeAudit(trx, {
    at: act.at,
    officerId: act.by,
    unitId: act.unitId,
    action: `case-file.${act.kind}`,
    subject: act.caseFileId,
    caseFileId: act.caseFileId,
    detail: {
      key,
      seq: act.seq,
      step: act.step,
      note: act.note,
      evidence: act.evidence,
      payload,
      leadsTo: state.step,
    },
  });
};

/** The clock of a case file is the clock of its warnings. */
export const moveDue = async (trx: Queryable, id: CaseFileId, dueOn: Day | null): Promise<void> => {
  await sql`update warnings set due_on = ${dueOn}::date, version = version + 1 where case_file_id = ${id} and state = 'dispatched'`.execute(
    trx,
  );
};

/** Warnings of the case file that still wait for its end. */
export const listDispatched = async (trx: Queryable, id: CaseFileId): Promise<readonly WarningId[]> => {
  const { rows } = await sql<{ id: WarningId }>`
    select id from warnings where case_file_id = ${id} and state = 'dispatched' order by raised_at for update`.execute(
    trx,
  );
  return rows.map((row) => row.id);
};
