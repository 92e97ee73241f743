import type { Day, Instant, Level, Scope } from '@weisu/core';
import { startOf } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { OPEN_STATES } from './load-situation.ts';
import { areaClause } from './scope-clause.ts';
import { groundClause, reachedClause, warningClause, type WarningReach } from './warning-filter.ts';

type RaisedLevel = Exclude<Level, 'none'>;

const rounded = (days: ReturnType<typeof sql>) =>
  sql`round((percentile_cont(0.5) within group (order by ${days}))::numeric, 1)`;

/** Median age of open warnings in days, by district. */
export const loadAges = async (
  db: Queryable,
  scope: Scope,
  today: Day,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ district: string; days: number }>`
    select w.current_district as district, ${rounded(sql`${today}::date - (w.raised_at at time zone 'Asia/Shanghai')::date`)} as days
    from warnings w where ${warningClause(scope, { state: OPEN_STATES }, today, [])} and w.current_district is not null
    group by 1`.execute(db);
  return new Map(rows.map(({ district, days }) => [district, days]));
};

/** Open case files by district; '' where the district is not known. */
export const countCaseLoad = async (db: Queryable, scope: Scope): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ district: string; count: number }>`
    select coalesce(e.district, '') as district, count(*) as count
    from case_files c join enterprises e on e.id = c.enterprise_id
    where c.closed_at is null and ${areaClause(scope, 'c')} group by 1`.execute(db);
  return new Map(rows.map(({ district, count }) => [district, count]));
};

export type MonthTimes = {
  readonly month: string;
  readonly raised: number;
  readonly signalToRaisedDays: number | null;
  readonly raisedToFirstActDays: number | null;
  readonly signalToArrearsDays: number | null;
};

/** The three times by month of raising since a day, as far as outcomes are known by `now`. */
export const loadMonths = async (
  db: Queryable,
  scope: Scope,
  since: Day,
  now: Instant,
): Promise<readonly MonthTimes[]> => {
  const { rows } = await sql<MonthTimes>`
    with counted as (
      select to_char(w.raised_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
             case when w.because = 'first' then (w.raised_at at time zone 'Asia/Shanghai')::date - w.first_signal_on end as to_raised,
             date_part('epoch', w.first_act_at - w.raised_at) / 86400 as to_act,
             case when w.because = 'first' and o.arrears_from >= w.first_signal_on then o.arrears_from - w.first_signal_on end as to_arrears
      from warnings w left join outcomes o on o.enterprise_id = w.enterprise_id and o.recorded_at <= ${now}::timestamptz
      where ${groundClause(scope, { since })} and w.raised_at <= ${now}::timestamptz
    )
    select month, count(*) as raised, ${rounded(sql`to_raised`)} as "signalToRaisedDays",
           ${rounded(sql`to_act`)} as "raisedToFirstActDays", ${rounded(sql`to_arrears`)} as "signalToArrearsDays"
    from counted group by month order by month`.execute(db);
  return rows;
};

const STEPS = [
  'acted',
  'dispatched',
  'signed',
  'closed',
  'dismissed',
] as const satisfies readonly WarningReach[];

/** When a warning aliased `w` with its case file aliased `c` came so far. */
const REACHED_AT = {
  acted: sql`w.first_act_at`,
  dispatched: sql`w.dispatched_at`,
  signed: sql`c.signed_at`,
  closed: sql`w.ended_at`,
  dismissed: sql`w.ended_at`,
} as const;

export type Flow = {
  readonly raised: number;
  readonly steps: {
    readonly step: (typeof STEPS)[number];
    readonly count: number;
    readonly daysFromRaised: number | null;
  }[];
};

/** Of the warnings raised since a day, how many came how far, and the median days to there. */
export const loadFlow = async (db: Queryable, scope: Scope, since: Day): Promise<Flow> => {
  // Its case file is joined here anyway: looking for it once more at every row would be the longest part.
  const reached = (step: WarningReach) =>
    step === 'signed' ? sql<boolean>`c.signed_at is not null` : reachedClause(step);
  const parts = STEPS.flatMap((step) => {
    const days = sql`date_part('epoch', ${REACHED_AT[step]} - w.raised_at) / 86400`;
    return [
      sql`count(*) filter (where ${reached(step)}) as ${sql.ref(step)}`,
      sql`round((percentile_cont(0.5) within group (order by case when ${reached(step)} then ${days} end))::numeric, 1) as ${sql.ref(`${step}Days`)}`,
    ];
  });
  const { rows } = await sql<Record<string, number | null>>`
    select count(*) as raised, ${sql.join(parts)} from warnings w left join case_files c on c.id = w.case_file_id
    where ${groundClause(scope, {})} and w.raised_at >= ${startOf(since)}::timestamptz`.execute(db);
  const row = rows[0] ?? {};
  return {
    raised: row['raised'] ?? 0,
    steps: STEPS.map((step) => ({
      step,
      count: row[step] ?? 0,
      daysFromRaised: row[`${step}Days`] ?? null,
    })),
  };
};

/** Open warnings by industry and level; those whose industry is not recorded are left out. */
export const countByIndustry = async (
  db: Queryable,
  scope: Scope,
  today: Day,
  most: number,
): Promise<readonly { industry: string; level: RaisedLevel; count: number }[]> => {
  const where = warningClause(scope, { state: OPEN_STATES }, today, []);
  const { rows } = await sql<{ industry: string; level: RaisedLevel; count: number }>`
    with open as (select e.industry, w.level from warnings w join enterprises e on e.id = w.enterprise_id where ${where} and e.industry <> ''),
         top as (select industry from open group by industry order by count(*) desc, industry limit ${most})
    select o.industry, o.level, count(*) as count from open o join top t on t.industry = o.industry group by o.industry, o.level`.execute(
    db,
  );
  return rows;
};
