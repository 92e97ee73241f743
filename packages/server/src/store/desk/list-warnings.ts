import type { Day, Scope, WarningId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { type Page, pageOf } from './filters.ts';
import {
  countWarnings,
  looksAtEnterprise,
  warningClause,
  type WarningFilter,
  warningsFor,
} from './warning-filter.ts';

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

const levelRank = sql`case w.level when 'red' then 4 when 'orange' then 3 when 'yellow' then 2 when 'blue' then 1 else 0 end`;
/** From what waits to what is done, the way a warning goes. */
const stateRank = sql`array_position(array['raised','acknowledged','dispatched','snoozed','closed','dismissed'], w.state)`;
/** What waits for a person first: not yet dispatched, then overdue, under way, put off, done. */
const waiting = (today: Day) => sql`case
  when w.state in ('raised', 'acknowledged') then 4
  when w.state = 'dispatched' and w.due_on < ${today}::date then 3
  when w.state = 'dispatched' then 2
  when w.state = 'snoozed' then 1 else 0 end`;

/** Each value with its direction; the last tells any two warnings apart. */
type SortKey = { readonly by: RawBuilder<unknown>; readonly descending: boolean; readonly nullsLast?: true };

const sortKeys = ({ sort, order, today }: WarningOrder): readonly SortKey[] => {
  const asked = (by: RawBuilder<unknown>): SortKey => ({ by, descending: order === 'desc' });
  const falling = (by: RawBuilder<unknown>): SortKey => ({ by, descending: true });
  // Compared byte by byte: by the rules of a language the same order took twice as long.
  const id = { by: sql`w.id collate "C"`, descending: false };
  const points = sql`w.score_centipoints`;
  const within = [falling(levelRank), falling(points), id];
  switch (sort) {
    case 'urgency':
      // As one number: sorting a hundred thousand by two of them took half as long again.
      return [asked(sql`${waiting(today)} * 10 + ${levelRank}`), asked(points), asked(sql`w.raised_at`), id];
    case 'level':
      return [asked(levelRank), falling(points), id];
    case 'points':
      return [asked(points), id];
    case 'state':
      return [asked(stateRank), ...within];
    case 'because':
      return [asked(sql`w.because`), ...within];
    case 'district':
      return [{ ...asked(sql`w.current_district`), nullsLast: true }, ...within];
    case 'unit':
      return [{ ...asked(sql`w.unit_id`), nullsLast: true }, ...within];
    case 'raisedAt':
      return [asked(sql`w.raised_at`), falling(points), id];
    case 'dueOn':
      return [{ ...asked(sql`w.due_on`), nullsLast: true }, falling(points), id];
    case 'name':
      return [asked(sql`e.name`), falling(sql`w.raised_at`), id];
  }
};

const orderBy = (keys: readonly SortKey[], backwards = false): RawBuilder<unknown> =>
  sql.join(
    keys.map(({ by, descending, nullsLast }) => {
      const direction = descending === backwards ? sql`asc` : sql`desc`;
      return nullsLast
        ? sql`${by} ${direction} nulls ${backwards ? sql`first` : sql`last`}`
        : sql`${by} ${direction}`;
    }),
  );

/** From here on it is worth asking first whether a page is nearer to the end. */
const DEEP_ROWS = 2_000;

/**
 * Ids of one page in order, and how many there are in all. `districts` are the codes of the jurisdiction. Counting and looking for
 * the first rows are two passes over the warnings: one that counts beside each row has to keep all of
 * them. Where the enterprises are asked, whose area a warning lies in, or whether
 * the partners were told, finding the warnings is what takes long: it is done once.
 */
export const listWarningIds = async (
  db: Queryable,
  scope: Scope,
  asked: WarningFilter & WarningOrder & Page,
  districts: readonly string[],
): Promise<{ ids: readonly WarningId[]; total: number }> => {
  const where = warningClause(scope, asked, asked.today, districts);
  const from = warningsFor(asked, asked.sort === 'name');
  const keys = sortKeys(asked);
  const before = (asked.page - 1) * asked.perPage;
  const ahead = before < DEEP_ROWS ? Infinity : await countWarnings(db, scope, asked, asked.today, districts);
  // The end of a long queue is found from the end: the way to it need not be sorted.
  const backwards = before > ahead / 2;
  const rows = backwards
    ? sql`limit (select least(${asked.perPage}::bigint, greatest(total - ${before}, 0)) from counted)
          offset (select greatest(total - ${before + asked.perPage}, 0) from counted)`
    : pageOf(asked);
  const found = await sql<{ total: number; ids: readonly WarningId[] }>`${
    looksAtEnterprise(asked) || scope.reach !== 'all' || asked.toNotify !== undefined
      ? sql`with hits as materialized (
          select w.id, ${sql.join(keys.map(({ by }, at) => sql`${by} as ${sql.ref(`key${at}`)}`))} from ${from} where ${where}
        ), counted as materialized (select count(*) as total from hits)
        select counted.total, array(
          select h.id from hits h
          order by ${orderBy(
            keys.map((key, at) => ({ ...key, by: sql.ref(`h.key${at}`) })),
            backwards,
          )} ${rows}) as ids from counted`
      : sql`with counted as materialized (select ${
          Number.isFinite(ahead)
            ? sql`${ahead}::bigint as total`
            : sql`count(*) as total from warnings w where ${where}`
        })
        select counted.total, array(
          select w.id from ${from} where ${where} order by ${orderBy(keys, backwards)} ${rows}) as ids from counted`
  }`.execute(db);
  const { total, ids } = found.rows[0] ?? { total: 0, ids: [] };
  return { ids: backwards ? ids.toReversed() : ids, total };
};
