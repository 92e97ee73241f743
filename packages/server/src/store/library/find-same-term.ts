import { fingerprintOf, type TermId } from '@weisu/core';
import type { NearRule } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

type Asking = {
  readonly id: TermId;
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly not: readonly string[];
  readonly near: readonly NearRule[];
  readonly pattern: string | null;
};

/** The term in force or waiting whose shown or waiting version asks for the same, or undefined. */
export const findSameTerm = async (db: Queryable, fingerprint: string): Promise<TermId | undefined> => {
  const { rows } = await sql<Asking>`
    select t.id, v.must, v.any_of as "any", v.none_of as "not", v.near, v.pattern
    from terms t join term_versions v on v.term_id = t.id and (v.version = t.version or v.version = t.pending)
    where t.state in ('approved', 'proposed') order by t.id`.execute(db);
  return rows.find((row) => fingerprintOf(row) === fingerprint)?.id;
};
