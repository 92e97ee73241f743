import type { EnterpriseId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Those of the enterprises that were not merged into another. */
export const listUnmerged = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlySet<EnterpriseId>> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select id from enterprises where id = any(${[...ids]}::text[]) and merged_into is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Where an enterprise's work goes on, and the merge that put it there. */
export type Survivor = { readonly id: EnterpriseId; readonly moveId: string | null };

/** The survivors of those of the enterprises that were merged into another. */
export const loadSurvivors = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlyMap<EnterpriseId, Survivor>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Survivor & { from: EnterpriseId }>`
    select e.id as "from", e.merged_into as id, (
      select m.id from enterprise_moves m
      where m.kind = 'merge' and m.from_id = e.id and m.undone_at is null order by m.at desc limit 1) as "moveId"
    from enterprises e where e.merged_into is not null and e.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`.execute(
    db,
  );
  return new Map(rows.map(({ from, id, moveId }) => [from, { id, moveId }]));
};

/** Notes rows that came for a merged enterprise after the merge and landed on its survivor, so that undoing takes them along. */
export const noteLanded = async (
  trx: Queryable,
  moveId: string,
  place: 'records' | 'signals',
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  await sql`
    insert into enterprise_moved_rows (move_id, place, row_key)
    select ${moveId}, ${place}, unnest(${[...ids]}::text[]) on conflict do nothing`.execute(trx);
};

/** The credit code of what the enterprise of this code was merged into; undefined where it was not. */
export const findSurvivorCode = async (db: Queryable, code: string): Promise<string | undefined> => {
  const { rows } = await sql<{ code: string }>`
    select s.credit_code as code from enterprises e join enterprises s on s.id = e.merged_into where e.credit_code = ${code}`.execute(
    db,
  );
  return rows[0]?.code;
};
