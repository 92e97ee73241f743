import type {
  Instant,
  LibraryTerm,
  OfficerId,
  TermAct,
  TermDefinition,
  TermId,
  TermOrigin,
  TermRecord,
  TermState,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredVersion = { readonly version: number; readonly definition: TermDefinition };
export type StoredTermAct = TermAct & { readonly key: string; readonly byName: string };

/** A term with every version and act, the oldest first. */
export type WholeTerm = LibraryTerm & {
  readonly ownerName: string;
  readonly origin: TermOrigin | null;
  readonly proposedAt: Instant;
  readonly changedAt: Instant;
  readonly versions: readonly StoredVersion[];
  readonly acts: readonly StoredTermAct[];
};

type Head = {
  readonly id: TermId;
  readonly state: TermState;
  readonly version: number;
  readonly newest: number;
  readonly pending: number | null;
  readonly pendingBy: OfficerId | null;
  readonly putUp: TermRecord | null;
  readonly owner: OfficerId;
  readonly ownerName: string;
  readonly origin: TermOrigin | null;
  readonly actCount: number;
  readonly proposedAt: Instant;
  readonly changedAt: Instant;
};

type VersionRow = Omit<TermDefinition, 'any' | 'not'> & {
  readonly version: number;
  readonly any: readonly string[];
  readonly not: readonly string[];
};

/** Holds the term until the transaction ends; false where there is none. */
export const lockTerm = async (trx: Queryable, id: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from terms where id = ${id} for update`.execute(trx);
  return rows.length > 0;
};

/** The versions of a term, the oldest first. */
const listVersions = async (db: Queryable, id: string): Promise<readonly StoredVersion[]> => {
  const { rows } = await sql<VersionRow>`
    select version, kind, must, any_of as "any", none_of as "not", near, pattern, weight
    from term_versions where term_id = ${id} order by version`.execute(db);
  return rows.map(({ version, ...definition }) => ({ version, definition }));
};

const listActs = async (db: Queryable, id: string): Promise<readonly StoredTermAct[]> =>
  (
    await sql<StoredTermAct>`
      select a.seq, a.act_key as key, a.kind, a.version, a.officer_id as by, o.name as "byName", a.at, a.reason, a.library
      from term_acts a join officers o on o.id = a.officer_id where a.term_id = ${id} order by a.seq`.execute(
      db,
    )
  ).rows;

export const findTerm = async (db: Queryable, id: string): Promise<WholeTerm | undefined> => {
  const { rows } = await sql<Head>`
    select t.id, t.state, t.version, t.newest, t.pending, t.pending_by as "pendingBy", t.put_up as "putUp",
           t.owner_id as owner, o.name as "ownerName", t.origin, t.act_count as "actCount",
           t.proposed_at as "proposedAt", t.changed_at as "changedAt"
    from terms t join officers o on o.id = t.owner_id where t.id = ${id}`.execute(db);
  const head = rows[0];
  if (head === undefined) return undefined;
  const { pending, pendingBy, ...rest } = head;
  return {
    ...rest,
    pending: pending === null || pendingBy === null ? null : { version: pending, by: pendingBy },
    versions: await listVersions(db, id),
    acts: await listActs(db, id),
  };
};

/** What a version of the term asks for. */
export const definitionOf = (term: Pick<WholeTerm, 'id' | 'versions'>, version: number): TermDefinition => {
  const found = term.versions.find((each) => each.version === version);
  if (found === undefined) throw new Error(`${term.id} has no version ${version}`);
  return found.definition;
};
