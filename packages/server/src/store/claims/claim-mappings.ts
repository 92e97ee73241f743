import type { RememberedMapping, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** What the headers of its rosters meant to a unit; nothing where it has sent none. */
export const findMapping = async (db: Queryable, unitId: UnitId): Promise<RememberedMapping> => {
  const { rows } = await sql<{ headers: RememberedMapping }>`
    select headers from claim_mappings where unit_id = ${unitId}`.execute(db);
  return rows[0]?.headers ?? {};
};

/** Adds what these headers meant to what the unit said before; the newest word counts. */
export const rememberHeaders = async (
  trx: Queryable,
  unitId: UnitId,
  headers: RememberedMapping,
): Promise<void> => {
  await sql`
    insert into claim_mappings (unit_id, headers) values (${unitId}, ${JSON.stringify(headers)}::jsonb)
    on conflict (unit_id) do update set headers = claim_mappings.headers || excluded.headers`.execute(trx);
};
