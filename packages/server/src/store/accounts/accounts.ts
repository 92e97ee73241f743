import type { AccountState, Instant, Officer, OfficerId, Role, UnitId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { SYSTEM_OFFICER } from '../standing/officers.ts';

export type StoredAccount = Officer & {
  readonly unitName: string;
  readonly lockedUntil: Instant | null;
  readonly closedAt: Instant | null;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  readonly oidcSubject: string | null;
  readonly sessionCount: number;
  readonly lastSeenAt: Instant | null;
};

/** Sessions not used since `aliveAfter` have timed out and open nothing. */
const columnsWith = (aliveAfter: Instant) => sql`
  o.id, o.login, o.name, o.role, o.unit_id as "unitId", u.name_zh as "unitName", o.locked_until as "lockedUntil",
  o.closed_at as "closedAt", o.must_change_password as "mustChangePassword", o.totp_since is not null as "secondFactor",
  o.oidc_subject as "oidcSubject",
  (select count(*) from sessions s where s.officer_id = o.id and s.last_seen_at > ${aliveAfter}::timestamptz) as "sessionCount",
  (select max(s.last_seen_at) from sessions s where s.officer_id = o.id) as "lastSeenAt"`;

export type AccountsQuery = {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly state?: AccountState | undefined;
  readonly page: number;
  readonly perPage: number;
};

const stateClause = (state: AccountState, now: Instant): RawBuilder<boolean> => {
  const isLocked = sql<boolean>`coalesce(o.locked_until > ${now}::timestamptz, false)`;
  switch (state) {
    case 'closed':
      return sql<boolean>`o.closed_at is not null`;
    case 'locked':
      return sql<boolean>`o.closed_at is null and ${isLocked}`;
    case 'open':
      return sql<boolean>`o.closed_at is null and not ${isLocked}`;
  }
};

/** One page of accounts by unit and login. The program's own account is nobody's and is left out. */
export const listAccounts = async (
  db: Queryable,
  { q, role, state, page, perPage }: AccountsQuery,
  now: Instant,
  aliveAfter: Instant,
): Promise<{ rows: readonly StoredAccount[]; total: number }> => {
  const wanted = sql.join(
    [
      sql`o.id <> ${SYSTEM_OFFICER}`,
      ...(q === undefined
        ? []
        : [
            sql`(strpos(o.login, lower(${q})) > 0 or strpos(o.name, ${q}) > 0 or strpos(u.name_zh, ${q}) > 0)`,
          ]),
      ...(role === undefined ? [] : [sql`o.role = ${role}`]),
      ...(state === undefined ? [] : [stateClause(state, now)]),
    ],
    sql` and `,
  );
  const from = sql`from officers o join units u on u.id = o.unit_id where ${wanted}`;
  const { rows } = await sql<StoredAccount>`
    select ${columnsWith(aliveAfter)} ${from} order by u.id, o.login limit ${perPage} offset ${(page - 1) * perPage}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

export const findAccount = async (
  db: Queryable,
  id: string,
  aliveAfter: Instant,
): Promise<StoredAccount | undefined> => {
  const { rows } = await sql<StoredAccount>`
    select ${columnsWith(aliveAfter)} from officers o join units u on u.id = o.unit_id where o.id = ${id} and o.id <> ${SYSTEM_OFFICER}`.execute(
    db,
  );
  return rows[0];
};

export const findAccountByLogin = async (db: Queryable, login: string): Promise<OfficerId | undefined> =>
  (await db.selectFrom('officers').select('id').where('login', '=', login).executeTakeFirst())?.id;

/**
 * Holds the account until the transaction ends, and with it all administrators' accounts: they decide who is the last of a
 * role. In one order, so that two who act on each other's accounts wait and do not stand in each other's way.
 */
export const lockAccount = async (trx: Queryable, id: string): Promise<void> => {
  await sql`select id from officers where id = ${id} or role like '%-admin' order by id for update`.execute(
    trx,
  );
};

export const countOpenOfRole = async (db: Queryable, role: Role): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from officers where role = ${role} and closed_at is null and id <> ${SYSTEM_OFFICER}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
};

export type NewAccount = Omit<Officer, 'unitId'> & {
  readonly unitId: UnitId;
  readonly passwordHash: string;
  readonly oidcSubject: string | null;
};

/** Adds an account whose password must be changed; false where the login or the provider's subject is taken. */
export const insertAccount = async (trx: Queryable, account: NewAccount): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into officers (id, login, name, role, unit_id, password_hash, must_change_password, oidc_subject)
    values (${account.id}, ${account.login}, ${account.name}, ${account.role}, ${account.unitId}, ${account.passwordHash}, true, ${account.oidcSubject})
    on conflict do nothing`.execute(trx);
  return numAffectedRows === 1n;
};

/** What an act changes; fields left out stay. */
export type AccountChange = {
  readonly passwordHash?: string;
  readonly mustChangePassword?: boolean;
  readonly closedAt?: Instant | null;
  readonly who?: {
    readonly name: string;
    readonly role: Role;
    readonly unitId: UnitId;
    readonly oidcSubject: string | null;
  };
};

export const changeAccount = async (trx: Queryable, id: OfficerId, change: AccountChange): Promise<void> => {
  const { passwordHash, mustChangePassword, closedAt, who } = change;
  await trx
    .updateTable('officers')
    .set({
      // Whatever is done, the account begins without counted failures.
      failed_logins: 0,
      locked_until: null,
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
      ...(mustChangePassword === undefined ? {} : { must_change_password: mustChangePassword }),
      ...(closedAt === undefined ? {} : { closed_at: closedAt }),
      ...(who === undefined
        ? {}
        : { name: who.name, role: who.role, unit_id: who.unitId, oidc_subject: who.oidcSubject }),
    })
    .where('id', '=', id)
    .execute();
};

/** True where another account has this subject of the identity provider. */
export const isSubjectTaken = async (db: Queryable, subject: string, but: string): Promise<boolean> =>
  (await db
    .selectFrom('officers')
    .select('id')
    .where('oidc_subject', '=', subject)
    .where('id', '<>', but as OfficerId)
    .executeTakeFirst()) !== undefined;

export type ProviderAccount = { readonly officerId: OfficerId; readonly unitId: UnitId };

/** The open account of a subject of the identity provider. */
export const findBySubject = async (db: Queryable, subject: string): Promise<ProviderAccount | undefined> =>
  db
    .selectFrom('officers')
    .select(['id as officerId', 'unit_id as unitId'])
    .where('oidc_subject', '=', subject)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
