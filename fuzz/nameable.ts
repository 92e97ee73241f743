import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../packages/core/src/index.ts';
import { scopeClause } from '../packages/server/src/store/desk/scope-clause.ts';
import type { Queryable } from '../packages/server/src/store/engine.ts';

type Beside = { readonly at: RegExp; readonly ids: RawBuilder<{ id: string }> };

/**
 * Whom a row of one's own names at its other end, and where it may: identity alone, never what is known of it. `own` holds the
 * enterprises of the area. What each stands for is in SECURITY.md, "Who may be named".
 */
const BESIDE: readonly Beside[] = [
  {
    at: /^\/api\/(watchlist|enterprises\/)/,
    ids: sql`
      select origin_id as id from watch_entries where enterprise_id in (select id from own)
      union select origin_id from watch_proposals where enterprise_id in (select id from own)
      union select origin_id from watch_acts where enterprise_id in (select id from own)`,
  },
  {
    at: /^\/api\/enterprises\//,
    ids: sql`
      select from_id as id from relations where kind = 'branch' and to_id in (select id from own)
      union select to_id from relations where kind = 'branch' and from_id in (select id from own)`,
  },
  {
    at: /^\/api\/(link-questions|link-judgements)/,
    ids: sql`
      select other.enterprise_id as id from mentions m join mentions other on other.document_id = m.document_id
      where m.enterprise_id in (select id from own)`,
  },
];

/**
 * The enterprises that an officer may hear of in an answer from this address: those of the area, what was merged with one of them
 * and so is one with it, those in a notice sent to the unit, and those named beside one's own rows.
 */
export const loadNameable = async (
  db: Queryable,
  { scope, unitId, address }: { readonly scope: Scope; readonly unitId: string; readonly address: string },
): Promise<ReadonlySet<string>> => {
  const beside = BESIDE.filter(({ at }) => at.test(address)).map(({ ids }) => sql`union ${ids}`);
  const { rows } = await sql<{ id: string }>`
    with recursive area as (
      select e.id from enterprises e where ${scopeClause(scope)}
      union select n.enterprise_id from notices n join notice_recipients r on r.notice_id = n.id where r.unit_id = ${unitId}
    ),
    own as (
      select id from area
      union select case when m.from_id = own.id then m.into_id else m.from_id end
        from own join enterprise_moves m on own.id in (m.from_id, m.into_id)
    )
    select id from own ${sql.join(beside, sql` `)}`.execute(db);
  return new Set(rows.map((row) => row.id));
};
