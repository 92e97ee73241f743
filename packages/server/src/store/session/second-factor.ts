import type { Instant, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type SecondFactor = {
  readonly secret: string | null;
  /** Null until a first code was shown. */
  readonly since: Instant | null;
  readonly recoveryCodesLeft: number;
};

export const findSecondFactor = async (db: Queryable, id: OfficerId): Promise<SecondFactor | undefined> => {
  const { rows } = await sql<SecondFactor>`
    select totp_secret as secret, totp_since as since,
      (select count(*) from recovery_codes r where r.officer_id = o.id and r.used_at is null) as "recoveryCodesLeft"
    from officers o where id = ${id}`.execute(db);
  return rows[0];
};

/** Keeps a secret that is offered; false where one counts already. */
export const offerSecret = async (db: Queryable, id: OfficerId, secret: string): Promise<boolean> => {
  const { numAffectedRows } =
    await sql`update officers set totp_secret = ${secret}, totp_step = null where id = ${id} and totp_since is null`.execute(
      db,
    );
  return numAffectedRows === 1n;
};

/** From now on the offered secret counts, with these recovery codes. */
export const confirmSecret = async (
  trx: Queryable,
  id: OfficerId,
  at: Instant,
  codeHashes: readonly string[],
): Promise<void> => {
  await sql`update officers set totp_since = ${at} where id = ${id}`.execute(trx);
  await sql`delete from recovery_codes where officer_id = ${id}`.execute(trx);
  await sql`
    insert into recovery_codes (officer_id, code_hash)
    select ${id}, unnest(${[...codeHashes]}::text[])`.execute(trx);
};

export const removeSecondFactor = async (trx: Queryable, id: OfficerId): Promise<void> => {
  await sql`update officers set totp_secret = null, totp_since = null, totp_step = null where id = ${id}`.execute(
    trx,
  );
  await sql`delete from recovery_codes where officer_id = ${id}`.execute(trx);
};

/** True where the step was not used before; two requests with one code cannot both win. */
export const takeTotpStep = async (db: Queryable, id: OfficerId, step: number): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update officers set totp_step = ${step}::bigint where id = ${id} and (totp_step is null or totp_step < ${step}::bigint)`.execute(
    db,
  );
  return numAffectedRows === 1n;
};

/** True where the code was there and unused. */
export const takeRecoveryCode = async (
  db: Queryable,
  id: OfficerId,
  codeHash: string,
  at: Instant,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update recovery_codes set used_at = ${at} where officer_id = ${id} and code_hash = ${codeHash} and used_at is null`.execute(
    db,
  );
  return numAffectedRows === 1n;
};

/** The sealed secrets of all officers, held until the transaction ends. */
export const listSecrets = async (
  trx: Queryable,
): Promise<readonly { readonly officerId: OfficerId; readonly secret: string }[]> => {
  const { rows } = await sql<{ officerId: OfficerId; secret: string }>`
    select id as "officerId", totp_secret as secret from officers where totp_secret is not null order by id for update`.execute(
    trx,
  );
  return rows;
};

/** Puts the same secret, sealed anew, in its place. */
export const replaceSecret = async (trx: Queryable, id: OfficerId, sealed: string): Promise<void> => {
  await sql`update officers set totp_secret = ${sealed} where id = ${id}`.execute(trx);
};
