import { addDays, type Day, INDUSTRY_DAYS, type IndustryUsual, monthOf, startOf } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Counts a month's usual and keeps it, with an empty row as the mark that it was counted. */
const countAndKeep = async (db: Queryable, month: Day): Promise<void> => {
  await sql`
    insert into industry_usual (month, industry, kind, story_hundredths, enterprise_count)
    with told as (
      select s.enterprise_id, s.kind, max(floor(s.certainty * 100 + 0.5))::integer as certainty
      from signals s
      where s.dimension = 'opinion' and s.recorded_at < ${startOf(month)}::timestamptz
        and s.occurred_on > ${addDays(month, -INDUSTRY_DAYS - 1)}::date and s.occurred_on < ${month}::date
      group by s.enterprise_id, s.kind, coalesce(s.story_id, s.id)
    ), members as (
      select industry, count(*)::integer as members from enterprises where industry is not null group by industry
    )
    select ${month}::date, e.industry, told.kind, sum(told.certainty)::integer, m.members
    from told join enterprises e on e.id = told.enterprise_id join members m on m.industry = e.industry
    group by e.industry, told.kind, m.members
    union all select ${month}::date, '', '', 0, 0
    on conflict do nothing`.execute(db);
};

const list = async (
  db: Queryable,
  month: Day,
): Promise<readonly (Omit<IndustryUsual, 'kind'> & { readonly kind: IndustryUsual['kind'] | '' })[]> => {
  const { rows } = await sql<IndustryUsual>`
    select month, industry, kind, story_hundredths as "storyHundredths", enterprise_count as "enterpriseCount"
    from industry_usual where month = ${month}::date`.execute(db);
  return rows;
};

/** What texts usually say of each industry, as known when the month of `asOf` began; counted once a month and kept. */
export const ensureIndustryUsual = async (db: Queryable, asOf: Day): Promise<IndustryUsual[]> => {
  const month = monthOf(asOf);
  let kept = await list(db, month);
  if (kept.length === 0) {
    await countAndKeep(db, month);
    kept = await list(db, month);
  }
  return kept.flatMap(({ kind, ...rest }) => (kind === '' ? [] : [{ ...rest, kind }]));
};
