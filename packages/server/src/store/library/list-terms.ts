import type {
  Day,
  Instant,
  OfficerId,
  TermDefinition,
  TermId,
  TermOrigin,
  TermState,
  TermWay,
} from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { allOf, contains, type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';
import { NEWEST_JUDGEMENTS } from './judged-texts.ts';

export const TERM_ORDERS = ['hits', 'share', 'changedAt', 'lastUseful', 'weight'] as const;

export type TermFilter = Page & {
  readonly state?: readonly TermState[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  readonly way?: TermWay | undefined;
  /** Only terms of which something waits for a person: a version to rule on, or a retirement. */
  readonly waiting?: 'approval' | 'retirement' | undefined;
  readonly q?: string | undefined;
  readonly sort: (typeof TERM_ORDERS)[number];
  readonly order: 'asc' | 'desc';
};

export type StoredTermRow = {
  readonly id: TermId;
  readonly state: TermState;
  readonly version: number;
  readonly pending: number | null;
  readonly isPutUp: boolean;
  readonly owner: OfficerId;
  readonly ownerName: string;
  readonly origin: TermOrigin | null;
  readonly changedAt: Instant;
  readonly hits: number;
  readonly recentHits: number;
  readonly judged: number;
  readonly trueCount: number;
  readonly falseCount: number;
  readonly lastUsefulOn: Day | null;
} & TermDefinition;

/** Per term, each judged warning in whose evidence it was hit counted once. */
export const TERM_RECORDS = sql`(
  select p.term_id, count(*) as judged, count(*) filter (where p.verdict = 'true') as true_count,
         count(*) filter (where p.verdict = 'false') as false_count,
         max(p.newest_on) filter (where p.useful) as last_useful_on
  from (
    select h.term_id, j.warning_id, j.verdict, j.useful, max(d.occurred_on) as newest_on
    from ${NEWEST_JUDGEMENTS} j join warning_stories ws on ws.warning_id = j.warning_id
    join documents d on d.story_id = ws.story_id join term_hits h on h.document_id = d.id
    group by h.term_id, j.warning_id, j.verdict, j.useful
  ) p group by p.term_id)`;

const ORDERS: Readonly<Record<TermFilter['sort'], RawBuilder<unknown>>> = {
  hits: sql`coalesce(hit.hits, 0)`,
  // Where nothing was judged nothing is known: after all that was.
  share: sql`(rec.true_count + 0.5) / nullif(rec.true_count + rec.false_count + 1, 1)`,
  changedAt: sql`t.changed_at`,
  lastUseful: sql`rec.last_useful_on`,
  weight: sql`v.weight`,
};

const narrowed = ({ state, kind, owner, way, waiting, q }: TermFilter): RawBuilder<boolean> => {
  const typed = q?.trim() ? contains(q) : undefined;
  return allOf([
    state === undefined ? undefined : sql<boolean>`t.state = any(${[...state]}::text[])`,
    kind === undefined ? undefined : sql<boolean>`v.kind = any(${[...kind]}::text[])`,
    owner === undefined ? undefined : sql<boolean>`t.owner_id = ${owner}`,
    way === undefined ? undefined : sql<boolean>`t.origin ->> 'way' = ${way}`,
    waiting === 'approval' ? sql<boolean>`t.pending is not null` : undefined,
    waiting === 'retirement' ? sql<boolean>`t.put_up is not null` : undefined,
    typed === undefined
      ? undefined
      : sql<boolean>`(array_to_string(v.must || v.any_of || v.none_of, ' ') ilike ${typed} or v.near::text ilike ${typed}
          or v.pattern ilike ${typed} or t.id ilike ${typed})`,
  ]);
};

/** The version shown of a term: the one that waits where none is in force, else the one in force. */
const SHOWN = sql`terms t join term_versions v on v.term_id = t.id and v.version = t.version
  join officers o on o.id = t.owner_id`;

/** One page of the library with what is known of each term. `recentSince` begins the days that `recentHits` counts. */
export const listTerms = async (
  db: Queryable,
  filter: TermFilter,
  recentSince: Day,
): Promise<{ readonly rows: readonly StoredTermRow[]; readonly total: number }> => {
  const where = narrowed(filter);
  const direction = filter.order === 'asc' ? sql`asc` : sql`desc`;
  const { rows } = await sql<StoredTermRow>`
    select t.id, t.state, t.version, t.pending, t.put_up is not null as "isPutUp", t.owner_id as owner, o.name as "ownerName",
           t.origin, t.changed_at as "changedAt", v.kind, v.must, v.any_of as "any", v.none_of as "not", v.near, v.pattern, v.weight,
           coalesce(hit.hits, 0) as hits, coalesce(hit.recent, 0) as "recentHits", coalesce(rec.judged, 0) as judged,
           coalesce(rec.true_count, 0) as "trueCount", coalesce(rec.false_count, 0) as "falseCount",
           rec.last_useful_on as "lastUsefulOn"
    from ${SHOWN}
    left join (
      select h.term_id, count(*) as hits, count(*) filter (where d.occurred_on >= ${recentSince}::date) as recent
      from term_hits h join documents d on d.id = h.document_id group by h.term_id
    ) hit on hit.term_id = t.id
    left join ${TERM_RECORDS} rec on rec.term_id = t.id
    where ${where} order by ${ORDERS[filter.sort]} ${direction} nulls last, t.id ${pageOf(filter)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${SHOWN} where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

export type LibraryCounts = {
  readonly states: Readonly<Record<TermState, number>>;
  readonly waiting: number;
  readonly putUp: number;
  readonly owners: readonly { readonly id: OfficerId; readonly name: string; readonly count: number }[];
};

/** How many terms stand where, how much waits, and who owns how many. */
export const countLibrary = async (db: Queryable): Promise<LibraryCounts> => {
  const { rows } = await sql<{ state: TermState; count: number; waiting: number; putUp: number }>`
    select state, count(*) as count, count(pending) as waiting, count(put_up) as "putUp" from terms group by state`.execute(
    db,
  );
  const owners = await sql<{ id: OfficerId; name: string; count: number }>`
    select o.id, o.name, count(*) as count from terms t join officers o on o.id = t.owner_id
    group by o.id, o.name order by count(*) desc, o.id`.execute(db);
  const states = { proposed: 0, approved: 0, retired: 0, rejected: 0 };
  for (const { state, count } of rows) states[state] = count;
  return {
    states,
    waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
    putUp: rows.reduce((sum, row) => sum + row.putUp, 0),
    owners: owners.rows,
  };
};
