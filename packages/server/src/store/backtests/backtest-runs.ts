import type { Day, Instant, OfficerId, PastRecord, Wording } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type BacktestState = 'running' | 'done' | 'failed' | 'stopped';

/** What a run found. */
export type BacktestResult = {
  readonly record: PastRecord;
  readonly isRelearned: boolean;
  readonly skipped: readonly Day[];
};

export type StoredBacktest = {
  readonly id: string;
  readonly modelId: string;
  readonly version: number;
  readonly from: Day;
  readonly to: Day;
  readonly horizonMonths: number;
  readonly capacity: number;
  readonly state: BacktestState;
  readonly doneCount: number;
  readonly totalCount: number;
  readonly officerId: OfficerId;
  readonly byName: string;
  readonly startedAt: Instant;
  readonly beatAt: Instant;
  readonly endedAt: Instant | null;
  readonly failure: Wording | null;
  readonly basis: 'own' | 'simulated';
  readonly result: BacktestResult | null;
};

const columns = sql`b.id, b.model_id as "modelId", b.version, b.from_on as "from", b.to_on as "to",
  b.horizon_months as "horizonMonths", b.capacity, b.state, b.done_count as "doneCount", b.total_count as "totalCount",
  b.officer_id as "officerId", o.name as "byName", b.started_at as "startedAt", b.beat_at as "beatAt",
  b.ended_at as "endedAt", b.failure, b.basis, b.result`;
const tables = sql`backtests b join officers o on o.id = b.officer_id`;
const MOST = 100;

/** The newest first, the last 100. */
export const listBacktestRuns = async (db: Queryable): Promise<readonly StoredBacktest[]> => {
  const { rows } = await sql<StoredBacktest>`
    select ${columns} from ${tables} order by b.started_at desc, b.id limit ${MOST}`.execute(db);
  return rows;
};

export const findBacktest = async (db: Queryable, id: string): Promise<StoredBacktest | undefined> => {
  const { rows } = await sql<StoredBacktest>`select ${columns} from ${tables} where b.id = ${id}`.execute(db);
  return rows[0];
};

export const findRunning = async (db: Queryable): Promise<StoredBacktest | undefined> => {
  const { rows } = await sql<StoredBacktest>`
    select ${columns} from ${tables} where b.state = 'running'`.execute(db);
  return rows[0];
};

/** The newest run with a result of a version, named `id@version`. */
export const findNewestDone = async (db: Queryable, model: string): Promise<StoredBacktest | undefined> => {
  const { rows } = await sql<StoredBacktest>`
    select ${columns} from ${tables} where b.state = 'done' and b.model_id || '@' || b.version = ${model}
    order by b.started_at desc, b.id limit 1`.execute(db);
  return rows[0];
};

export type NewBacktest = Pick<
  StoredBacktest,
  | 'id'
  | 'modelId'
  | 'version'
  | 'from'
  | 'to'
  | 'horizonMonths'
  | 'capacity'
  | 'totalCount'
  | 'officerId'
  | 'startedAt'
  | 'basis'
>;

/** Writes a run as running; answers false where another one runs. */
export const insertBacktest = async (trx: Queryable, run: NewBacktest): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    insert into backtests (id, model_id, version, from_on, to_on, horizon_months, capacity, state, total_count, officer_id,
      started_at, beat_at, basis)
    values (${run.id}, ${run.modelId}, ${run.version}, ${run.from}::date, ${run.to}::date, ${run.horizonMonths},
      ${run.capacity}, 'running', ${run.totalCount}, ${run.officerId}, ${run.startedAt}::timestamptz,
      ${run.startedAt}::timestamptz, ${run.basis})
    on conflict do nothing returning id`.execute(trx);
  return rows.length > 0;
};

/** Notes how far a run is; answers false where it runs no more, because a person stopped it. */
export const noteBacktest = async (
  db: Queryable,
  id: string,
  doneCount: number,
  at: Instant,
): Promise<boolean> => {
  const { rows } = await sql<{ id: string }>`
    update backtests set done_count = ${doneCount}, beat_at = ${at}::timestamptz
    where id = ${id} and state = 'running' returning id`.execute(db);
  return rows.length > 0;
};

type Ended =
  | { readonly state: 'done'; readonly result: BacktestResult }
  | { readonly state: 'failed'; readonly failure: Wording }
  | { readonly state: 'stopped' };

/** Ends a run that runs; one that was ended before stays as it is. */
export const endBacktest = async (db: Queryable, id: string, at: Instant, ended: Ended): Promise<void> => {
  const result = ended.state === 'done' ? JSON.stringify(ended.result) : null;
  const failure = ended.state === 'failed' ? JSON.stringify(ended.failure) : null;
  await sql`update backtests set state = ${ended.state}, ended_at = ${at}::timestamptz, result = ${result}::jsonb,
    failure = ${failure}::jsonb where id = ${id} and state = 'running'`.execute(db);
};
