import type {
  CaseFileId,
  Day,
  EnterpriseId,
  Instant,
  OfficerId,
  UnitId,
  WarningActKind,
  WarningId,
  WarningState,
} from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import { findOfficerUnit } from '../standing/officers.ts';

export type StoredWarningAct = {
  readonly key: string;
  readonly kind: WarningActKind;
  readonly officerId: OfficerId;
  readonly byName: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly unitId: UnitId | null;
  readonly until: Day | null;
};

/** The acts on a warning, oldest first. */
export const listWarningActs = async (db: Queryable, id: string): Promise<readonly StoredWarningAct[]> => {
  const { rows } = await sql<StoredWarningAct>`
    select a.act_key as key, a.kind, a.officer_id as "officerId", o.name as "byName", a.at, a.reason, a.unit_id as "unitId", a.until
    from warning_acts a join officers o on o.id = a.officer_id
    where a.warning_id = ${id} order by a.seq`.execute(db);
  return rows;
};

/** Holds the warning until the transaction ends: two officers act one after the other, the second on what the first left. */
export const lockWarning = async (
  trx: Queryable,
  id: string,
): Promise<{ enterpriseId: EnterpriseId } | undefined> => {
  const { rows } = await sql<{ enterpriseId: EnterpriseId }>`
    select enterprise_id as "enterpriseId" from warnings where id = ${id} for update`.execute(trx);
  return rows[0];
};

/** What an act changed, as it was before. */
export type WarningBefore = {
  readonly state: WarningState;
  readonly firstActAt: Instant | null;
  readonly snoozedUntil: Day | null;
};

/** The newest act of a warning with what it changed, or undefined. */
export const findLastAct = async (
  db: Queryable,
  id: string,
): Promise<(StoredWarningAct & { readonly was: WarningBefore | null }) | undefined> => {
  const { rows } = await sql<StoredWarningAct & { readonly was: WarningBefore | null }>`
    select a.act_key as key, a.kind, a.officer_id as "officerId", '' as "byName", a.at, a.reason, a.unit_id as "unitId", a.until, a.was
    from warning_acts a where a.warning_id = ${id} order by a.seq desc limit 1`.execute(db);
  return rows[0];
};

/** What an act changes on the warning; fields left out stay as they are. */
export type WarningChange = {
  readonly state: WarningState;
  /** Kept where there is one already, except by an act that takes another back. */
  readonly firstActAt?: Instant | null;
  readonly unitId?: UnitId;
  readonly caseFileId?: CaseFileId;
  readonly dueOn?: Day | null;
  readonly snoozedUntil?: Day | null;
};

export type NewWarningAct = Omit<StoredWarningAct, 'byName'>;

/** Appends the act, writes the change, and enters it into the audit log. The caller holds the warning's lock. */
export const writeWarningAct = async (
  trx: Queryable,
  id: WarningId,
  act: NewWarningAct,
  change: WarningChange,
): Promise<void> => {
  await sql`
    insert into warning_acts (warning_id, seq, act_key, kind, officer_id, at, reason, unit_id, until, was)
    select ${id}, coalesce((select max(seq) from warning_acts where warning_id = ${id}), 0) + 1, ${act.key}, ${act.kind}, ${act.officerId}, ${act.at}::timestamptz,
      ${act.reason}, ${act.unitId}, ${act.until}::date,
      jsonb_build_object('state', w.state, 'firstActAt', to_char(w.first_act_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'snoozedUntil', w.snoozed_until)
    from warnings w where w.id = ${id}`.execute(trx);
  await trx
    .updateTable('warnings')
    .set((eb) => ({
      state: change.state,
      version: eb('version', '+', 1),
      ...(change.firstActAt === undefined
        ? {}
        : {
            first_act_at:
              act.kind === 'undo' || change.firstActAt === null
                ? change.firstActAt
                : eb.fn.coalesce('first_act_at', eb.val(change.firstActAt)),
          }),
      ...(change.unitId === undefined ? {} : { unit_id: change.unitId }),
      ...(change.caseFileId === undefined ? {} : { case_file_id: change.caseFileId }),
      ...(change.dueOn === undefined ? {} : { due_on: change.dueOn }),
      ...(change.snoozedUntil === undefined ? {} : { snoozed_until: change.snoozedUntil }),
    }))
    .where('id', '=', id)
    .execute();
  await writeAudit(trx, {
    at: act.at,
    officerId: act.officerId,
    unitId: await findOfficerUnit(trx, act.officerId),
    action: `warning.${act.kind}`,
    subject: id,
    caseFileId: change.caseFileId ?? null,
    detail: { key: act.key, reason: act.reason, to: act.unitId, until: act.until, state: change.state },
  });
};
