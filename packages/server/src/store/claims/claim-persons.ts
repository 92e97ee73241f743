import type { ClaimDraft, ClaimId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { claimClause, type ClaimDays, type ClaimFilter } from './claim-filter.ts';

export type Worker = { readonly name: string; readonly identity: string | null };

/** Who is behind one claim. Every caller logs the look in the same transaction. */
export const findWorker = async (trx: Queryable, claimId: ClaimId): Promise<Worker | undefined> => {
  const { rows } = await sql<Worker>`
    select name, identity from claim_persons where claim_id = ${claimId}`.execute(trx);
  return rows[0];
};

/** The workers of the claims that a filter shows, by claim; for an export with names, which is logged. */
export const listWorkers = async (
  trx: Queryable,
  caseFileId: string,
  filter: ClaimFilter,
  days: ClaimDays,
): Promise<ReadonlyMap<string, Worker>> => {
  const { rows } = await sql<Worker & { claimId: string }>`
    select p.claim_id as "claimId", p.name, p.identity from claims c join claim_persons p on p.claim_id = c.id
    where c.case_file_id = ${caseFileId} and ${claimClause(filter, days)}`.execute(trx);
  return new Map(rows.map(({ claimId, name, identity }) => [claimId, { name, identity }]));
};

/** What tells claims of a case file apart, for comparing with a roster; nothing of it leaves the server. */
export const listClaimKeys = async (
  trx: Queryable,
  caseFileId: string,
): Promise<readonly Pick<ClaimDraft, 'name' | 'identity' | 'kind' | 'amountFen' | 'docket'>[]> => {
  const { rows } = await sql<Pick<ClaimDraft, 'name' | 'identity' | 'kind' | 'amountFen' | 'docket'>>`
    select p.name, p.identity, c.kind, c.amount_fen as "amountFen", c.docket
    from claims c join claim_persons p on p.claim_id = c.id where c.case_file_id = ${caseFileId} and not c.voided`.execute(
    trx,
  );
  return rows;
};

/** Forgets the workers of claims that were taken back: their purpose is gone. */
export const forgetWorkers = async (trx: Queryable, claimIds: readonly ClaimId[]): Promise<void> => {
  await sql`delete from claim_persons where claim_id = any(${[...claimIds]}::text[])`.execute(trx);
};
