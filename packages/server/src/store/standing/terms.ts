import type { Instant } from '@weisu/core';
import type { Term } from '@weisu/text';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Takes the library's first entries over as approved; an id that is there already is left to its owners. */
export const insertFirstTerms = (
  db: Queryable,
  terms: readonly Term[],
  recordedAt: Instant,
): Promise<number> =>
  bulkInsert(
    db,
    'terms',
    {
      id: 'text',
      version: 'integer',
      state: 'text',
      kind: 'text',
      must: 'text[]',
      any_of: 'text[]',
      none_of: 'text[]',
      weight: 'double precision',
      reason: 'text',
      recorded_at: 'timestamptz',
    },
    terms.map((term) => ({
      id: term.id,
      version: 1,
      state: 'approved',
      kind: term.kind,
      must: term.must,
      any_of: term.any,
      none_of: term.not,
      weight: term.weight,
      reason: '初始词库 / first library',
      recorded_at: recordedAt,
    })),
  );

/** The terms in force: of each id the newest version, where that is approved. */
export const listTermsInForce = async (db: Queryable): Promise<readonly Term[]> => {
  const { rows } = await sql<{
    id: string;
    kind: Term['kind'];
    must: string[];
    any_of: string[];
    none_of: string[];
    weight: number;
  }>`
    select id, kind, must, any_of, none_of, weight from (
      select distinct on (id) * from terms order by id, version desc) newest
    where state = 'approved' order by id collate "C"`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    must: row.must,
    any: row.any_of,
    not: row.none_of,
    weight: row.weight,
  }));
};
