import type { Day, DocumentId, Instant, Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';
import { JUDGED_STORIES } from './judged-texts.ts';

export type TermText = {
  readonly id: DocumentId;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly source: string;
  readonly verdict: 'true' | 'false' | null;
  /** Version of the term that hit it, and of the library that read it. */
  readonly version: number | null;
  readonly library: number | null;
};

/** A text is shown to whom one of the enterprises that it speaks of is in scope; texts that name none only to who sees all. */
const visibleTo = (scope: Scope): RawBuilder<boolean> =>
  scope.reach === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`exists (
        select 1 from mentions m join enterprises e on e.id = m.enterprise_id
        where m.document_id = d.id and m.state in ('linked', 'accepted') and ${scopeClause(scope)})`;

const TEXT = sql`d.id, d.title, d.body, d.occurred_on as "occurredOn", d.recorded_at as "recordedAt", s.name as source,
  d.library, case when j.is_true then 'true' when j.is_false then 'false' end as verdict`;

/** One page of the texts that a term hit, the newest first, as far as the officer may see them; `hidden` counts the rest. */
export const listTermTexts = async (
  db: Queryable,
  scope: Scope,
  id: string,
  page: Page,
): Promise<{ readonly rows: readonly TermText[]; readonly total: number; readonly hidden: number }> => {
  const { rows } = await sql<TermText>`
    select ${TEXT}, h.version
    from term_hits h join documents d on d.id = h.document_id join sources s on s.id = d.source_id
    left join ${JUDGED_STORIES} j on j.story_id = d.story_id
    where h.term_id = ${id} and ${visibleTo(scope)} order by d.recorded_at desc, d.id ${pageOf(page)}`.execute(
    db,
  );
  const { rows: counted } = await sql<{ total: number; seen: number }>`
    select count(*) as total, count(*) filter (where ${visibleTo(scope)}) as seen
    from term_hits h join documents d on d.id = h.document_id where h.term_id = ${id}`.execute(db);
  const { total = 0, seen = 0 } = counted[0] ?? {};
  return { rows, total: seen, hidden: total - seen };
};

/** Texts by id as far as the officer may see them, the newest first. */
export const loadTexts = async (
  db: Queryable,
  scope: Scope,
  ids: readonly DocumentId[],
): Promise<readonly TermText[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<TermText>`
    select ${TEXT}, null::integer as version
    from documents d join sources s on s.id = d.source_id left join ${JUDGED_STORIES} j on j.story_id = d.story_id
    where d.id = any(${[...ids]}::text[]) and ${visibleTo(scope)} order by d.recorded_at desc, d.id`.execute(
    db,
  );
  return rows;
};
