import type { Day, Scope, WarningId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, enterpriseMatches, inDistrict, oneOf, type Page, pageOf } from './filters.ts';
import { type NoticeRule, toNotifyClause } from '../warning/to-notify.ts';
import { scopeClause } from './scope-clause.ts';

export type WarningFilter = {
  readonly level?: readonly string[] | undefined;
  readonly state?: readonly string[] | undefined;
  readonly because?: readonly string[] | undefined;
  readonly district?: string | undefined;
  readonly story?: string | undefined;
  /** Only those of which the partners are still to be told, by the place's rule. */
  readonly toNotify?: NoticeRule | undefined;
  readonly q?: string | undefined;
};
export type WarningOrder = {
  readonly sort: 'urgency' | 'points' | 'raisedAt' | 'dueOn' | 'name';
  readonly order: 'asc' | 'desc';
  /** Against which a clock has run out. */
  readonly today: Day;
};

const levelRank = sql`array_position(array['none','blue','yellow','orange','red'], w.level)`;
/** What waits for a person first: not yet dispatched, then overdue, under way, put off, done. */
const waiting = (today: Day) => sql`case
  when w.state in ('raised', 'acknowledged') then 4
  when w.state = 'dispatched' and w.due_on < ${today}::date then 3
  when w.state = 'dispatched' then 2
  when w.state = 'snoozed' then 1 else 0 end`;

const orderBy = ({ sort, order, today }: WarningOrder): RawBuilder<unknown> => {
  const direction = order === 'asc' ? sql`asc` : sql`desc`;
  switch (sort) {
    case 'urgency':
      return sql`${waiting(today)} ${direction}, ${levelRank} ${direction}, w.score_centipoints ${direction}, w.raised_at ${direction}, w.id`;
    case 'points':
      return sql`w.score_centipoints ${direction}, w.id`;
    case 'raisedAt':
      return sql`w.raised_at ${direction}, w.score_centipoints desc, w.id`;
    case 'dueOn':
      return sql`w.due_on ${direction} nulls last, w.score_centipoints desc, w.id`;
    case 'name':
      return sql`e.name ${direction}, w.raised_at desc, w.id`;
  }
};

/** The warnings of a scope that fit a filter; the situation's numbers are counted with the same clause. */
export const warningClause = (
  scope: Scope,
  filter: WarningFilter,
  districts: readonly string[],
): RawBuilder<boolean> =>
  allOf([
    scopeClause(scope),
    oneOf(sql`w.level`, filter.level),
    oneOf(sql`w.state`, filter.state),
    oneOf(sql`w.because`, filter.because),
    filter.toNotify === undefined ? undefined : toNotifyClause(filter.toNotify),
    inDistrict(filter.district, districts),
    filter.story === undefined
      ? undefined
      : sql<boolean>`w.id in (select x.warning_id from warning_stories x where x.story_id = ${filter.story})`,
    enterpriseMatches(filter.q),
  ]);

/** Ids of one page in order, and how many there are in all. `districts` are the codes of the jurisdiction. */
export const listWarningIds = async (
  db: Queryable,
  scope: Scope,
  asked: WarningFilter & WarningOrder & Page,
  districts: readonly string[],
): Promise<{ ids: readonly WarningId[]; total: number }> => {
  const where = warningClause(scope, asked, districts);
  const { rows } = await sql<{ id: WarningId }>`
    select w.id from warnings w join enterprises e on e.id = w.enterprise_id
    where ${where} order by ${orderBy(asked)} ${pageOf(asked)}`.execute(db);
  const counted = await sql<{ total: number }>`
    select count(*) as total from warnings w join enterprises e on e.id = w.enterprise_id where ${where}`.execute(
    db,
  );
  return { ids: rows.map((row) => row.id), total: counted.rows[0]?.total ?? 0 };
};
