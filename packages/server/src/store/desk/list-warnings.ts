import type { Day, Scope, WarningId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type Page, pageOf } from './filters.ts';
import { warningClause, type WarningFilter } from './warning-filter.ts';

export type WarningOrder = {
  readonly sort:
    | 'urgency'
    | 'level'
    | 'points'
    | 'state'
    | 'because'
    | 'district'
    | 'unit'
    | 'raisedAt'
    | 'dueOn'
    | 'name';
  readonly order: 'asc' | 'desc';
  /** Against which a clock has run out. */
  readonly today: Day;
};

const levelRank = sql`array_position(array['none','blue','yellow','orange','red'], w.level)`;
/** From what waits to what is done, the way a warning goes. */
const stateRank = sql`array_position(array['raised','acknowledged','dispatched','snoozed','closed','dismissed'], w.state)`;
/** What waits for a person first: not yet dispatched, then overdue, under way, put off, done. */
const waiting = (today: Day) => sql`case
  when w.state in ('raised', 'acknowledged') then 4
  when w.state = 'dispatched' and w.due_on < ${today}::date then 3
  when w.state = 'dispatched' then 2
  when w.state = 'snoozed' then 1 else 0 end`;

const orderBy = ({ sort, order, today }: WarningOrder): RawBuilder<unknown> => {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  const within = sql`${levelRank} desc, w.score_centipoints desc, w.id`;
  switch (sort) {
    case 'urgency':
      return sql`${waiting(today)} ${direction}, ${levelRank} ${direction}, w.score_centipoints ${direction}, w.raised_at ${direction}, w.id`;
    case 'level':
      return sql`${levelRank} ${direction}, w.score_centipoints desc, w.id`;
    case 'points':
      return sql`w.score_centipoints ${direction}, w.id`;
    case 'state':
      return sql`${stateRank} ${direction}, ${within}`;
    case 'because':
      return sql`w.because ${direction}, ${within}`;
    case 'district':
      return sql`e.district ${direction} nulls last, ${within}`;
    case 'unit':
      return sql`w.unit_id ${direction} nulls last, ${within}`;
    case 'raisedAt':
      return sql`w.raised_at ${direction}, w.score_centipoints desc, w.id`;
    case 'dueOn':
      return sql`w.due_on ${direction} nulls last, w.score_centipoints desc, w.id`;
    case 'name':
      return sql`e.name ${direction}, w.raised_at desc, w.id`;
  }
};

/** Whether scope, filters or order look at the enterprise: joining 100,000 rows for nothing took ten times as long as reading them. */
const asksEnterprise = (scope: Scope, asked: WarningFilter & WarningOrder): boolean =>
  scope.reach !== 'all' ||
  [asked.q, asked.industry, asked.district, asked.toNotify].some((filter) => filter !== undefined) ||
  asked.sort === 'name' ||
  asked.sort === 'district';

/** Ids of one page in order, and how many there are in all. `districts` are the codes of the jurisdiction. */
export const listWarningIds = async (
  db: Queryable,
  scope: Scope,
  asked: WarningFilter & WarningOrder & Page,
  districts: readonly string[],
): Promise<{ ids: readonly WarningId[]; total: number }> => {
  const where = warningClause(scope, asked, asked.today, districts);
  const from = asksEnterprise(scope, asked)
    ? sql`from warnings w join enterprises e on e.id = w.enterprise_id where ${where}`
    : sql`from warnings w where ${where}`;
  // Page and total in one pass over a long queue.
  const { rows } = await sql<{ id: WarningId; total: number }>`
    select w.id, count(*) over () as total ${from} order by ${orderBy(asked)} ${pageOf(asked)}`.execute(db);
  const ids = rows.map((row) => row.id);
  const total = rows[0]?.total;
  if (total !== undefined) return { ids, total };
  // Past the last page there is no row to say how many there are.
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  return { ids, total: counted.rows[0]?.total ?? 0 };
};
