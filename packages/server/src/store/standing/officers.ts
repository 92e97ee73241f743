import type { Officer, OfficerId, UnitId } from '@weisu/core';
import type { Queryable } from '../engine.ts';

/** The officer in whose name the program itself acts, such as closing a warning that a worse one replaces. Nobody can sign in as it. */
export const SYSTEM_OFFICER: OfficerId = 'off_system';

export const ensureSystemOfficer = async (db: Queryable, unitId: UnitId): Promise<void> => {
  await db
    .insertInto('officers')
    .values({
      id: SYSTEM_OFFICER,
      login: 'system',
      name: '未诉（系统）',
      role: 'system-admin',
      unit_id: unitId,
      password_hash: '!',
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
};

/** Adds officers that are new, by login; known ones keep their password. */
export const insertOfficers = async (
  db: Queryable,
  officers: readonly (Officer & { readonly passwordHash: string })[],
): Promise<void> => {
  const values = officers.map(({ id, login, name, role, unitId, passwordHash }) => ({
    id,
    login,
    name,
    role,
    unit_id: unitId,
    password_hash: passwordHash,
  }));
  if (values.length > 0)
    await db
      .insertInto('officers')
      .values(values)
      .onConflict((oc) => oc.doNothing())
      .execute();
};

/** The unit for which an officer works, or null where there is no such officer. */
export const findOfficerUnit = async (db: Queryable, id: OfficerId): Promise<UnitId | null> =>
  (await db.selectFrom('officers').select('unit_id').where('id', '=', id).executeTakeFirst())?.unit_id ??
  null;

/** An officer whose account is open, by login; undefined where there is none. */
export const findOfficerByLogin = async (db: Queryable, login: string): Promise<Officer | undefined> => {
  const row = await db
    .selectFrom('officers')
    .select(['id', 'login', 'name', 'role', 'unit_id as unitId'])
    .where('login', '=', login)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row;
};
