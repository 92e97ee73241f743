import type { Day, DriftReport } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import type { StoredModel } from './risk-models.ts';

type Named = Pick<StoredModel, 'id' | 'version'>;

/** Keeps a day's report; the same day again replaces it. */
export const writeDrift = async (
  trx: Queryable,
  { id, version }: Named,
  asOf: Day,
  report: DriftReport,
): Promise<void> => {
  await sql`
    insert into model_drift (model_id, version, as_of, report)
    values (${id}, ${version}, ${asOf}::date, ${JSON.stringify(report)}::jsonb)
    on conflict (model_id, version, as_of) do update set report = excluded.report`.execute(trx);
};

/** The newest report of a version as of a day or before, or undefined. */
export const findNewestDrift = async (
  db: Queryable,
  { id, version }: Named,
  asOf: Day,
): Promise<{ readonly asOf: Day; readonly report: DriftReport } | undefined> => {
  const { rows } = await sql<{ asOf: Day; report: DriftReport }>`
    select as_of as "asOf", report from model_drift
    where model_id = ${id} and version = ${version} and as_of <= ${asOf}::date
    order by as_of desc limit 1`.execute(db);
  return rows[0];
};

const MOST_DAYS = 120;

/** Reports of a version, the newest first; the last 120. */
export const listDrift = async (
  db: Queryable,
  { id, version }: Named,
): Promise<readonly { readonly asOf: Day; readonly report: DriftReport }[]> => {
  const { rows } = await sql<{ asOf: Day; report: DriftReport }>`
    select as_of as "asOf", report from model_drift where model_id = ${id} and version = ${version}
    order by as_of desc limit ${MOST_DAYS}`.execute(db);
  return rows;
};
