import type { CaseFileId, Day, Scope } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { allOf, enterpriseMatches, type Page, pageOf } from '../desk/filters.ts';
import { areaClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** Heaps of the inbox; the literals are those of the contract. */
export type DispatchFacet = 'to-sign' | 'near' | 'overdue' | 'returned' | 'to-rule' | 'to-answer';

export type DispatchDays = {
  readonly today: Day;
  /** The first working day after today: what is due up to it is near. */
  readonly nextWorkingDay: Day;
};

const clauseOf = (facet: DispatchFacet, { today, nextWorkingDay }: DispatchDays): RawBuilder<boolean> => {
  switch (facet) {
    case 'to-sign':
      return sql<boolean>`d.state = 'sent'`;
    case 'near':
      return sql<boolean>`c.due_on between ${today}::date and ${nextWorkingDay}::date`;
    case 'overdue':
      return sql<boolean>`c.due_on < ${today}::date`;
    case 'returned':
      return sql<boolean>`d.state = 'returned'`;
    case 'to-rule':
      return sql<boolean>`d.state = 'contested'`;
    case 'to-answer':
      return sql<boolean>`d.asked is not null`;
  }
};

const FROM = sql`from dispatches d join case_files c on c.id = d.case_file_id`;
/** With the enterprise only where its name is looked at. */
const fromFor = (q: string | undefined) =>
  q === undefined ? FROM : sql`${FROM} join enterprises e on e.id = c.enterprise_id`;

type Asked = Page &
  DispatchDays & { readonly facet?: DispatchFacet | undefined; readonly q?: string | undefined };

/** Case files of one page of the dispatches that are open: rulings first, then what is due first. */
export const listDispatchFiles = async (
  db: Queryable,
  scope: Scope,
  asked: Asked,
): Promise<{ ids: readonly CaseFileId[]; total: number }> => {
  const where = allOf([
    areaClause(scope, 'c'),
    sql<boolean>`c.closed_at is null`,
    asked.facet === undefined ? undefined : clauseOf(asked.facet, asked),
    enterpriseMatches(asked.q),
  ]);
  const { rows } = await sql<{ id: CaseFileId }>`
    select c.id ${fromFor(asked.q)} where ${where}
    order by d.ruling_due_on nulls last, c.due_on nulls last, c.opened_at, c.id ${pageOf(asked)}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total ${fromFor(asked.q)} where ${where}`.execute(db);
  return { ids: rows.map((row) => row.id), total: counted.rows[0]?.total ?? 0 };
};

export type DispatchCounts = { readonly [Facet in DispatchFacet]: number };

/** How many wait in each heap; the clauses are those of the list. */
export const countDispatches = async (
  db: Queryable,
  scope: Scope,
  days: DispatchDays,
): Promise<DispatchCounts> => {
  const count = (facet: DispatchFacet) =>
    sql`count(*) filter (where ${clauseOf(facet, days)}) as ${sql.ref(facet)}`;
  const { rows } = await sql<DispatchCounts>`
    select ${sql.join((['to-sign', 'near', 'overdue', 'returned', 'to-rule', 'to-answer'] as const).map(count))}
    ${FROM} where ${areaClause(scope, 'c')} and c.closed_at is null`.execute(db);
  return rows[0] ?? { 'to-sign': 0, near: 0, overdue: 0, returned: 0, 'to-rule': 0, 'to-answer': 0 };
};
