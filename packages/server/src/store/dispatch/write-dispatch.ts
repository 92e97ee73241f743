import type { Day, Dispatch, DispatchPass, EnterpriseId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

const PASS_COLUMNS = {
  dispatch_id: 'text',
  seq: 'integer',
  act_key: 'text',
  kind: 'text',
  officer_id: 'text',
  unit_id: 'text',
  at: 'timestamptz',
  to_unit_id: 'text',
  return_reason: 'text',
  reason: 'text',
  evidence: 'text',
  until: 'date',
  colour: 'text',
  restarts_clock: 'boolean',
  asks_for_ruling: 'boolean',
} as const;

const passRow = (dispatch: Pick<Dispatch, 'id'>, key: string, pass: DispatchPass) => ({
  dispatch_id: dispatch.id,
  seq: pass.seq,
  act_key: key,
  kind: pass.kind,
  officer_id: pass.by,
  unit_id: pass.unitId,
  at: pass.at,
  to_unit_id: pass.toUnit,
  return_reason: pass.returnReason,
  reason: pass.reason,
  evidence: pass.evidence,
  until: pass.until,
  colour: pass.colour,
  restarts_clock: pass.restartsClock,
  asks_for_ruling: pass.asksForRuling,
});

/** What lists go by, written with each pass. */
export type DispatchProjection = { readonly dispatch: Dispatch; readonly rulingDueOn: Day | null };

const projectionRow = ({ dispatch, rulingDueOn }: DispatchProjection, enterpriseId: EnterpriseId) => ({
  id: dispatch.id,
  case_file_id: dispatch.caseFileId,
  enterprise_id: enterpriseId,
  state: dispatch.state,
  holder_id: dispatch.holder,
  sender_id: dispatch.sender,
  responsible_id: dispatch.responsible,
  asked: dispatch.asked?.kind ?? null,
  ruling_due_on: rulingDueOn,
  suspended_until: dispatch.pauses.at(-1)?.until ?? null,
});

const DISPATCH_COLUMNS = {
  id: 'text',
  case_file_id: 'text',
  enterprise_id: 'text',
  state: 'text',
  holder_id: 'text',
  sender_id: 'text',
  responsible_id: 'text',
  asked: 'text',
  ruling_due_on: 'date',
  suspended_until: 'date',
} as const;

export type WholeDispatch = DispatchProjection & { readonly enterpriseId: EnterpriseId };

/** Writes dispatches that are new with all their passes. `keyOf` names each pass for its double click. */
export const insertDispatches = async (
  db: Queryable,
  dispatches: readonly WholeDispatch[],
  keyOf: (pass: DispatchPass) => string,
): Promise<void> => {
  await bulkInsert(
    db,
    'dispatches',
    DISPATCH_COLUMNS,
    dispatches.map((whole) => projectionRow(whole, whole.enterpriseId)),
  );
  await bulkInsert(
    db,
    'dispatch_passes',
    PASS_COLUMNS,
    dispatches.flatMap(({ dispatch }) => dispatch.passes.map((pass) => passRow(dispatch, keyOf(pass), pass))),
  );
};

const audit = (trx: Queryable, dispatch: Dispatch, key: string, pass: DispatchPass): Promise<void> =>
  writeAudit(trx, {
    at: pass.at,
    officerId: pass.by,
    unitId: pass.unitId,
    action: `dispatch.${pass.kind}`,
    subject: dispatch.id,
    caseFileId: dispatch.caseFileId,
    detail: {
      key,
      seq: pass.seq,
      to: pass.toUnit,
      returnReason: pass.returnReason,
      reason: pass.reason,
      evidence: pass.evidence,
      until: pass.until,
      colour: pass.colour,
      state: dispatch.state,
      responsible: dispatch.responsible,
    },
  });

/** Opens a dispatch with its first pass, and enters it into the audit log. */
export const openDispatch = async (trx: Queryable, whole: WholeDispatch, key: string): Promise<void> => {
  await insertDispatches(trx, [whole], () => key);
  const [first] = whole.dispatch.passes;
  if (first !== undefined) await audit(trx, whole.dispatch, key, first);
};

const moveUnit = async (trx: Queryable, { caseFileId }: Dispatch, unitId: UnitId): Promise<void> => {
  await sql`update case_files set unit_id = ${unitId} where id = ${caseFileId} and unit_id <> ${unitId}`.execute(
    trx,
  );
  await sql`update warnings set unit_id = ${unitId}, version = version + 1
    where case_file_id = ${caseFileId} and state = 'dispatched' and unit_id is distinct from ${unitId}`.execute(
    trx,
  );
};

/**
 * Appends the newest pass of a dispatch with what lists go by, moves the case file and its warnings to who is responsible,
 * and enters the pass into the audit log. The caller holds the case file. A pass number that is taken fails the act.
 */
export const writePass = async (
  trx: Queryable,
  { dispatch, rulingDueOn }: DispatchProjection,
  key: string,
): Promise<void> => {
  const pass = dispatch.passes.at(-1);
  if (pass === undefined) return;
  await bulkInsert(trx, 'dispatch_passes', PASS_COLUMNS, [passRow(dispatch, key, pass)], sql``);
  const { holder, sender, responsible, state, asked } = dispatch;
  await trx
    .updateTable('dispatches')
    .set({
      state,
      holder_id: holder,
      sender_id: sender,
      responsible_id: responsible,
      asked: asked?.kind ?? null,
      ruling_due_on: rulingDueOn,
      suspended_until: dispatch.pauses.at(-1)?.until ?? null,
    })
    .where('id', '=', dispatch.id)
    .execute();
  await moveUnit(trx, dispatch, responsible);
  await audit(trx, dispatch, key, pass);
};

/** Moves the day on which a case file is due, and with it that of its warnings. */
export const moveFileDue = async (
  trx: Queryable,
  { caseFileId }: Dispatch,
  dueOn: Day | null,
): Promise<void> => {
  await sql`update case_files set due_on = ${dueOn}::date where id = ${caseFileId}`.execute(trx);
  await sql`update warnings set due_on = ${dueOn}::date, version = version + 1
    where case_file_id = ${caseFileId} and state = 'dispatched' and due_on is distinct from ${dueOn}::date`.execute(
    trx,
  );
};
