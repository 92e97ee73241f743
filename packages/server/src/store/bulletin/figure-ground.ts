import {
  addDays,
  type BulletinPeriod,
  type Day,
  type DaySpan,
  type Instant,
  periodAfter,
  periodBefore,
  type Scope,
  startOf,
} from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';

/** What the rows of figures are asked for: a scope and a period, as instants that begin and end it. */
export type FigureGround = {
  readonly scope: Scope;
  readonly span: DaySpan;
  readonly begin: Instant;
  /** The first instant after the period. */
  readonly end: Instant;
  readonly before: { readonly begin: Instant; readonly end: Instant };
  readonly nextUntil: Day;
};

export const figureGround = (scope: Scope, period: BulletinPeriod, span: DaySpan): FigureGround => {
  const before = periodBefore(period, span);
  return {
    scope,
    span,
    begin: startOf(span.from),
    end: startOf(addDays(span.until, 1)),
    before: { begin: startOf(before.from), end: startOf(addDays(before.until, 1)) },
    nextUntil: periodAfter(period, span).until,
  };
};

/** True where an instant lies in the period. */
export const within = (column: RawBuilder<unknown>, { begin, end }: { begin: Instant; end: Instant }) =>
  sql<boolean>`(${column} >= ${begin}::timestamptz and ${column} < ${end}::timestamptz)`;

export const inSight = ({ scope }: FigureGround): RawBuilder<boolean> => scopeClause(scope);

/** An instant column as a day in Shanghai. */
export const dayIn = (column: RawBuilder<unknown>) => sql`(${column} at time zone 'Asia/Shanghai')::date`;
