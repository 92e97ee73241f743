import type { AuditEntry, Day } from '@weisu/core';
import { addDays, startOf } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { ENTRY_COLUMNS } from './list-entries.ts';

export type AuditFilter = {
  readonly area?: string | undefined;
  readonly login?: string | undefined;
  readonly q?: string | undefined;
  readonly caseFile?: string | undefined;
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
};

export type ListedEntry = AuditEntry & {
  readonly byName: string | null;
  readonly byLogin: string | null;
  readonly unitName: string | null;
};

const clausesOf = ({ area, login, q, caseFile, from, until }: AuditFilter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      // A range and not `like`: the index on action serves it in every collation of the database.
      ...(area === undefined ? [] : [sql`starts_with(a.action, ${`${area}.`})`]),
      ...(login === undefined ? [] : [sql`a.officer_id in (select id from officers where login = ${login})`]),
      ...(q === undefined
        ? []
        : [sql`(a.subject = ${q} or starts_with(a.action, ${q}) or a.officer_id = ${q})`]),
      ...(caseFile === undefined ? [] : [sql`a.case_file_id = ${caseFile}`]),
      ...(from === undefined ? [] : [sql`a.at >= ${startOf(from)}::timestamptz`]),
      ...(until === undefined ? [] : [sql`a.at < ${startOf(addDays(until, 1))}::timestamptz`]),
    ],
    sql` and `,
  );

/** One page of the log, the newest first. */
export const listAudit = async (
  db: Queryable,
  filter: AuditFilter & { readonly page: number; readonly perPage: number },
): Promise<{ rows: readonly ListedEntry[]; total: number }> => {
  const clauses = clausesOf(filter);
  const { rows } = await sql<ListedEntry>`
    select ${ENTRY_COLUMNS}, o.name as "byName", o.login as "byLogin", u.name_zh as "unitName"
    from audit_entries a left join officers o on o.id = a.officer_id left join units u on u.id = a.unit_id
    where ${clauses} order by a.seq desc limit ${filter.perPage} offset ${(filter.page - 1) * filter.perPage}`.execute(
    db,
  );
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from audit_entries a where ${clauses}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};

/** Entries of a filter whole, the oldest first, at most `count` after number `after`. */
export const listFiltered = async (
  db: Queryable,
  filter: AuditFilter,
  after: number,
  count: number,
): Promise<readonly AuditEntry[]> => {
  const { rows } = await sql<AuditEntry>`
    select ${ENTRY_COLUMNS} from audit_entries a where a.seq > ${after} and ${clausesOf(filter)} order by a.seq limit ${count}`.execute(
    db,
  );
  return rows;
};
