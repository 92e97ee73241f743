import type { OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type NameableOfficer = { readonly id: OfficerId; readonly name: string; readonly unitId: UnitId };

/** Officers of these units whose account is open and who act on enterprises: who can be named for special monitoring. */
export const listNameableOfficers = async (
  db: Queryable,
  units: readonly UnitId[] | null,
): Promise<readonly NameableOfficer[]> => {
  const { rows } = await sql<NameableOfficer>`
    select id, name, unit_id as "unitId" from officers
    where closed_at is null and role in ('city-officer', 'district-officer', 'unit-officer')
      and (${units === null} or unit_id = any(${[...(units ?? [])]}::text[]))
    order by unit_id, name, id limit 500`.execute(db);
  return rows;
};
