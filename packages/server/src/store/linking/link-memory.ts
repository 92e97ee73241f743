import type { EnterpriseId, JudgedName, LinkVerdict } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** Standing answers by name, enterprise and surroundings: of each text the newest answer that was not undone. */
export const listJudgedNames = async (db: Queryable): Promise<readonly JudgedName[]> => {
  const { rows } = await sql<JudgedName>`
    select surface, enterprise_id as "enterpriseId", context_class as "contextClass",
      (count(*) filter (where verdict = 'same'))::int as same,
      (count(*) filter (where verdict = 'different'))::int as different
    from (
      select distinct on (mention_id) * from link_judgements where undone_at is null
      order by mention_id, at desc, id
    ) newest
    where verdict <> 'unsure'
    group by surface, enterprise_id, context_class`.execute(db);
  return rows;
};

/** An answer as learning takes it. */
export type LearnableJudgement = {
  readonly enterpriseId: EnterpriseId;
  readonly surface: string;
  readonly verdict: Exclude<LinkVerdict, 'unsure'>;
  readonly evidence: readonly { readonly kind: string; readonly logOdds: number }[];
  readonly linkModel: string | null;
};

export const listLearnable = async (db: Queryable): Promise<readonly LearnableJudgement[]> => {
  const { rows } = await sql<LearnableJudgement>`
    select enterprise_id as "enterpriseId", surface, verdict, evidence, link_model as "linkModel" from (
      select distinct on (mention_id) * from link_judgements where undone_at is null
      order by mention_id, at desc, id
    ) newest where verdict <> 'unsure' order by at, id`.execute(db);
  return rows;
};
