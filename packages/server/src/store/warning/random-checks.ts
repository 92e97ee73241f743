import type { CheckedDraw, Day, Instant, UnitId, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** The draw that a warning belongs to. */
export type RandomDraw = {
  /** First day. */
  readonly month: Day;
  readonly unitId: UnitId;
  readonly populationCount: number;
  readonly drawnCount: number;
};

export const writeRandomChecks = (
  db: Queryable,
  drawn: readonly (RandomDraw & { readonly warningId: WarningId })[],
): Promise<number> =>
  bulkInsert(
    db,
    'random_checks',
    {
      warning_id: 'text',
      month: 'date',
      unit_id: 'text',
      population_count: 'integer',
      drawn_count: 'integer',
    },
    drawn.map(({ warningId, month, unitId, populationCount, drawnCount }) => ({
      warning_id: warningId,
      month,
      unit_id: unitId,
      population_count: populationCount,
      drawn_count: drawnCount,
    })),
    sql`on conflict (warning_id) do nothing`,
  );

/** Units that have drawn in a month. */
export const listUnitsDrawn = async (db: Queryable, month: Day): Promise<readonly UnitId[]> => {
  const { rows } = await sql<{ unitId: UnitId }>`
    select distinct unit_id as "unitId" from random_checks where month = ${month}::date`.execute(db);
  return rows.map(({ unitId }) => unitId);
};

/** Every draw up to `now` with what persons made of it: the newest judgement of a warning counts. */
export const listCheckedDraws = async (db: Queryable, now: Instant): Promise<readonly CheckedDraw[]> => {
  const { rows } = await sql<CheckedDraw>`
    select c.month, c.population_count as "populationCount", c.drawn_count as "drawnCount",
      count(*) filter (where j.verdict in ('true', 'false')) as "judgedCount",
      count(*) filter (where j.verdict = 'true') as "trueCount"
    from random_checks c
    left join lateral (
      select verdict from warning_judgements where warning_id = c.warning_id and at <= ${now}::timestamptz
      order by seq desc limit 1
    ) j on true
    where c.month <= (${now}::timestamptz at time zone 'Asia/Shanghai')::date
    group by c.month, c.unit_id, c.population_count, c.drawn_count
    order by c.month, c.unit_id`.execute(db);
  return rows;
};
