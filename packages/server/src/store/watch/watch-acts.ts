import type { Day, EnterpriseId, SpecialMonitoring, WatchAct } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import { writeWatchEntries } from '../verdict/write-warnings.ts';

export type StoredWatchAct = WatchAct & { readonly key: string; readonly byName: string };

/** Acts on special monitoring of an enterprise, oldest first. */
export const listWatchActs = async (
  db: Queryable,
  enterpriseId: string,
): Promise<readonly StoredWatchAct[]> => {
  const { rows } = await sql<StoredWatchAct>`
    select a.enterprise_id as "enterpriseId", a.seq, a.act_key as key, a.kind, a.officer_id as by, o.name as "byName",
           a.unit_id as "unitId", a.at, a.reason, a.warning_id as "warningId"
    from watch_acts a join officers o on o.id = a.officer_id where a.enterprise_id = ${enterpriseId} order by a.seq`.execute(
    db,
  );
  return rows;
};

/** Since when the enterprise is under special monitoring, be it by the rule or by an officer. */
export const findMonitoring = async (db: Queryable, enterpriseId: string): Promise<SpecialMonitoring> => {
  const { rows } = await sql<{ since: Day }>`
    select since from watch_entries where enterprise_id = ${enterpriseId} and reason = 'special-monitoring'`.execute(
    db,
  );
  return rows[0] ?? null;
};

/** Holds the enterprise's place on the list until the transaction ends. */
export const lockWatch = async (trx: Queryable, enterpriseId: string): Promise<void> => {
  await sql`select id from enterprises where id = ${enterpriseId} for update`.execute(trx);
};

/** Appends the act, moves the entry on the list with it, and enters it into the audit log. */
export const writeWatchAct = async (
  trx: Queryable,
  key: string,
  act: WatchAct,
  next: SpecialMonitoring,
): Promise<void> => {
  const { enterpriseId, seq, kind, by, unitId, at, reason, warningId } = act;
  await sql`
    insert into watch_acts (enterprise_id, seq, act_key, kind, officer_id, unit_id, at, reason, warning_id)
    values (${enterpriseId}, ${seq}, ${key}, ${kind}, ${by}, ${unitId}, ${at}, ${reason}, ${warningId})`.execute(
    trx,
  );
  if (next === null)
    await sql`delete from watch_entries where enterprise_id = ${enterpriseId} and reason = 'special-monitoring'`.execute(
      trx,
    );
  else
    await writeWatchEntries(trx, [
      {
        enterpriseId: enterpriseId as EnterpriseId,
        reason: 'special-monitoring',
        origin: null,
        path: [],
        since: next.since,
      },
    ]);
  await writeAudit(trx, {
    at,
    officerId: by,
    unitId,
    action: `watch.${kind}`,
    subject: enterpriseId,
    detail: { key, seq, reason, warning: warningId },
  });
};
