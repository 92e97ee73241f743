import type { Claim, ClaimGroup, Day } from '@weisu/core';
import { sql } from 'kysely';
import { type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';
import { claimClause, type ClaimDays, type ClaimFilter } from './claim-filter.ts';

/** A claim as the store has it, without its worker. */
export type StoredClaim = Claim & {
  readonly number: number;
  readonly maskedName: string;
  readonly docket: string | null;
  readonly appliedOn: Day;
  readonly dueOn: Day | null;
  readonly version: number;
  readonly actSeq: number;
};

const claimColumns = sql`
  c.id, c.number, c.masked_name as "maskedName", c.docket, c.kind, c.amount_fen as "amountFen", c.applied_on as "appliedOn",
  c.stage, c.dates, c.clock, c.due_on as "dueOn", c.result, c.awarded_fen as "awardedFen", c.paid_fen as "paidFen",
  c.voided, c.version, c.act_seq as "actSeq"`;

const SORTS = {
  number: sql`c.number`,
  amount: sql`c.amount_fen`,
  paid: sql`c.paid_fen`,
  dueOn: sql`c.due_on`,
  kind: sql`c.kind`,
  appliedOn: sql`c.applied_on`,
} as const;

export type ClaimSort = keyof typeof SORTS | 'stage';
export type ClaimsAsked = Page & ClaimFilter & { readonly sort: ClaimSort; readonly order: 'asc' | 'desc' };

/** One page of the claims of a case file. `stages` is the order of the stages, by which they sort. */
export const listClaims = async (
  db: Queryable,
  caseFileId: string,
  asked: ClaimsAsked,
  days: ClaimDays,
  stages: readonly string[],
): Promise<readonly StoredClaim[]> => {
  const by =
    asked.sort === 'stage' ? sql`array_position(${[...stages]}::text[], c.stage)` : SORTS[asked.sort];
  const order = asked.order === 'desc' ? sql`desc nulls last` : sql`asc nulls last`;
  const { rows } = await sql<StoredClaim>`
    select ${claimColumns} from claims c
    where c.case_file_id = ${caseFileId} and ${claimClause(asked, days)}
    order by ${by} ${order}, c.number, c.id ${pageOf(asked)}`.execute(db);
  return rows;
};

export const groupColumns = ({ today }: ClaimDays) => sql`
  count(*) as count, sum(c.amount_fen) as "amountFen", coalesce(sum(c.awarded_fen), 0) as "awardedFen",
  sum(coalesce(c.awarded_fen, c.amount_fen)) as "owedFen", sum(c.paid_fen) as "paidFen",
  count(*) filter (where c.due_on < ${today}::date) as "overdueCount"`;

/** The claims of a case file that a filter shows, added up by stage and kind: always from the rows themselves. */
export const groupClaims = async (
  db: Queryable,
  caseFileId: string,
  filter: ClaimFilter,
  days: ClaimDays,
): Promise<readonly ClaimGroup[]> => {
  const { rows } = await sql<ClaimGroup>`
    select c.stage, c.kind, ${groupColumns(days)} from claims c
    where c.case_file_id = ${caseFileId} and ${claimClause(filter, days)} group by c.stage, c.kind`.execute(
    db,
  );
  return rows;
};

/** One claim of a case file, or undefined. */
export const findClaim = async (
  db: Queryable,
  caseFileId: string,
  id: string,
): Promise<StoredClaim | undefined> => {
  const { rows } = await sql<StoredClaim>`
    select ${claimColumns} from claims c where c.id = ${id} and c.case_file_id = ${caseFileId} and not c.voided`.execute(
    db,
  );
  return rows[0];
};

/** Claims by id, or all that a filter shows up to `most` and one more. The caller holds the case file. */
export const listSelectedClaims = async (
  trx: Queryable,
  caseFileId: string,
  selection: { readonly ids: readonly string[] } | { readonly filter: ClaimFilter },
  days: ClaimDays,
  most: number,
): Promise<readonly StoredClaim[]> => {
  const which =
    'ids' in selection
      ? sql`c.id = any(${[...selection.ids]}::text[]) and not c.voided`
      : claimClause(selection.filter, days);
  const { rows } = await sql<StoredClaim>`
    select ${claimColumns} from claims c where c.case_file_id = ${caseFileId} and ${which}
    order by c.number, c.id limit ${most + 1}`.execute(trx);
  return rows;
};
