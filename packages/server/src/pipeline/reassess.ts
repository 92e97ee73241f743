import type { Assessment, Day, EnterpriseId, Jurisdiction } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { listSubjectsOf } from '../store/verdict/load-subjects.ts';
import { writeAssessments } from '../store/verdict/write-assessments.ts';
import { assessOne } from './assess-one.ts';

/**
 * A batch that touches more enterprises than this waits for the night's round, which takes all of them at once: one by one
 * they cost some milliseconds each.
 */
const MOST_AT_ONCE = 50;

/**
 * Assesses the enterprises that new signals tell of as of today, so that a page shows the new state at once. What needs a
 * person is raised by the round, which sees every unit's capacity. Answers the new assessments; none where there are too many.
 */
export const reassess = async (
  trx: Queryable,
  ids: Iterable<EnterpriseId>,
  asOf: Day,
  jurisdiction: Pick<Jurisdiction, 'scorecard' | 'levels'>,
): Promise<readonly Assessment[]> => {
  const touched = [...new Set(ids)];
  if (touched.length === 0 || touched.length > MOST_AT_ONCE) return [];
  const assessments: Assessment[] = [];
  for (const subject of await listSubjectsOf(trx, touched))
    assessments.push((await assessOne(trx, subject, asOf, jurisdiction)).assessment);
  await writeAssessments(trx, assessments);
  return assessments;
};
