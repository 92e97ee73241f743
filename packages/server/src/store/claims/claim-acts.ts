import type { CaseFileId, ClaimId, ClaimState, Instant, OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';

/** One act on claims, however many it moved. */
export type ClaimAct = {
  readonly id: string;
  readonly caseFileId: CaseFileId;
  readonly seq: number;
  readonly key: string;
  /** A move of core's `ClaimMove`, `import` or `undo`. */
  readonly kind: string;
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly note: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly count: number;
  readonly amountFen: number;
  readonly undoes: string | null;
};

export type StoredClaimAct = ClaimAct & {
  readonly byName: string;
  readonly undone: boolean;
  /** True where no later act has touched any of its claims; false for what was not asked for. */
  readonly untouched: boolean;
};

/** Looking for later acts on ten thousand claims takes longer than all else: only acts since `since` are looked at. */
const actColumns = (since: Instant) => sql`
  a.id, a.case_file_id as "caseFileId", a.seq, a.act_key as key, a.kind, a.officer_id as "officerId", o.name as "byName",
  a.unit_id as "unitId", a.at, a.note, a.detail, a.claim_count as count, a.amount_fen as "amountFen", a.undoes,
  exists (select 1 from claim_acts u where u.undoes = a.id) as undone,
  case
    when a.at < ${since}::timestamptz then false
    when not exists (select 1 from claim_acts l where l.case_file_id = a.case_file_id and l.seq > a.seq) then true
    else not exists (
      select 1 from claim_states s join claims c on c.id = s.claim_id where s.act_id = a.id and c.version <> s.version
    )
  end as untouched`;

const ALWAYS: Instant = '0001-01-01T00:00:00.000Z';

/** Acts on the claims of a case file, newest first. What came before `since` is not looked at for later acts. */
export const listClaimActs = async (
  db: Queryable,
  caseFileId: string,
  page: Page,
  since: Instant,
): Promise<{ readonly rows: readonly StoredClaimAct[]; readonly total: number }> => {
  const { rows } = await sql<StoredClaimAct>`
    select ${actColumns(since)} from claim_acts a join officers o on o.id = a.officer_id
    where a.case_file_id = ${caseFileId} order by a.seq desc ${pageOf(page)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from claim_acts where case_file_id = ${caseFileId}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

const findOne = async (
  db: Queryable,
  where: ReturnType<typeof sql<boolean>>,
  since: Instant = ALWAYS,
): Promise<StoredClaimAct | undefined> => {
  const { rows } = await sql<StoredClaimAct>`
    select ${actColumns(since)} from claim_acts a join officers o on o.id = a.officer_id where ${where}`.execute(
    db,
  );
  return rows[0];
};

export const findClaimActByKey = (db: Queryable, caseFileId: string, key: string) =>
  findOne(db, sql<boolean>`a.case_file_id = ${caseFileId} and a.act_key = ${key}`);

export const findClaimAct = (db: Queryable, caseFileId: string, id: string) =>
  findOne(db, sql<boolean>`a.case_file_id = ${caseFileId} and a.id = ${id}`);

/** The newest act on the claims of a case file, or undefined. */
export const findLastClaimAct = (db: Queryable, caseFileId: string, since: Instant) =>
  findOne(
    db,
    sql<boolean>`a.case_file_id = ${caseFileId} and a.seq = (select max(m.seq) from claim_acts m where m.case_file_id = ${caseFileId})`,
    since,
  );

/** Number of the newest act on the claims of a case file; 0 where there is none. */
export const lastClaimActSeq = async (db: Queryable, caseFileId: string): Promise<number> => {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0) as seq from claim_acts where case_file_id = ${caseFileId}`.execute(db);
  return rows[0]?.seq ?? 0;
};

export type PastState = {
  readonly state: ClaimState;
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly byName: string;
  readonly at: Instant;
  readonly note: string;
};

/** Every state that a claim has been in, oldest first. */
export const listClaimStates = async (db: Queryable, claimId: string): Promise<readonly PastState[]> => {
  const { rows } = await sql<PastState>`
    select s.state, a.kind, a.detail, o.name as "byName", a.at, a.note
    from claim_states s join claim_acts a on a.id = s.act_id join officers o on o.id = a.officer_id
    where s.claim_id = ${claimId} order by s.version`.execute(db);
  return rows;
};

/** For each claim that an act moved: the state before it, or null where the act brought the claim. */
export const listStatesBefore = async (
  trx: Queryable,
  actId: string,
): Promise<ReadonlyMap<ClaimId, ClaimState | null>> => {
  const { rows } = await sql<{ id: ClaimId; state: ClaimState | null }>`
    select s.claim_id as id, b.state from claim_states s
    left join claim_states b on b.claim_id = s.claim_id and b.version = s.version - 1
    where s.act_id = ${actId}`.execute(trx);
  return new Map(rows.map(({ id, state }) => [id, state]));
};
