import type { Instant, ModelActKind, OfficerId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { StoredModel } from './risk-models.ts';

export type StoredModelAct = {
  readonly key: string;
  readonly kind: ModelActKind | 'make';
  readonly officerId: OfficerId;
  readonly byName: string;
  readonly at: Instant;
  readonly reason: string;
};

type Named = Pick<StoredModel, 'id' | 'version'>;

/** What was done with a version, the newest first. */
export const listModelActs = async (
  db: Queryable,
  { id, version }: Named,
): Promise<readonly StoredModelAct[]> => {
  const { rows } = await sql<StoredModelAct>`
    select a.act_key as key, a.kind, a.officer_id as "officerId", o.name as "byName", a.at, a.reason
    from risk_model_acts a join officers o on o.id = a.officer_id
    where a.model_id = ${id} and a.version = ${version} order by a.seq desc`.execute(db);
  return rows;
};

/** Who made each version and when each was last put in force, by `id@version`. */
export const listModelMilestones = async (
  db: Queryable,
): Promise<ReadonlyMap<string, { readonly madeBy: string | null; readonly inForceAt: Instant | null }>> => {
  const { rows } = await sql<{ name: string; madeBy: string | null; inForceAt: Instant | null }>`
    select a.model_id || '@' || a.version as name,
      max(o.name) filter (where a.kind = 'make') as "madeBy",
      max(a.at) filter (where a.kind = 'put-in-force') as "inForceAt"
    from risk_model_acts a join officers o on o.id = a.officer_id group by a.model_id, a.version`.execute(db);
  return new Map(rows.map(({ name, ...rest }) => [name, rest]));
};

/** Appends an act. The caller holds the versions. */
export const writeModelAct = async (
  trx: Queryable,
  { id, version }: Named,
  act: Omit<StoredModelAct, 'byName'>,
): Promise<void> => {
  await sql`
    insert into risk_model_acts (model_id, version, seq, act_key, kind, officer_id, at, reason)
    select ${id}, ${version}::integer, coalesce(max(seq), 0) + 1, ${act.key}, ${act.kind}, ${act.officerId},
      ${act.at}::timestamptz, ${act.reason}
    from risk_model_acts where model_id = ${id} and version = ${version}`.execute(trx);
};
