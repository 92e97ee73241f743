import type { FigureRow } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type FigureGround, inSight, within } from './figure-ground.ts';

const WATCH_REASONS = {
  'special-monitoring': { zh: '专项监测', en: 'special monitoring' },
  related: { zh: '关联企业', en: 'related enterprise' },
} as const;

/** Enterprises on the watch list, the newest first; with `onlyNew` those put there in the period. An enterprise counts once. */
export const watchedRows = async (
  db: Queryable,
  ground: FigureGround,
  onlyNew: boolean,
): Promise<readonly FigureRow[]> => {
  const { span } = ground;
  const { rows } = await sql<{
    ref: string;
    label: string;
    district: string | null;
    on: string;
    reason: keyof typeof WATCH_REASONS;
    origin: string | null;
  }>`
    select * from (
      select distinct on (e.id) e.id as ref, e.name as label, e.district, v.since as "on", v.reason, o.name as origin
      from watch_entries v join enterprises e on e.id = v.enterprise_id left join enterprises o on o.id = v.origin_id
      where v.since <= ${span.until}::date and ${inSight(ground)}
      order by e.id, v.since, v.reason desc
    ) first where ${!onlyNew} or "on" >= ${span.from}::date order by "on" desc, ref`.execute(db);
  return rows.map(({ ref, label, district, on, reason, origin }) => {
    const { zh, en } = WATCH_REASONS[reason];
    return {
      ref,
      label,
      on,
      ...(district === null ? {} : { district }),
      words: origin === null ? { zh, en } : { zh: `${zh}（因${origin}）`, en: `${en} (by ${origin})` },
    };
  });
};

/** Terms that were hit more often in the period than in the one before, by how much they rose. The whole city's texts count. */
export const risenTermRows = async (db: Queryable, ground: FigureGround): Promise<readonly FigureRow[]> => {
  const recorded = sql`d.recorded_at`;
  const { rows } = await sql<{ ref: string; words: string[]; now: number; before: number }>`
    with counted as (
      select h.term_id, count(*) filter (where ${within(recorded, ground)}) as now,
             count(*) filter (where ${within(recorded, ground.before)}) as before
      from term_hits h join documents d on d.id = h.document_id
      where d.recorded_at >= ${ground.before.begin}::timestamptz and d.recorded_at < ${ground.end}::timestamptz group by h.term_id)
    select c.term_id as ref, v.must || v.any_of as words, c.now, c.before
    from counted c join terms t on t.id = c.term_id join term_versions v on v.term_id = t.id and v.version = t.version
    where c.now > c.before order by c.now - c.before desc, c.term_id limit 200`.execute(db);
  return rows.map(({ ref, words, now, before }) => ({
    ref,
    label: words.slice(0, 4).join('、'),
    amount: now,
    words: { zh: `${before} 次`, en: `${before}` },
  }));
};

export const countWatchable = async (db: Queryable, ground: FigureGround): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from enterprises e where ${inSight(ground)} and e.recorded_at < ${ground.end}::timestamptz`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
};
