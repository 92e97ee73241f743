import type { Dimension, Instant, Level, RaisedBecause } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** How alike the counted warnings are: level, rule and dimensions; level and rule; level alone. */
export type Likeness = 'mix' | 'rule' | 'level';

/** What makes warnings alike. `mix` holds the dimensions that added to the score. */
export type Alike = {
  readonly level: Level;
  readonly because: RaisedBecause;
  readonly mix: readonly Dimension[];
};

/** How warnings like one turned out. */
export type StoredTrackRecord = {
  readonly likeness: Likeness;
  readonly raised: number;
  readonly settled: number;
  readonly trueCount: number;
  readonly lowerLeadDays: number | null;
  readonly medianLeadDays: number | null;
  readonly upperLeadDays: number | null;
  /** True where the outcomes are those of the simulated city: then a dismissal, too, was only simulated. */
  readonly simulated: boolean;
};

/** A warning counts as true where arrears began within so many months after it was raised. */
const TRUE_WITHIN_MONTHS = 9;

const NONE: StoredTrackRecord = {
  likeness: 'level',
  raised: 0,
  settled: 0,
  trueCount: 0,
  lowerLeadDays: null,
  medianLeadDays: null,
  upperLeadDays: null,
  simulated: false,
};

/** Settled warnings that a narrower likeness needs: below that its interval says next to nothing. */
const LEAST_SETTLED = 20;

/** Dimensions that added to a warning's score, `labour+operation`. */
const mixOf = sql`(select string_agg(distinct c ->> 'dimension', '+' order by c ->> 'dimension')
  from jsonb_array_elements(w.assessment -> 'contributions') c where (c ->> 'centipoints')::int > 0)`;

const quartile = (
  share: number,
) => sql`round((percentile_cont(${sql.lit(share)}) within group (order by lead_days)
  filter (where settled and came_true and lead_days >= 0))::numeric)`;

/**
 * Counts warnings like one, raised before `now`: of its level, rule and dimensions where at least 20 of those are settled, else of
 * its level and rule, else of its level. Settled: a person judged it true or false, or it was closed or dismissed by a person,
 * or its outcome is known; but not where arrears had begun before it was raised, unless judged false: that is neither foresight nor
 * a false alarm, and must not be counted as either. What a person found outweighs the outcome on record.
 * A warning whose place a worse one took is left out: what came of it is counted with the worse one.
 */
export const loadTrackRecord = async (
  db: Queryable,
  { level, because, mix }: Alike,
  now: Instant,
): Promise<StoredTrackRecord> => {
  const { rows } = await sql<StoredTrackRecord>`
    with alike as (
      select w.*, w.because = ${because} as same_rule,
             coalesce(${mixOf}, '') = ${[...new Set(mix)].sort().join('+')} as same_mix
      from warnings w where (w.because = 'random-check') = ${because === 'random-check'} and w.level = ${level} and w.raised_at <= ${now}::timestamptz and w.superseded_by is null
    ), judged as (
      select same_rule, same_mix, (coalesce(j.verdict in ('true', 'false'), false) or w.state in ('closed', 'dismissed') or o.arrears_from is not null)
               and (o.arrears_from is null or o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date
                    or coalesce(j.verdict = 'false', false)) as settled,
             o.arrears_from - (w.raised_at at time zone 'Asia/Shanghai')::date as lead_days,
             case when j.verdict in ('true', 'false') then j.verdict = 'true'
                  else o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date
                   and o.arrears_from < (w.raised_at at time zone 'Asia/Shanghai')::date + make_interval(months => ${TRUE_WITHIN_MONTHS}::int)
             end as came_true
      from alike w
      left join outcomes o on o.enterprise_id = w.enterprise_id and o.recorded_at <= ${now}::timestamptz
      left join lateral (
        select verdict from warning_judgements where warning_id = w.id and at <= ${now}::timestamptz order by seq desc limit 1
      ) j on true
    ), graded as (
      select 1 as grade, 'mix' as likeness, * from judged where same_rule and same_mix
      union all select 2, 'rule', * from judged where same_rule
      union all select 3, 'level', * from judged
    )
    select likeness, count(*) as raised,
           count(*) filter (where settled) as settled,
           count(*) filter (where settled and came_true) as "trueCount",
           ${quartile(0.25)} as "lowerLeadDays",
           ${quartile(0.5)} as "medianLeadDays",
           ${quartile(0.75)} as "upperLeadDays",
           exists (select from outcomes where basis = 'simulated') as simulated
    from graded group by grade, likeness
    having grade = 3 or count(*) filter (where settled) >= ${LEAST_SETTLED}
    order by grade limit 1`.execute(db);
  return rows[0] ?? NONE;
};
