import { type Hearer, may, type OfficerId, type OwnSettings, ownSettingsSchema, ROLES } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { SYSTEM_OFFICER } from '../standing/officers.ts';

const HEARING = ROLES.filter((role) => may(role, 'see-area') || may(role, 'see-bulletins'));

/** Everybody who may hear of something, with what they have set for themselves. */
export const listHearers = async (db: Queryable): Promise<readonly Hearer[]> => {
  const { rows } = await sql<Omit<Hearer, 'settings'> & { settings: unknown }>`
    select o.id as "officerId", o.unit_id as "unitId", s.settings
    from officers o left join officer_settings s on s.officer_id = o.id
    where o.closed_at is null and o.id <> ${SYSTEM_OFFICER} and o.role = any(${HEARING}::text[]) order by o.id`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, settings: ownSettingsSchema.parse(row.settings ?? {}) }));
};

/** What an officer has set; the defaults where nothing was. */
export const loadOwnSettings = async (db: Queryable, id: OfficerId): Promise<OwnSettings> => {
  const { rows } = await sql<{ settings: unknown }>`
    select settings from officer_settings where officer_id = ${id}`.execute(db);
  return ownSettingsSchema.parse(rows[0]?.settings ?? {});
};

export const writeOwnSettings = async (
  trx: Queryable,
  id: OfficerId,
  settings: OwnSettings,
  at: string,
): Promise<void> => {
  await sql`
    insert into officer_settings (officer_id, settings, changed_at)
    values (${id}, ${JSON.stringify(settings)}::jsonb, ${at})
    on conflict (officer_id) do update set settings = excluded.settings, changed_at = excluded.changed_at`.execute(
    trx,
  );
};
