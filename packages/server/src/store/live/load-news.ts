import type { Instant, OfficerId, Scope } from '@weisu/core';
import { sql } from 'kysely';
import { areaClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** How far the whole house has come: where this has not moved, nobody's part of it has. */
export type NewsHead = {
  readonly auditSeq: number;
  readonly notificationId: number;
  /** How many warnings were raised since an instant, and when the newest of all. */
  readonly raised: string;
};

export const loadNewsHead = async (db: Queryable, since: Instant): Promise<NewsHead> => {
  const { rows } = await sql<NewsHead>`
    select coalesce((select max(seq) from audit_entries), 0) as "auditSeq",
      coalesce((select max(id) from notifications), 0) as "notificationId",
      (select count(*) || ' ' || coalesce(max(raised_at)::text, '') from warnings where raised_at >= ${since}::timestamptz) as raised`.execute(
    db,
  );
  return rows[0] ?? { auditSeq: 0, notificationId: 0, raised: '' };
};

export type ScopeNews = { readonly raised: string; readonly acted: boolean };

/** What of it lies in a scope: the warnings raised since an instant, and whether the log has an act on a warning or a case file there. */
export const loadScopeNews = async (
  db: Queryable,
  scope: Scope,
  { since, after, until }: { readonly since: Instant; readonly after: number; readonly until: number },
): Promise<ScopeNews> => {
  const { rows } = await sql<ScopeNews>`
    select (select count(*) || ' ' || coalesce(max(w.raised_at)::text, '') from warnings w
        where w.raised_at >= ${since}::timestamptz and ${areaClause(scope, 'w')}) as raised,
      exists (select from audit_entries a where a.seq > ${after} and a.seq <= ${until} and (
        exists (select from warnings w where w.id = a.subject and ${areaClause(scope, 'w')})
        or exists (select from case_files c where c.id = coalesce(a.case_file_id, a.subject) and ${areaClause(scope, 'c')}))) as acted`.execute(
    db,
  );
  return rows[0] ?? { raised: '', acted: false };
};

/** Which of some officers were told something since. */
export const listNotified = async (
  db: Queryable,
  officers: readonly OfficerId[],
  after: number,
): Promise<ReadonlySet<OfficerId>> => {
  const { rows } = await sql<{ id: OfficerId }>`
    select distinct officer_id as id from notifications where id > ${after} and officer_id = any(${[...officers]}::text[])`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
};
