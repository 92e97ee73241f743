import { sql } from 'kysely';

/** The newest judgement of each warning: what counts. */
export const NEWEST_JUDGEMENTS = sql`(
  select distinct on (x.warning_id) x.warning_id, w.enterprise_id, w.raised_at, x.verdict, x.useful
  from warning_judgements x join warnings w on w.id = x.warning_id
  order by x.warning_id, x.seq desc)`;

/**
 * Stories on which judged warnings rest, with what was said of those warnings. A story that one true and one false warning
 * rest on says nothing by itself and counts as neither.
 */
export const JUDGED_STORIES = sql`(
  select ws.story_id, bool_or(j.verdict = 'true') and not bool_or(j.verdict = 'false') as is_true,
         bool_or(j.verdict = 'false') and not bool_or(j.verdict = 'true') as is_false
  from ${NEWEST_JUDGEMENTS} j join warning_stories ws on ws.warning_id = j.warning_id
  where j.verdict in ('true', 'false') group by ws.story_id)`;
