import type { EnterpriseId, Relation } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Of an enterprise with more ties than this no more are read: an address of thousands says nothing of each. */
export const MOST_TIES = 500;

/** The ties of these enterprises in both directions, of each the newest `MOST_TIES`; which of them hold is judged in core. */
export const listTiesOf = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<readonly Relation[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Relation>`
    select distinct r.* from unnest(${[...ids]}::text[]) as asked (id)
    join lateral (
      select from_id as "from", to_id as "to", kind, share_ratio as "shareRatio", since, until, recorded_at as "recordedAt"
      from ((select * from relations x where x.from_id = asked.id) union all (select * from relations x where x.to_id = asked.id)) both_ways
      order by recorded_at desc limit ${MOST_TIES}
    ) r on true`.execute(db);
  return rows;
};

/** Names of enterprises by id; those that are not there are left out. */
export const listEnterpriseNames = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlyMap<EnterpriseId, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: EnterpriseId; name: string }>`
    select id, name from enterprises where id = any(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
};
