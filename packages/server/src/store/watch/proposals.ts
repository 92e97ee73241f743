import type {
  Day,
  EnterpriseId,
  Instant,
  KnownPair,
  Level,
  OfficerId,
  RelationKind,
  RelationStep,
  Scope,
  WatchProposal,
} from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import { type Page, allOf, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

export type ProposalState = 'open' | 'accepted' | 'declined';

/** What is known of the related enterprises of an origin already: who stands on the list, who waits, who was declined. */
export const loadKnownPairs = async (
  db: Queryable,
  origins: readonly EnterpriseId[],
): Promise<(origin: EnterpriseId, enterpriseId: EnterpriseId) => KnownPair> => {
  const { rows } = await sql<KnownPair & { id: EnterpriseId; origin: EnterpriseId }>`
    select id, origin, bool_or(stands) as stands, max("declinedOn") as "declinedOn" from (
      select enterprise_id as id, origin_id as origin, state = 'open' as stands,
        case when state = 'declined' then (decided_at at time zone 'Asia/Shanghai')::date end as "declinedOn"
      from watch_proposals where origin_id = any(${[...origins]}::text[])
      union all
      select enterprise_id, origin_id, true, null from watch_entries where origin_id = any(${[...origins]}::text[])
      union all
      -- Who was taken off by a person is not proposed again at once.
      select enterprise_id, origin_id, false, (at at time zone 'Asia/Shanghai')::date
      from watch_acts where kind = 'leave' and origin_id = any(${[...origins]}::text[])
    ) known group by id, origin`.execute(db);
  const known = new Map(rows.map((row) => [`${row.origin} ${row.id}`, row]));
  return (origin, id) => known.get(`${origin} ${id}`) ?? { stands: false, declinedOn: null };
};

/** How many related enterprises of each origin the rule has put on the list, and that stand. */
export const countAcceptedByRule = async (
  db: Queryable,
  origins: readonly EnterpriseId[],
  rule: OfficerId,
): Promise<ReadonlyMap<EnterpriseId, number>> => {
  const { rows } = await sql<{ origin: EnterpriseId; count: number }>`
    select origin_id as origin, count(*)::int as count from watch_proposals
    where state = 'accepted' and decided_by = ${rule} and origin_id = any(${[...origins]}::text[])
    group by origin_id`.execute(db);
  return new Map(rows.map(({ origin, count }) => [origin, count]));
};

export type NewProposal = WatchProposal & {
  readonly id: string;
  readonly asOf: Day;
  readonly proposedAt: Instant;
  /** The rule that accepted it at once, or null where it waits for a person. */
  readonly acceptedBy: { readonly officerId: OfficerId; readonly reason: string } | null;
};

/** Writes proposals that are new; a pair that waits already is passed over. */
export const insertProposals = (db: Queryable, proposals: readonly NewProposal[]): Promise<number> =>
  bulkInsert(
    db,
    'watch_proposals',
    {
      id: 'text',
      enterprise_id: 'text',
      origin_id: 'text',
      path: 'jsonb',
      weight: 'double precision',
      as_of: 'date',
      proposed_at: 'timestamptz',
      state: 'text',
      decided_at: 'timestamptz',
      decided_by: 'text',
      reason: 'text',
    },
    proposals.map((each) => ({
      id: each.id,
      enterprise_id: each.enterpriseId,
      origin_id: each.origin,
      path: each.path,
      weight: each.weight,
      as_of: each.asOf,
      proposed_at: each.proposedAt,
      state: each.acceptedBy === null ? 'open' : 'accepted',
      decided_at: each.acceptedBy === null ? null : each.proposedAt,
      decided_by: each.acceptedBy?.officerId ?? null,
      reason: each.acceptedBy?.reason ?? null,
    })),
  );

export type StoredProposal = {
  readonly id: string;
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly level: Level;
  readonly origin: EnterpriseId;
  readonly originName: string;
  readonly originLevel: Level;
  readonly path: readonly RelationStep[];
  readonly weight: number;
  readonly asOf: Day;
  readonly proposedAt: Instant;
  readonly state: ProposalState;
  readonly decidedAt: Instant | null;
  readonly decidedBy: OfficerId | null;
  readonly byName: string | null;
  readonly key: string | null;
  readonly reason: string | null;
};

const proposals = sql`
  select p.id, p.enterprise_id as "enterpriseId", e.name, e.credit_code as "creditCode", coalesce(a.level, 'none') as level,
    p.origin_id as origin, f.name as "originName", coalesce(b.level, 'none') as "originLevel", p.path, p.weight, p.as_of as "asOf",
    p.proposed_at as "proposedAt", p.state, p.decided_at as "decidedAt", p.decided_by as "decidedBy", o.name as "byName",
    p.act_key as key, p.reason
  from watch_proposals p join enterprises e on e.id = p.enterprise_id join enterprises f on f.id = p.origin_id
  left join assessments a on a.enterprise_id = p.enterprise_id left join assessments b on b.enterprise_id = p.origin_id
  left join officers o on o.id = p.decided_by`;

/** Proposals of one state in a scope: open ones by weight, answered ones the newest first. `kinds`: only paths over these alone. */
export const listProposals = async (
  db: Queryable,
  scope: Scope,
  asked: Page & { readonly state: ProposalState; readonly kinds?: readonly RelationKind[] | undefined },
): Promise<{ rows: readonly StoredProposal[]; total: number }> => {
  const where = allOf([
    sql<boolean>`p.state = ${asked.state} and e.merged_into is null`,
    scopeClause(scope),
    asked.kinds === undefined
      ? undefined
      : sql<boolean>`not exists (
          select from jsonb_array_elements(p.path) step where step ->> 'kind' <> all(${[...asked.kinds]}::text[]))`,
  ]);
  const order =
    asked.state === 'open' ? sql`p.weight desc, p.proposed_at desc, p.id` : sql`p.decided_at desc, p.id`;
  const { rows } = await sql<StoredProposal>`
    ${proposals} where ${where} order by ${order} ${pageOf(asked)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from watch_proposals p join enterprises e on e.id = p.enterprise_id where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

/** One proposal, held until the transaction ends; undefined where there is none. */
export const holdProposal = async (trx: Queryable, id: string): Promise<StoredProposal | undefined> => {
  await sql`select id from watch_proposals where id = ${id} for update`.execute(trx);
  return (await sql<StoredProposal>`${proposals} where p.id = ${id}`.execute(trx)).rows[0];
};

/** Writes a person's answer, or takes it back where `state` is `open`. */
export const answerProposal = async (
  trx: Queryable,
  id: string,
  answer: {
    readonly state: ProposalState;
    readonly key: string;
    readonly by: OfficerId;
    readonly at: Instant;
    readonly reason: string | null;
  },
): Promise<void> => {
  const { state, key, by, at, reason } = answer;
  const isOpen = state === 'open';
  await sql`
    update watch_proposals set state = ${state}, act_key = ${key}, reason = ${isOpen ? null : reason},
      decided_by = ${isOpen ? null : by}, decided_at = ${isOpen ? null : at}::timestamptz
    where id = ${id}`.execute(trx);
};
