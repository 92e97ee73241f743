import {
  type AuditEntry,
  type AuditHead,
  AUDIT_START,
  type AuditProof,
  type AuditVerdict,
  gatherProof,
  type Instant,
  walkChain,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { findAuditHead, listAuditEntries } from './list-entries.ts';
import { sha256 } from './write-audit.ts';

const BATCH = 2_000;

/** Hands over the entries after number `after` up to number `upTo`, a batch at a time, in the order of their number. */
const eachEntry = async (
  db: Queryable,
  after: number,
  upTo: number,
  take: (entry: AuditEntry) => void,
): Promise<void> => {
  let last = after;
  for (;;) {
    const batch = await listAuditEntries(db, last, BATCH);
    for (const entry of batch) {
      if (entry.seq > upTo) return;
      take(entry);
      last = entry.seq;
    }
    if (batch.length < BATCH) return;
  }
};

/**
 * How far the log is to be read: to the head, as later entries are written while we read; but where entries stand beyond
 * the head, or there is no head, something is wrong and all of them are read. One statement, so that both are of one moment.
 */
const lastToRead = async (db: Queryable): Promise<number> => {
  const { rows } = await sql<{ head: number | null; newest: number | null }>`
    select (select seq from audit_head) as head, (select max(seq) from audit_entries) as newest`.execute(db);
  return Math.max(rows[0]?.head ?? 0, rows[0]?.newest ?? 0);
};

/**
 * Walks the whole log and answers everything that does not fit. The database's own head counts as known, so that entries
 * cut off at the end show as long as that was not changed with them; `heads` are heads that were kept elsewhere.
 */
export const verifyLog = async (db: Queryable, heads: readonly AuditHead[] = []): Promise<AuditVerdict> => {
  const own = await findAuditHead(db);
  const upTo = await lastToRead(db);
  const walk = walkChain(sha256, own === undefined ? heads : [own, ...heads]);
  await eachEntry(db, 0, upTo, walk.take);
  return walk.end();
};

const before = async (db: Queryable, seq: number): Promise<AuditHead> => {
  if (seq <= 1) return AUDIT_START;
  const { rows } = await sql<AuditHead>`select seq, hash from audit_entries where seq = ${seq - 1}`.execute(
    db,
  );
  return rows[0] ?? AUDIT_START;
};

/** The proof of one case file up to the head, or undefined where the log says nothing of it. */
export const proveCaseFile = async (
  db: Queryable,
  caseFileId: string,
  madeAt: Instant,
): Promise<AuditProof | undefined> => {
  const head = await findAuditHead(db);
  const { rows } = await sql<{ first: number | null }>`
    select min(seq) as first from audit_entries where case_file_id = ${caseFileId}`.execute(db);
  const first = rows[0]?.first ?? null;
  if (head === undefined || first === null) return undefined;
  const gathering = gatherProof(caseFileId, await before(db, first));
  await eachEntry(db, first - 1, head.seq, gathering.take);
  return gathering.end(madeAt);
};
