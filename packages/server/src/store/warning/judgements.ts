import type { Judgement, Scope, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';
import { findOfficerUnit } from '../standing/officers.ts';

export type StoredJudgement = Judgement & { readonly key: string; readonly byName: string };

/** The judgements of a warning, the newest first. */
export const listJudgements = async (db: Queryable, id: string): Promise<readonly StoredJudgement[]> => {
  const { rows } = await sql<StoredJudgement>`
    select j.act_key as key, j.verdict, j.useful, j.reason, j.officer_id as by, o.name as "byName", j.at
    from warning_judgements j join officers o on o.id = j.officer_id where j.warning_id = ${id} order by j.seq desc`.execute(
    db,
  );
  return rows;
};

/** Appends a judgement and enters it into the audit log. The caller holds the warning. */
export const writeJudgement = async (
  trx: Queryable,
  id: WarningId,
  key: string,
  { verdict, useful, reason, by, at }: Judgement,
): Promise<void> => {
  await sql`
    insert into warning_judgements (warning_id, seq, act_key, verdict, useful, reason, officer_id, at)
    select ${id}, coalesce(max(seq), 0) + 1, ${key}, ${verdict}, ${useful}, ${reason}, ${by}, ${at}::timestamptz
    from warning_judgements where warning_id = ${id}`.execute(trx);
  await writeAudit(trx, {
    at,
    officerId: by,
    unitId: await findOfficerUnit(trx, by),
    action: 'warning.judge',
    subject: id,
    detail: { key, verdict, useful, reason },
  });
};

export type Tally = {
  readonly judged: number;
  readonly trueCount: number;
  readonly falseCount: number;
  readonly usefulCount: number;
};

/** Newest judgement of each warning of a scope; `j.id` is the warning. */
const newest = (scope: Scope) => sql`(
  select distinct on (x.warning_id) x.warning_id as id, w.level, w.assessment, x.verdict, x.useful
  from warning_judgements x join warnings w on w.id = x.warning_id join enterprises e on e.id = w.enterprise_id
  where ${scopeClause(scope)} order by x.warning_id, x.seq desc) j`;

const tally = sql`count(*) as judged, count(*) filter (where j.verdict = 'true') as "trueCount",
  count(*) filter (where j.verdict = 'false') as "falseCount", count(*) filter (where j.useful) as "usefulCount"`;

export const countByLevel = async (db: Queryable, scope: Scope) =>
  (
    await sql<Tally & { level: 'blue' | 'yellow' | 'orange' | 'red' }>`
      select j.level, ${tally} from ${newest(scope)} group by j.level
      order by array_position(array['red','orange','yellow','blue'], j.level)`.execute(db)
  ).rows;

export const countByIndicator = async (db: Queryable, scope: Scope) =>
  (
    await sql<Tally & { indicator: string }>`
      select c ->> 'indicator' as indicator, ${tally}
      from ${newest(scope)} cross join jsonb_array_elements(j.assessment -> 'contributions') as c
      where (c ->> 'centipoints')::int > 0
      group by 1 order by count(*) desc, 1`.execute(db)
  ).rows;

/** Of a keyword: each warning counts once, however often the word was hit in its evidence. */
export const countByTerm = async (db: Queryable, scope: Scope) =>
  (
    await sql<Tally & { termId: string; words: readonly string[] }>`
      with hits as (
        select distinct j.id, j.verdict, j.useful, h.term_id
        from ${newest(scope)} join warning_stories ws on ws.warning_id = j.id
        join documents d on d.story_id = ws.story_id join term_hits h on h.document_id = d.id
      )
      select j.term_id as "termId", coalesce(t.must || t.any_of, '{}') as words, ${tally}
      from hits j left join lateral (
        select v.must, v.any_of from terms join term_versions v on v.term_id = terms.id and v.version = terms.version
        where terms.id = j.term_id
      ) t on true
      group by j.term_id, t.must, t.any_of order by count(*) desc, j.term_id limit 100`.execute(db)
  ).rows;
