import type { ClaimClock, Day } from '@weisu/core';
import { sql } from 'kysely';
import { rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Days that lists sort and filter by, beside the clocks that they follow from. */
export type DueProjection = 'case_files.due_on' | 'letters.reply_due_on' | 'dispatches.ruling_due_on';

const RUNNING = {
  'case_files.due_on': sql`closed_at is null`,
  'letters.reply_due_on': sql`state = 'delivered'`,
} as const;

const partsOf = (projection: DueProjection) => {
  const [table = '', column = ''] = projection.split('.');
  return { table: sql.table(table), column: sql.ref(column) };
};

/** Ids of the rows whose clock runs. */
export const listRunning = async (
  db: Queryable,
  projection: keyof typeof RUNNING,
): Promise<readonly string[]> => {
  const { table } = partsOf(projection);
  const { rows } = await sql<{ id: string }>`
    select id from ${table} where ${RUNNING[projection]} order by id`.execute(db);
  return rows.map((row) => row.id);
};

/** Writes due days; answers how many of them moved. */
export const writeDues = async (
  trx: Queryable,
  projection: DueProjection,
  dues: readonly { readonly id: string; readonly due: Day | null }[],
): Promise<number> => {
  const { table, column } = partsOf(projection);
  const source = rowsAsTable({ id: 'text', due: 'date' }, dues);
  const moved = await sql`
    update ${table} t set ${column} = r.due from ${source} where t.id = r.id and t.${column} is distinct from r.due`.execute(
    trx,
  );
  return Number(moved.numAffectedRows ?? 0);
};

/** Puts the due days of open warnings right with those of their case files. */
export const followCaseFiles = async (trx: Queryable): Promise<void> => {
  await sql`update warnings w set due_on = c.due_on, version = version + 1 from case_files c
    where c.id = w.case_file_id and w.state = 'dispatched' and w.due_on is distinct from c.due_on`.execute(
    trx,
  );
};

/** The different clocks that run for claims. */
export const listClaimClocks = async (db: Queryable): Promise<readonly ClaimClock[]> => {
  const { rows } = await sql<{ clock: ClaimClock }>`
    select distinct clock from claims where clock is not null and not voided`.execute(db);
  return rows.map((row) => row.clock);
};

/** Writes the due day of every claim under one of these clocks; answers how many moved. */
export const writeClaimDues = async (
  trx: Queryable,
  dues: readonly { readonly clock: ClaimClock; readonly due: Day | null }[],
): Promise<number> => {
  const source = rowsAsTable({ clock: 'jsonb', due: 'date' }, dues);
  const moved = await sql`
    update claims c set due_on = r.due from ${source}
    where c.clock = r.clock and not c.voided and c.due_on is distinct from r.due`.execute(trx);
  return Number(moved.numAffectedRows ?? 0);
};
