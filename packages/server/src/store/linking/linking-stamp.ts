import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Changes whenever people's answers, the learned weights or the sources' districts do. */
export const loadLinkingStamp = async (db: Queryable): Promise<string> => {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ', (select concat(count(*), '/', count(undone_at), '/', max(at)) from link_judgements),
      (select concat(count(*), '/', max(made_at)) from link_models),
      (select md5(string_agg(concat(id, '=', districts), ',' order by id)) from sources)) as stamp`.execute(
    db,
  );
  return rows[0]?.stamp ?? '';
};
