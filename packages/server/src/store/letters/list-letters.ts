import { addDays, type CountedLetter, type Day, type LetterId, type Scope, startOf } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { allOf, contains, enterpriseMatches, type Page, pageOf } from '../desk/filters.ts';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

export type LetterPeriod = { readonly from?: Day | undefined; readonly until?: Day | undefined };
export type LettersAsked = Page &
  LetterPeriod & {
    readonly state?: readonly string[] | undefined;
    readonly kind?: string | undefined;
    readonly unit?: string | undefined;
    readonly q?: string | undefined;
  };

const FROM = sql`letters l join case_files c on c.id = l.case_file_id join enterprises e on e.id = coalesce(l.enterprise_id, c.enterprise_id)`;

const stateClause = (state: string, today: Day): RawBuilder<boolean> => {
  const late = sql<boolean>`(l.reply_due_on is not null and l.reply_due_on < ${today}::date)`;
  if (state === 'overdue') return sql<boolean>`(l.state = 'delivered' and ${late})`;
  if (state === 'waiting') return sql<boolean>`(l.state = 'delivered' and not ${late})`;
  return sql<boolean>`l.state = ${state}`;
};

const periodClause = ({ from, until }: LetterPeriod): RawBuilder<boolean> | undefined =>
  allOf([
    from === undefined
      ? undefined
      : sql<boolean>`case when l.issued_on is null then l.drafted_at >= ${startOf(from)}::timestamptz else l.issued_on >= ${from}::date end`,
    until === undefined
      ? undefined
      : sql<boolean>`case when l.issued_on is null then l.drafted_at < ${startOf(addDays(until, 1))}::timestamptz else l.issued_on <= ${until}::date end`,
  ]);

const matches = (typed: string | undefined): RawBuilder<boolean> | undefined => {
  const enterprise = enterpriseMatches(typed);
  return typed === undefined || enterprise === undefined
    ? undefined
    : sql<boolean>`(${enterprise} or l.number ilike ${contains(typed)})`;
};

/** Ids of one page of the letters of a scope: what is overdue or waits for an act first, then the newest. */
export const listLetterIds = async (
  db: Queryable,
  scope: Scope,
  asked: LettersAsked,
  today: Day,
): Promise<{ readonly ids: readonly LetterId[]; readonly total: number }> => {
  const states = asked.state?.map((state) => stateClause(state, today));
  const where = allOf([
    scopeClause(scope),
    states === undefined ? undefined : sql<boolean>`(${sql.join(states, sql` or `)})`,
    asked.kind === undefined ? undefined : sql<boolean>`l.kind = ${asked.kind}`,
    asked.unit === undefined ? undefined : sql<boolean>`l.unit_id = ${asked.unit}`,
    periodClause(asked),
    matches(asked.q),
  ]);
  const { rows } = await sql<{ id: LetterId }>`
    select l.id from ${FROM} where ${where}
    order by case l.state when 'delivered' then 0 when 'issued' then 1 when 'approved' then 1 when 'draft' then 1 else 2 end,
             case when l.state = 'delivered' then l.reply_due_on end nulls last, l.drafted_at desc, l.id ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${FROM} where ${where}`.execute(
    db,
  );
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
};

/** Ids of a case file's letters, the newest first; of a scope, since a file may hold letters of an enterprise of another area. */
export const listCaseLetterIds = async (
  db: Queryable,
  scope: Scope,
  caseFileId: string,
): Promise<readonly LetterId[]> => {
  const { rows } = await sql<{ id: LetterId }>`
    select l.id from ${FROM} where l.case_file_id = ${caseFileId} and ${scopeClause(scope)} order by l.drafted_at desc, l.id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
};

/** Letters of a scope that were issued in the period, as far as counting needs them. */
export const listCounted = async (
  db: Queryable,
  scope: Scope,
  period: LetterPeriod,
): Promise<readonly CountedLetter[]> => {
  const { rows } = await sql<CountedLetter>`
    select l.unit_id as "unitId", l.kind, l.state, l.reply_due_on as "replyDueOn", l.replied_on as "repliedOn"
    from ${FROM} where ${allOf([scopeClause(scope), sql<boolean>`l.issued_on is not null`, periodClause(period)])}`.execute(
    db,
  );
  return rows;
};
