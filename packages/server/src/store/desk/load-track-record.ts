import type { Instant, Level } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { SYSTEM_OFFICER } from '../standing/officers.ts';

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
 * Counts warnings of a level raised before `now`. Settled: closed or dismissed by a person, or its outcome is known; but not where
 * arrears had begun before it was raised: that is neither foresight nor a false alarm, and must not be counted as either.
 * A warning whose place a worse one took is left out (the program itself closed it): what came of it is counted with the worse one.
 */
export const loadTrackRecord = async (
  db: Queryable,
  level: Level,
  now: Instant,
): Promise<StoredTrackRecord> => {
  const { rows } = await sql<StoredTrackRecord>`
    with judged as (
      select (w.state in ('closed', 'dismissed') or o.arrears_from is not null)
               and (o.arrears_from is null or o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date) as settled,
             o.arrears_from - (w.raised_at at time zone 'Asia/Shanghai')::date as lead_days,
             o.arrears_from >= (w.raised_at at time zone 'Asia/Shanghai')::date
               and o.arrears_from < (w.raised_at at time zone 'Asia/Shanghai')::date + make_interval(months => ${TRUE_WITHIN_MONTHS}::int) as came_true
      from warnings w
      left join outcomes o on o.enterprise_id = w.enterprise_id and o.recorded_at <= ${now}::timestamptz
      where w.level = ${level} and w.raised_at <= ${now}::timestamptz and not exists (
          select from warning_acts a
          where a.warning_id = w.id and a.kind = 'close' and a.officer_id = ${SYSTEM_OFFICER}
        )
    )
    select count(*) as raised,
           count(*) filter (where settled) as settled,
           count(*) filter (where settled and came_true) as "trueCount",
           round((percentile_cont(0.5) within group (order by lead_days) filter (where settled and came_true))::numeric) as "medianLeadDays",
           exists (select from outcomes where basis = 'simulated') as simulated
    from judged`.execute(db);
  return rows[0] ?? { raised: 0, settled: 0, trueCount: 0, medianLeadDays: null, simulated: false };
};
