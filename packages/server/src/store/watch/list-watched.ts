import type { Day, EnterpriseId, Instant, Level, RelationStep, Scope, WatchReason } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { allOf, type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

export type StoredChanges = {
  readonly signals: number;
  readonly records: number;
  readonly mentions: number;
  readonly warnings: number;
  readonly caseActs: number;
  /** As it was assessed when the list was looked through; null where it was not yet. */
  readonly levelThen: Level | null;
};

export type StoredWatch = StoredChanges & {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly reason: WatchReason;
  readonly path: readonly RelationStep[];
  readonly weight: number | null;
  readonly since: Day;
  readonly level: Level;
  readonly originId: EnterpriseId | null;
  readonly originName: string | null;
  readonly originAtRest: boolean;
  readonly officerName: string | null;
  readonly reviewOn: Day | null;
  /** When it was put on the list, and why, in the words of the act; null where no act is kept. */
  readonly words: string | null;
};

export type WatchQuestion = Page & {
  readonly reason?: WatchReason | undefined;
  readonly only?: 'changed' | undefined;
  /** Changes are counted from here. */
  readonly since: Instant;
};

const from = sql`
  watch_entries x join enterprises e on e.id = x.enterprise_id
  left join assessments a on a.enterprise_id = e.id
  left join enterprises origin on origin.id = x.origin_id`;

/** The level of the last assessment before the look, by the model that assesses now. */
const levelThen = (since: Instant): RawBuilder<unknown> => sql`(
  select h.level from score_history h
  where h.enterprise_id = e.id and h.model = a.model and h.as_of < (${since}::timestamptz at time zone 'Asia/Shanghai')::date
  order by h.as_of desc limit 1)`;

/** Something came about the enterprise since the look, or it came onto the list. */
const hasChanged = (since: Instant): RawBuilder<boolean> => sql<boolean>`(
  x.since > (${since}::timestamptz at time zone 'Asia/Shanghai')::date
  or exists (select from signals s where s.enterprise_id = e.id and s.recorded_at > ${since}::timestamptz)
  or exists (select from records r where r.enterprise_id = e.id and r.recorded_at > ${since}::timestamptz)
  or exists (select from mentions m where m.enterprise_id = e.id and m.recorded_at > ${since}::timestamptz and m.state in ('linked', 'accepted'))
  or exists (select from warnings w where w.enterprise_id = e.id and w.raised_at > ${since}::timestamptz)
  or exists (select from case_files c join case_acts k on k.case_file_id = c.id where c.enterprise_id = e.id and k.at > ${since}::timestamptz)
  or coalesce(${levelThen(since)} <> a.level, false))`;

const whereOf = (
  scope: Scope,
  { reason, only, since }: Pick<WatchQuestion, 'reason' | 'only' | 'since'>,
): RawBuilder<boolean> =>
  allOf([
    scopeClause(scope),
    sql<boolean>`e.merged_into is null`,
    reason === undefined ? undefined : sql<boolean>`x.reason = ${reason}`,
    only === undefined ? undefined : hasChanged(since),
  ]);

/** One page of the watch list of a scope, newest first, with what came since the look. */
export const listWatched = async (
  db: Queryable,
  scope: Scope,
  asked: WatchQuestion,
): Promise<{ rows: readonly StoredWatch[]; total: number }> => {
  const { since } = asked;
  const where = whereOf(scope, asked);
  const { rows } = await sql<StoredWatch>`
    select t.*,
      (select count(*)::int from signals s where s.enterprise_id = t."enterpriseId" and s.recorded_at > ${since}::timestamptz) as signals,
      (select count(*)::int from records r where r.enterprise_id = t."enterpriseId" and r.recorded_at > ${since}::timestamptz) as records,
      (select count(*)::int from mentions m where m.enterprise_id = t."enterpriseId" and m.recorded_at > ${since}::timestamptz
        and m.state in ('linked', 'accepted')) as mentions,
      (select count(*)::int from warnings w where w.enterprise_id = t."enterpriseId" and w.raised_at > ${since}::timestamptz) as warnings,
      (select count(*)::int from case_files c join case_acts k on k.case_file_id = c.id
        where c.enterprise_id = t."enterpriseId" and k.at > ${since}::timestamptz) as "caseActs"
    from (
      select e.id as "enterpriseId", e.name, e.credit_code as "creditCode", x.reason, x.path, x.weight, x.since,
        coalesce(a.level, 'none') as level, origin.id as "originId", origin.name as "originName",
        x.origin_id is not null and not exists (
          select from watch_entries o where o.enterprise_id = x.origin_id and o.reason = 'special-monitoring') as "originAtRest",
        (select o.name from officers o where o.id = x.officer_id) as "officerName", x.review_on as "reviewOn",
        (select k.reason from watch_acts k where k.enterprise_id = e.id and k.origin_id is not distinct from x.origin_id
          and k.kind in ('start', 'join') order by k.seq desc limit 1) as words,
        ${levelThen(since)} as "levelThen"
      from ${from} where ${where}
      order by x.since desc, a.score_centipoints desc nulls last, e.id, x.reason, x.origin_id ${pageOf(asked)}
    ) t`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from ${from} where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

export type WatchCounts = {
  readonly special: number;
  readonly related: number;
  readonly changed: number;
  readonly proposals: number;
};

/** How many of a scope stand on the list for each reason, have changed, and are proposed. */
export const countWatched = async (db: Queryable, scope: Scope, since: Instant): Promise<WatchCounts> => {
  const { rows } = await sql<WatchCounts>`
    select count(*) filter (where x.reason = 'special-monitoring')::int as special,
      count(*) filter (where x.reason = 'related')::int as related,
      count(*) filter (where ${hasChanged(since)})::int as changed,
      (select count(*)::int from watch_proposals p join enterprises e on e.id = p.enterprise_id
        where p.state = 'open' and e.merged_into is null and ${scopeClause(scope)}) as proposals
    from ${from} where ${whereOf(scope, { since })}`.execute(db);
  return rows[0] ?? { special: 0, related: 0, changed: 0, proposals: 0 };
};
