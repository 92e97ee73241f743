import type { Day, EnterpriseId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** More ties than this tell nobody apart: half a city shares the address. */
const MOST_TIES = 2_000;

/** Who is tied to each of the enterprises, in either direction, by ties that have not ended by the earliest day asked about. */
export const listRelatives = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
  earliest: Day,
): Promise<ReadonlyMap<EnterpriseId, readonly EnterpriseId[]>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ of: EnterpriseId; id: EnterpriseId }>`
    select given.id as of, tied.id from unnest(${[...ids]}::text[]) as given(id) cross join lateral (
      select other as id from (
        select to_id as other from relations where from_id = given.id and (until is null or until > ${earliest}::date)
        union
        select from_id from relations where to_id = given.id and (until is null or until > ${earliest}::date)
      ) t limit ${MOST_TIES + 1}) tied`.execute(db);
  const relatives = new Map<EnterpriseId, EnterpriseId[]>();
  for (const { of, id } of rows) {
    const known = relatives.get(of);
    if (known === undefined) relatives.set(of, [id]);
    else known.push(id);
  }
  for (const [id, tied] of relatives) if (tied.length > MOST_TIES) relatives.delete(id);
  return relatives;
};
