import { createHash, randomBytes } from 'node:crypto';
import {
  AUDIT_START,
  type AuditContent,
  type AuditEntry,
  type AuditHead,
  type AuditNote,
  canonicalJson,
  linkAfter,
  type Sha256,
  storable,
} from '@weisu/core';
import { sql } from 'kysely';
import { beforeCommit } from '../before-commit.ts';
import { rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

const contentOf = (note: AuditNote): AuditContent => ({
  at: new Date(note.at).toISOString(),
  officerId: note.officerId,
  unitId: note.unitId,
  action: note.action,
  subject: storable(note.subject),
  caseFileId: note.caseFileId ?? null,
  // Through JSON once, so that what is hashed is what will be read again.
  detail: JSON.parse(canonicalJson(note.detail ?? {})) as unknown,
  salt: randomBytes(16).toString('hex'),
});

/** The head, held until the transaction ends: entries are chained one transaction after the other. */
const holdHead = async (trx: Queryable): Promise<AuditHead> => {
  const held = () => sql<AuditHead>`select seq, hash from audit_head for update`.execute(trx);
  const found = (await held()).rows[0];
  if (found !== undefined) return found;
  await sql`insert into audit_head (seq, hash) values (${AUDIT_START.seq}, ${AUDIT_START.hash}) on conflict do nothing`.execute(
    trx,
  );
  return (await held()).rows[0] ?? AUDIT_START;
};

const COLUMNS = {
  seq: 'bigint',
  at: 'timestamptz',
  officer_id: 'text',
  unit_id: 'text',
  action: 'text',
  subject: 'text',
  case_file_id: 'text',
  detail: 'jsonb',
  salt: 'text',
  content_hash: 'text',
  prev_hash: 'text',
  hash: 'text',
} as const;

const append = async (trx: Queryable, contents: readonly AuditContent[]): Promise<void> => {
  let head = await holdHead(trx);
  const entries: AuditEntry[] = [];
  for (const content of contents) {
    const link = linkAfter(head, content, sha256);
    entries.push({ ...content, ...link });
    head = link;
  }
  const rows = entries.map((entry) => ({
    seq: entry.seq,
    at: entry.at,
    officer_id: entry.officerId,
    unit_id: entry.unitId,
    action: entry.action,
    subject: entry.subject,
    case_file_id: entry.caseFileId,
    detail: entry.detail,
    salt: entry.salt,
    content_hash: entry.contentHash,
    prev_hash: entry.prevHash,
    hash: entry.hash,
  }));
  // One statement for both, since everybody waits for as long as this takes. A number that is taken would be a fork: the
  // act then fails rather than go unrecorded.
  const names = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));
  await sql`
    with added as (insert into audit_entries (${names}) select ${names} from ${rowsAsTable(COLUMNS, rows)})
    update audit_head set seq = ${head.seq}, hash = ${head.hash}`.execute(trx);
};

const gathered = new WeakMap<Queryable, AuditContent[]>();

/**
 * Writes an entry of the audit log with the transaction it belongs to: both are there or neither. `trx` comes from
 * `database.transaction`; where it is called does not matter, since the chain is taken last, once for all entries of a transaction.
 * Keep worker data out of `detail`: ids, counts, kinds and reasons.
 */
export const writeAudit = (trx: Queryable, note: AuditNote): Promise<void> => writeAudits(trx, [note]);

/** The same for many at once. */
export const writeAudits = async (trx: Queryable, notes: readonly AuditNote[]): Promise<void> => {
  if (notes.length === 0) return;
  const contents = notes.map(contentOf);
  const before = gathered.get(trx);
  if (before !== undefined) {
    before.push(...contents);
    return;
  }
  gathered.set(trx, contents);
  beforeCommit(trx, () => append(trx, contents));
};
