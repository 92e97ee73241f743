import type { Instant, Level } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** How warnings of a level turned out. */
export type StoredTrackRecord = {
  readonly raised: number;
  readonly settled: number;
  readonly trueCount: number;
  readonly medianLeadDays: number | null;
  /** True where the outcomes are those of the simulated city: then a dismissal, too, was only simulated. */
  readonly simulated: boolean;
};

/** A warning counts as true where arrears began within so many months after it was raised. */
const TRUE_WITHIN_MONTHS = 9;

/**
 * Counts warnings of a level raised before `now`. Settled: a person judged it true or false, or it was closed or dismissed by a person,
 * or its outcome is known; but not where arrears had begun before it was raised, unless judged false: that is neither foresight nor
 * a false alarm, and must not be counted as either. What a person found outweighs the outcome on record.
 * A warning whose place a worse one took is left out: what came of it is counted with the worse one.
 */
export const loadTrackRecord = async (
  db: Queryable,
  level: Level,
  now: Instant,
): Promise<StoredTrackRecord> => {
  const { rows } = await sql<StoredTrackRecord>`
    with judged as (
      select (coalesce(j.verdict in ('true', 'false'), false) or w.state in ('closed', 'dismissed') or o.arrears_from is not null)
               and (o.arrears_from is null or o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date
                    or coalesce(j.verdict = 'false', false)) as settled,
             o.arrears_from - (w.raised_at at time zone 'Asia/Shanghai')::date as lead_days,
             case when j.verdict in ('true', 'false') then j.verdict = 'true'
                  else o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date
                   and o.arrears_from < (w.raised_at at time zone 'Asia/Shanghai')::date + make_interval(months => ${TRUE_WITHIN_MONTHS}::int)
             end as came_true
      from warnings w
      left join outcomes o on o.enterprise_id = w.enterprise_id and o.recorded_at <= ${now}::timestamptz
      left join lateral (
        select verdict from warning_judgements where warning_id = w.id and at <= ${now}::timestamptz order by seq desc limit 1
      ) j on true
      where w.level = ${level} and w.raised_at <= ${now}::timestamptz and w.superseded_by is null
    )
    select count(*) as raised,
           count(*) filter (where settled) as settled,
           count(*) filter (where settled and came_true) as "trueCount",
           round((percentile_cont(0.5) within group (order by lead_days)
                  filter (where settled and came_true and lead_days >= 0))::numeric) as "medianLeadDays",
           exists (select from outcomes where basis = 'simulated') as simulated
    from judged`.execute(db);
  return rows[0] ?? { raised: 0, settled: 0, trueCount: 0, medianLeadDays: null, simulated: false };
};
