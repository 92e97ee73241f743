import type { Instant, TermId } from '@weisu/core';
import type { NearRule, Term } from '@weisu/text';
import { sql } from 'kysely';
import { bulkInsert, rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import { nextLibraryVersion } from '../library/library-version.ts';
import { SYSTEM_OFFICER } from './officers.ts';

const FIRST = '初始词库 / first library';

/**
 * Takes the library's first entries over as approved; an id that is there already is left to its owners. The program's own
 * officer has to be there.
 */
export const insertFirstTerms = async (
  db: Queryable,
  terms: readonly Term[],
  recordedAt: Instant,
): Promise<number> => {
  const { rows } = await sql<{ id: string }>`
    select id from ${rowsAsTable(
      { id: 'text' },
      terms.map(({ id }) => ({ id })),
    )} where not exists (select 1 from terms t where t.id = r.id)`.execute(db);
  const unknown = new Set(rows.map(({ id }) => id));
  const fresh = terms.filter(({ id }) => unknown.has(id));
  if (fresh.length === 0) return 0;
  await bulkInsert(
    db,
    'terms',
    {
      id: 'text',
      state: 'text',
      version: 'integer',
      newest: 'integer',
      owner_id: 'text',
      act_count: 'integer',
      proposed_at: 'timestamptz',
      changed_at: 'timestamptz',
    },
    fresh.map(({ id }) => ({
      id,
      state: 'approved',
      version: 1,
      newest: 1,
      owner_id: SYSTEM_OFFICER,
      act_count: 2,
      proposed_at: recordedAt,
      changed_at: recordedAt,
    })),
  );
  await bulkInsert(
    db,
    'term_versions',
    {
      term_id: 'text',
      version: 'integer',
      kind: 'text',
      must: 'text[]',
      any_of: 'text[]',
      none_of: 'text[]',
      near: 'jsonb',
      pattern: 'text',
      weight: 'double precision',
    },
    fresh.map((term) => ({
      term_id: term.id,
      version: 1,
      kind: term.kind,
      must: term.must,
      any_of: term.any,
      none_of: term.not,
      near: term.near ?? [],
      pattern: term.pattern ?? null,
      weight: term.weight,
    })),
  );
  const library = await nextLibraryVersion(db, recordedAt);
  const act = (id: string) => ({
    term_id: id,
    version: 1,
    officer_id: SYSTEM_OFFICER,
    at: recordedAt,
    reason: FIRST,
  });
  await bulkInsert(
    db,
    'term_acts',
    {
      term_id: 'text',
      seq: 'integer',
      act_key: 'text',
      kind: 'text',
      version: 'integer',
      officer_id: 'text',
      at: 'timestamptz',
      reason: 'text',
      library: 'integer',
    },
    fresh.flatMap(({ id }) => [
      { ...act(id), seq: 1, act_key: 'first-propose', kind: 'propose', library: null },
      { ...act(id), seq: 2, act_key: 'first-approve', kind: 'approve', library },
    ]),
  );
  return fresh.length;
};

type Stored = {
  readonly id: TermId;
  readonly version: number;
  readonly kind: Term['kind'];
  readonly must: string[];
  readonly any_of: string[];
  readonly none_of: string[];
  readonly near: readonly NearRule[];
  readonly pattern: string | null;
  readonly weight: number;
};

/** The terms in force, each in the version that is, by id. */
export const listTermsInForce = async (db: Queryable): Promise<readonly Term[]> => {
  const { rows } = await sql<Stored>`
    select t.id, t.version, v.kind, v.must, v.any_of, v.none_of, v.near, v.pattern, v.weight
    from terms t join term_versions v on v.term_id = t.id and v.version = t.version
    where t.state = 'approved' order by t.id collate "C"`.execute(db);
  return rows.map(({ id, version, kind, must, any_of, none_of, near, pattern, weight }) => ({
    id,
    version,
    kind,
    must,
    any: any_of,
    not: none_of,
    near,
    pattern,
    weight,
  }));
};
