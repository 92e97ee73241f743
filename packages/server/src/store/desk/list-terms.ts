import type { RiskKind } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, contains, type Page, pageOf } from './filters.ts';

export type StoredTerm = {
  readonly id: string;
  readonly kind: RiskKind;
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly not: readonly string[];
  readonly weight: number;
  readonly version: number;
  readonly hits: number;
};

type TermQuery = Page & { readonly kind?: RiskKind | undefined; readonly q?: string | undefined };

/** One page of the terms in force: the newest version of each, where that is approved. */
export const listTerms = async (
  db: Queryable,
  asked: TermQuery,
): Promise<{ rows: readonly StoredTerm[]; total: number }> => {
  const newest = sql`(select distinct on (id) * from terms order by id, version desc) t`;
  const typed = asked.q?.trim() ? contains(asked.q) : undefined;
  const where = allOf([
    sql<boolean>`t.state = 'approved'`,
    asked.kind === undefined ? undefined : sql<boolean>`t.kind = ${asked.kind}`,
    typed === undefined
      ? undefined
      : sql<boolean>`array_to_string(t.must || t.any_of || t.none_of, ' ') ilike ${typed}`,
  ]);
  const { rows } = await sql<StoredTerm>`
    select t.id, t.kind, t.must, t.any_of as "any", t.none_of as "not", t.weight, t.version,
           (select count(*) from term_hits h where h.term_id = t.id) as hits
    from ${newest} where ${where} order by hits desc, t.id ${pageOf(asked)}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from ${newest} where ${where}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
