import type { Assessment } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Keeps each enterprise's newest assessment whole; an older one that is computed again does not replace a newer. */
export const writeAssessments = (db: Queryable, assessments: readonly Assessment[]): Promise<number> =>
  bulkInsert(
    db,
    'assessments',
    {
      enterprise_id: 'text',
      as_of: 'date',
      model: 'text',
      base_centipoints: 'integer',
      score_centipoints: 'integer',
      level: 'text',
      probability: 'double precision',
      contributions: 'jsonb',
      coverage: 'jsonb',
    },
    assessments.map((assessment) => ({
      enterprise_id: assessment.enterpriseId,
      as_of: assessment.asOf,
      model: assessment.model,
      base_centipoints: assessment.baseCentipoints,
      score_centipoints: assessment.scoreCentipoints,
      level: assessment.level,
      probability: assessment.probability ?? null,
      contributions: assessment.contributions,
      coverage: assessment.coverage,
    })),
    sql`on conflict (enterprise_id) do update set as_of = excluded.as_of, model = excluded.model,
      base_centipoints = excluded.base_centipoints, score_centipoints = excluded.score_centipoints, level = excluded.level,
      probability = excluded.probability, contributions = excluded.contributions, coverage = excluded.coverage
      where excluded.as_of >= assessments.as_of`,
  );

/** Nothing was seen of it that weighs anything. */
const isAtBase = ({ contributions }: Assessment): boolean =>
  !contributions.some(({ value }) => value !== null && value > 0);

/**
 * One point on each enterprise's trend. An enterprise has no trend until something first raises its score: in a city four of five
 * never do, and their points would be four fifths of the table.
 */
export const writeScoreHistory = async (
  db: Queryable,
  assessments: readonly Assessment[],
): Promise<number> => {
  const { rows } = await sql<{ enterprise_id: string }>`
    select distinct enterprise_id from score_history
    where enterprise_id = any(${assessments.filter(isAtBase).map((a) => a.enterpriseId)}::text[])`.execute(
    db,
  );
  const begun = new Set<string>(rows.map((row) => row.enterprise_id));
  const points = assessments.filter((a) => !isAtBase(a) || begun.has(a.enterpriseId));
  return bulkInsert(
    db,
    'score_history',
    { enterprise_id: 'text', as_of: 'date', model: 'text', score_centipoints: 'integer', level: 'text' },
    points.map((assessment) => ({
      enterprise_id: assessment.enterpriseId,
      as_of: assessment.asOf,
      model: assessment.model,
      score_centipoints: assessment.scoreCentipoints,
      level: assessment.level,
    })),
    sql`on conflict (enterprise_id, as_of, model) do update
      set score_centipoints = excluded.score_centipoints, level = excluded.level
      where (score_history.score_centipoints, score_history.level) is distinct from (excluded.score_centipoints, excluded.level)`,
  );
};
