import type { Day, Instant, Level, Scope, SuppressionReason } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { warningClause } from './warning-filter.ts';
import { areaClause, scopeClause } from './scope-clause.ts';

/** Open: a person has it, or must have it. Put off and done are not. */
export const OPEN_STATES = ['raised', 'acknowledged', 'dispatched'] as const;

export type OpenCount = {
  readonly district: string | null;
  readonly level: Exclude<Level, 'none'>;
  readonly count: number;
};

/** Day of the newest assessment, or null before the first. */
export const findNewestAssessment = async (db: Queryable): Promise<Day | null> => {
  const { rows } = await sql<{ asOf: Day | null }>`select max(as_of) as "asOf" from assessments`.execute(db);
  return rows[0]?.asOf ?? null;
};

export const countOpen = async (db: Queryable, scope: Scope, today: Day): Promise<readonly OpenCount[]> => {
  const { rows } = await sql<OpenCount>`
    select w.current_district as district, w.level, count(*) as count from warnings w
    where ${warningClause(scope, { state: OPEN_STATES }, today, [])} group by 1, 2`.execute(db);
  return rows;
};

/** Those that were merged into another are that one. */
export const countEnterprises = async (db: Queryable, scope: Scope): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from enterprises e where e.merged_into is null and ${scopeClause(scope)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
};

export type StoredTimes = {
  readonly signalToRaisedDays: number | null;
  readonly raisedToFirstActDays: number | null;
  readonly signalToArrearsDays: number | null;
  readonly own: number;
  readonly simulated: number;
};

/** Medians over the warnings of a scope raised since an instant, in days. Arrears count where they came after the first signal. */
export const loadTimes = async (
  db: Queryable,
  scope: Scope,
  since: Instant,
  now: Instant,
): Promise<StoredTimes> => {
  const { rows } = await sql<StoredTimes>`
    with counted as (
      -- how early is asked of first warnings: one raised again or worse looks back on trouble already known
      select case when w.because = 'first' then (w.raised_at at time zone 'Asia/Shanghai')::date - w.first_signal_on end as to_raised,
             date_part('epoch', w.first_act_at - w.raised_at) / 86400 as to_act,
             case when w.because = 'first' and o.arrears_from >= w.first_signal_on
                  then o.arrears_from - w.first_signal_on end as to_arrears,
             o.basis
      from warnings w left join outcomes o on o.enterprise_id = w.enterprise_id and o.recorded_at <= ${now}::timestamptz
      where w.raised_at >= ${since}::timestamptz and w.raised_at <= ${now}::timestamptz and ${areaClause(scope, 'w')}
    )
    select round((percentile_cont(0.5) within group (order by to_raised))::numeric, 1) as "signalToRaisedDays",
           round((percentile_cont(0.5) within group (order by to_act))::numeric, 1) as "raisedToFirstActDays",
           round((percentile_cont(0.5) within group (order by to_arrears))::numeric, 1) as "signalToArrearsDays",
           count(*) filter (where to_arrears is not null and basis = 'own') as own,
           count(*) filter (where to_arrears is not null and basis = 'simulated') as simulated
    from counted`.execute(db);
  return (
    rows[0] ?? {
      signalToRaisedDays: null,
      raisedToFirstActDays: null,
      signalToArrearsDays: null,
      own: 0,
      simulated: 0,
    }
  );
};

export const countSuppressed = async (
  db: Queryable,
  scope: Scope,
  asOf: Day,
): Promise<readonly { reason: SuppressionReason; count: number }[]> => {
  const { rows } = await sql<{ reason: SuppressionReason; count: number }>`
    select s.reason, count(*) as count
    from suppressed s ${scope.reach === 'all' ? sql`` : sql`join enterprises e on e.id = s.enterprise_id`}
    where s.as_of = ${asOf}::date and ${scopeClause(scope)} group by s.reason order by count desc, s.reason`.execute(
    db,
  );
  return rows;
};

export type StoredSource = {
  readonly id: string;
  readonly name: string;
  readonly feed: string;
  readonly newestOn: Day | null;
  readonly lastReceivedAt: Instant | null;
};

export const listSources = async (db: Queryable): Promise<readonly StoredSource[]> => {
  const { rows } = await sql<StoredSource>`
    select id, name, feed, newest_on as "newestOn", last_received_at as "lastReceivedAt" from sources order by feed, name, id`.execute(
    db,
  );
  return rows;
};

export type TextCounts = { readonly documents: number; readonly stories: number; readonly records: number };

export const countTexts = async (db: Queryable): Promise<TextCounts> => {
  const { rows } = await sql<TextCounts>`
    select (select count(*) from documents) as documents, (select count(*) from (select distinct story_id from documents) s) as stories,
           (select count(*) from records) as records`.execute(db);
  return rows[0] ?? { documents: 0, stories: 0, records: 0 };
};
