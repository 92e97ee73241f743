import type { Day, TermId, TermRecord } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { TERM_RECORDS } from './list-terms.ts';

export type StoredRecord = TermRecord & {
  readonly termId: TermId;
  /** Day of the newest text that it hit in the evidence of a warning judged useful. */
  readonly lastUsefulOn: Day | null;
};

/** What officers said of the warnings in whose evidence terms were hit; of one term, or of all that were judged. */
export const listRecords = async (db: Queryable, id?: string): Promise<readonly StoredRecord[]> => {
  const { rows } = await sql<StoredRecord>`
    select rec.term_id as "termId", rec.judged, rec.true_count as "trueCount", rec.false_count as "falseCount",
           rec.last_useful_on as "lastUsefulOn"
    from ${TERM_RECORDS} rec where ${id === undefined ? sql`true` : sql`rec.term_id = ${id}`} order by rec.term_id`.execute(
    db,
  );
  return rows;
};

/** Hits of a term by month, `YYYY-MM-01`, the oldest first; months without are left out. */
export const countHitsByMonth = async (
  db: Queryable,
  id: string,
): Promise<readonly { readonly month: Day; readonly hits: number }[]> =>
  (
    await sql<{ month: Day; hits: number }>`
      select date_trunc('month', d.occurred_on)::date as month, count(*) as hits
      from term_hits h join documents d on d.id = h.document_id where h.term_id = ${id} group by 1 order by 1`.execute(
      db,
    )
  ).rows;
