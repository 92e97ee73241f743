import type { DeliveryRule, Instant } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import { SYSTEM_OFFICER } from '../standing/officers.ts';
import type { ChangedBy } from './channels.ts';

export type StoredRule = {
  readonly id: string;
  readonly rule: DeliveryRule;
  readonly version: number;
  readonly changedAt: Instant;
};

const COLUMNS = sql`id, rule, version, changed_at as "changedAt"`;

export const listRules = async (db: Queryable): Promise<readonly StoredRule[]> => {
  const { rows } = await sql<StoredRule>`select ${COLUMNS} from delivery_rules order by id`.execute(db);
  return rows;
};

/** Holds the rule until the transaction ends. */
export const lockRule = async (trx: Queryable, id: string): Promise<StoredRule | undefined> => {
  const { rows } = await sql<StoredRule>`
    select ${COLUMNS} from delivery_rules where id = ${id} for update`.execute(trx);
  return rows[0];
};

/** Writes a rule, new or changed, and enters it into the audit log. */
export const writeRule = async (
  trx: Queryable,
  { id, rule, version }: Omit<StoredRule, 'changedAt'>,
  by: ChangedBy,
): Promise<void> => {
  await sql`
    insert into delivery_rules (id, rule, version, changed_at, changed_by)
    values (${id}, ${JSON.stringify(rule)}::jsonb, ${version}, ${by.at}, ${by.officerId})
    on conflict (id) do update set rule = excluded.rule, version = excluded.version,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(trx);
  await writeAudit(trx, {
    at: by.at,
    officerId: by.officerId,
    unitId: by.unitId,
    action: 'delivery.rule',
    subject: id,
    detail: { rule, version },
  });
};

/** Takes the jurisdiction's first rules over; one that is there already is left as the administrator made it. */
export const insertFirstRules = async (
  trx: Queryable,
  rules: readonly (DeliveryRule & { readonly id: string })[],
  at: Instant,
): Promise<void> => {
  for (const { id, ...rule } of rules)
    await sql`
      insert into delivery_rules (id, rule, changed_at, changed_by)
      values (${id}, ${JSON.stringify(rule)}::jsonb, ${at}, ${SYSTEM_OFFICER}) on conflict (id) do nothing`.execute(
      trx,
    );
};
