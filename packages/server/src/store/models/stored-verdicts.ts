import type { Assessment, Day } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** The row of an assessment as the assessment it was. */
const assessmentColumns = sql`
  enterprise_id as "enterpriseId", as_of as "asOf", model, base_centipoints as "baseCentipoints",
  score_centipoints as "scoreCentipoints", level, probability, contributions, coverage`;

/** Newest assessments that are of a day. */
export const listAssessmentsOn = async (db: Queryable, asOf: Day): Promise<readonly Assessment[]> => {
  const { rows } = await sql<Assessment>`
    select ${assessmentColumns} from assessments where as_of = ${asOf}::date order by enterprise_id`.execute(
    db,
  );
  return rows;
};

/** Points of the trend on a day, of every model. */
export const listScoresOn = async (
  db: Queryable,
  asOf: Day,
): Promise<readonly Pick<Assessment, 'enterpriseId' | 'model' | 'scoreCentipoints' | 'level'>[]> => {
  const { rows } = await sql<Pick<Assessment, 'enterpriseId' | 'model' | 'scoreCentipoints' | 'level'>>`
    select enterprise_id as "enterpriseId", model, score_centipoints as "scoreCentipoints", level
    from score_history where as_of = ${asOf}::date order by model, enterprise_id`.execute(db);
  return rows;
};

/** The assessments that warnings of a day rest on; those entered by hand are left out: they were made in the middle of it. */
export const listWarnedOn = async (db: Queryable, asOf: Day): Promise<readonly Assessment[]> => {
  const { rows } = await sql<{ assessment: Assessment }>`
    select assessment from warnings where as_of = ${asOf}::date and because <> 'manual' order by id`.execute(
    db,
  );
  return rows.map(({ assessment }) => assessment);
};
