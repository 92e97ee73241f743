import type { Day, EnterpriseId, Instant, OfficerId, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudits } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';

/** Wakes warnings whose snooze has ended by a day: they wait for a person again. Answers which; `by` signs for it. */
export const wakeSnoozed = async (
  trx: Queryable,
  asOf: Day,
  at: Instant,
  by: OfficerId,
): Promise<readonly WarningId[]> => {
  const { rows } = await sql<{ id: WarningId }>`
    update warnings set state = 'raised', snoozed_until = null, version = version + 1
    where state = 'snoozed' and snoozed_until <= ${asOf}::date returning id`.execute(trx);
  const ids = rows.map((row) => row.id).sort();
  if (ids.length === 0) return ids;
  await sql`
    insert into warning_acts (warning_id, seq, act_key, kind, officer_id, at, reason, unit_id, until)
    select w.id, coalesce(max(a.seq), 0) + 1, 'wake:' || ${asOf}::text, 'wake', ${by}, ${at}::timestamptz,
      '暂缓期满，重新提出 / the snooze has ended', null, null
    from warnings w left join warning_acts a on a.warning_id = w.id
    where w.id = any(${ids}::text[]) group by w.id`.execute(trx);
  await writeAudits(
    trx,
    ids.map((id) => ({
      at,
      officerId: by,
      unitId: null,
      action: 'warning.wake',
      subject: id,
      detail: { asOf, state: 'raised' },
    })),
  );
  return ids;
};

/** The open or snoozed warning of an enterprise, or undefined. */
export const findOpenWarning = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
): Promise<WarningId | undefined> => {
  const { rows } = await sql<{ id: WarningId }>`
    select id from warnings where enterprise_id = ${enterpriseId} and state in ('raised', 'acknowledged', 'dispatched', 'snoozed')`.execute(
    db,
  );
  return rows[0]?.id;
};
