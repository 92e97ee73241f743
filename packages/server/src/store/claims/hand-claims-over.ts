import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Claims of a case file that go over to another: all of them, those of some rosters, or those that an earlier hand-over brought. */
export type ClaimsChosen =
  | { readonly which: 'all' }
  | { readonly which: 'of-acts'; readonly actIds: readonly string[] };

const clauseOf = (chosen: ClaimsChosen) =>
  chosen.which === 'all'
    ? sql`true`
    : sql`exists (select from claim_states s where s.claim_id = c.id and s.act_id = any(${[...chosen.actIds]}::text[]))`;

/** How many claims would go over, and what they come to in fen. */
export const countClaimsOver = async (
  trx: Queryable,
  from: string,
  chosen: ClaimsChosen,
): Promise<{ readonly count: number; readonly amountFen: number }> => {
  const { rows } = await sql<{ count: number; amountFen: number }>`
    select count(*) as count, coalesce(sum(c.amount_fen), 0) as "amountFen" from claims c
    where c.case_file_id = ${from} and not c.voided and ${clauseOf(chosen)}`.execute(trx);
  return rows[0] ?? { count: 0, amountFen: 0 };
};

/**
 * Hands claims over to another case file, numbered on behind its own. Each claim keeps its states and gets one more, that of the
 * act `seq` of the new file. The caller holds both files.
 */
export const handClaimsOver = async (
  trx: Queryable,
  from: string,
  to: { readonly caseFileId: string; readonly actId: string; readonly seq: number },
  chosen: ClaimsChosen,
): Promise<void> => {
  const moved = sql`
    with going as (
      select c.id, row_number() over (order by c.number, c.id) as place from claims c
      where c.case_file_id = ${from} and not c.voided and ${clauseOf(chosen)}
    ), last as (select coalesce(max(number), 0) as number from claims where case_file_id = ${to.caseFileId})
    update claims c set case_file_id = ${to.caseFileId}, number = last.number + going.place, version = c.version + 1, act_seq = ${to.seq}
    from going, last where c.id = going.id returning c.id, c.version`;
  const { rows } = await sql<{ id: string; version: number }>`${moved}`.execute(trx);
  await sql`
    insert into claim_states (claim_id, version, act_id, state)
    select s.claim_id, s.version + 1, ${to.actId}, s.state from claim_states s
    join unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.version)}::integer[]) as r (id, version)
      on s.claim_id = r.id and s.version = r.version - 1`.execute(trx);
};
