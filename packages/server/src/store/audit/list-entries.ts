import type { AuditEntry, AuditHead } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export const ENTRY_COLUMNS: RawBuilder<unknown> = sql`a.seq, a.at, a.officer_id as "officerId", a.unit_id as "unitId", a.action, a.subject,
  a.case_file_id as "caseFileId", a.detail, a.salt, a.content_hash as "contentHash", a.prev_hash as "prevHash", a.hash`;

/** At most `count` entries after number `after`, in the order of their number. */
export const listAuditEntries = async (
  db: Queryable,
  after: number,
  count: number,
): Promise<readonly AuditEntry[]> => {
  const { rows } = await sql<AuditEntry>`
    select ${ENTRY_COLUMNS} from audit_entries a where a.seq > ${after} order by a.seq limit ${count}`.execute(
    db,
  );
  return rows;
};

/** Where the chain stands by the database's own word, or undefined before the first entry. */
export const findAuditHead = async (db: Queryable): Promise<AuditHead | undefined> =>
  (await sql<AuditHead>`select seq, hash from audit_head`.execute(db)).rows[0];
