import type { Day, DocumentId, EnterpriseId, Instant, StoryId } from '@weisu/core';
import type { RiskKind } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { JUDGED_STORIES, NEWEST_JUDGEMENTS } from './judged-texts.ts';

/** Where a walk over stored texts stands: the last one seen. */
export type CorpusCursor = { readonly recordedAt: Instant; readonly id: DocumentId };

export type CorpusText = {
  readonly id: DocumentId;
  readonly storyId: StoryId;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly verdict: 'true' | 'false' | null;
  /** Terms that hit it when it was read. */
  readonly terms: readonly string[];
};

/** The next texts recorded from `since` on, in the order in which they were recorded. */
export const nextTexts = async (
  db: Queryable,
  since: Instant,
  after: CorpusCursor | null,
  count: number,
): Promise<readonly CorpusText[]> => {
  const behind =
    after === null ? sql`true` : sql`(d.recorded_at, d.id) > (${after.recordedAt}::timestamptz, ${after.id})`;
  const { rows } = await sql<CorpusText>`
    select p.*, case when j.is_true then 'true' when j.is_false then 'false' end as verdict,
           coalesce((select array_agg(h.term_id order by h.term_id) from term_hits h where h.document_id = p.id), '{}') as terms
    from (
      select d.id, d.story_id as "storyId", d.title, d.body, d.occurred_on as "occurredOn", d.recorded_at as "recordedAt"
      from documents d where d.recorded_at >= ${since}::timestamptz and ${behind}
      order by d.recorded_at, d.id limit ${count}
    ) p left join ${JUDGED_STORIES} j on j.story_id = p."storyId" order by p."recordedAt", p.id`.execute(db);
  return rows;
};

/** How many texts were recorded from `since` on. */
export const countTexts = async (db: Queryable, since: Instant): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from documents where recorded_at >= ${since}::timestamptz`.execute(db);
  return rows[0]?.count ?? 0;
};

export type JudgedText = {
  readonly id: DocumentId;
  readonly enterpriseId: EnterpriseId;
  readonly kinds: readonly RiskKind[];
};

/** Days before and after a true warning in which texts about its enterprise are taken to speak of the same matter. */
const DAYS_BEFORE = 120;
const DAYS_AFTER = 30;

/**
 * Texts judged true: those of the stories on which a warning judged true rests, and those about its enterprise around the day on
 * which it was raised. The latter are where words stand that the library does not know yet.
 */
export const listTrueTexts = async (db: Queryable, since: Instant): Promise<readonly JudgedText[]> => {
  const { rows } = await sql<JudgedText>`
    with judged as (select * from ${NEWEST_JUDGEMENTS} n where n.verdict = 'true'),
    near as (
      select d.id, j.enterprise_id from judged j join warning_stories ws on ws.warning_id = j.warning_id
      join documents d on d.story_id = ws.story_id
      union
      select d.id, j.enterprise_id from judged j
      join mentions m on m.enterprise_id = j.enterprise_id and m.state in ('linked', 'accepted')
      join documents d on d.id = m.document_id
      where d.recorded_at between j.raised_at - make_interval(days => ${DAYS_BEFORE})
        and j.raised_at + make_interval(days => ${DAYS_AFTER})
    )
    select d.id, min(n.enterprise_id) as "enterpriseId",
           coalesce((select array_agg(k) from jsonb_array_elements_text(d.reading -> 'kinds') k), '{}') as kinds
    from near n join documents d on d.id = n.id where d.recorded_at >= ${since}::timestamptz
    group by d.id, d.reading order by d.id`.execute(db);
  return rows;
};

/** Fingerprints are made from definitions: every version of every term, whatever became of it. */
export const listAllDefinitions = async (db: Queryable) =>
  (
    await sql<{
      id: string;
      kind: RiskKind;
      must: string[];
      any: string[];
      not: string[];
      near: { first: string[]; second: string[]; within: number; ordered: boolean }[];
      pattern: string | null;
      weight: number;
    }>`select term_id as id, kind, must, any_of as "any", none_of as "not", near, pattern, weight from term_versions order by term_id, version`.execute(
      db,
    )
  ).rows;
