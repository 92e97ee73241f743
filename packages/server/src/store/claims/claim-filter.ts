import type { ClaimDue, Day } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { allOf, contains, oneOf } from '../desk/filters.ts';

export type ClaimFilter = {
  readonly stage?: readonly string[] | undefined;
  readonly kind?: readonly string[] | undefined;
  readonly due?: readonly ClaimDue[] | undefined;
  /** Number in the roster, docket number or masked name; never the worker's own data. */
  readonly q?: string | undefined;
};

/** Today, and the last due day that counts as near. */
export type ClaimDays = { readonly today: Day; readonly near: Day };

const DUE = {
  overdue: ({ today }: ClaimDays) => sql<boolean>`c.due_on < ${today}::date`,
  near: ({ today, near }: ClaimDays) => sql<boolean>`c.due_on between ${today}::date and ${near}::date`,
  'in-time': ({ near }: ClaimDays) => sql<boolean>`c.due_on > ${near}::date`,
} as const;

const matches = (typed: string | undefined): RawBuilder<boolean> | undefined => {
  const words = typed?.trim() ?? '';
  if (words === '') return undefined;
  const pattern = contains(words);
  const number = /^\d{1,9}$/.test(words) ? sql`or c.number = ${Number(words)}` : sql``;
  return sql<boolean>`(c.docket ilike ${pattern} or c.masked_name ilike ${pattern} ${number})`;
};

/** The claims (aliased `c`) that a filter shows; those taken back are never shown. */
export const claimClause = (filter: ClaimFilter, days: ClaimDays): RawBuilder<boolean> =>
  allOf([
    sql<boolean>`not c.voided`,
    oneOf(sql`c.stage`, filter.stage),
    oneOf(sql`c.kind`, filter.kind),
    filter.due === undefined || filter.due.length === 0
      ? undefined
      : sql<boolean>`(${sql.join(
          filter.due.map((due) => DUE[due](days)),
          sql` or `,
        )})`,
    matches(filter.q),
  ]);
