import type { AccountAct, Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredAccountAct = {
  readonly key: string;
  readonly kind: AccountAct | 'create';
  readonly officerId: OfficerId;
  readonly byName: string;
  readonly at: Instant;
  readonly reason: string;
};

/** What was done to an account, the newest first. `officerId` is who did it. */
export const listAccountActs = async (db: Queryable, id: string): Promise<readonly StoredAccountAct[]> => {
  const { rows } = await sql<StoredAccountAct>`
    select a.act_key as key, a.kind, a.by_id as "officerId", o.name as "byName", a.at, a.reason
    from account_acts a join officers o on o.id = a.by_id
    where a.officer_id = ${id} order by a.seq desc`.execute(db);
  return rows;
};

/** Appends an act. The caller holds the account. */
export const writeAccountAct = async (
  trx: Queryable,
  id: OfficerId,
  act: Omit<StoredAccountAct, 'byName'>,
): Promise<void> => {
  await sql`
    insert into account_acts (officer_id, seq, act_key, kind, by_id, at, reason)
    select ${id}, coalesce(max(seq), 0) + 1, ${act.key}, ${act.kind}, ${act.officerId}, ${act.at}::timestamptz, ${act.reason}
    from account_acts where officer_id = ${id}`.execute(trx);
};
