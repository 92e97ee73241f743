import {
  foldTerm,
  hasGoneBad,
  type Instant,
  putUpReason,
  type RetirementRule,
  type TermId,
} from '@weisu/core';
import type { Database } from '../store/engine.ts';
import { findTerm, lockTerm } from '../store/library/find-term.ts';
import { listRecords } from '../store/library/term-record.ts';
import { writeTermAct } from '../store/library/write-term.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';

/** A term that a person kept is put up again only when this many more judgements have come. */
const MORE_JUDGED = 10;

/**
 * Puts terms up for retirement whose record has gone bad by the jurisdiction's rule; a person rules on each. Answers those newly put
 * up. Doing it again changes nothing.
 */
export const putUpBadTerms = (database: Database, rule: RetirementRule, now: Instant): Promise<TermId[]> =>
  database.transaction(async (trx) => {
    const put: TermId[] = [];
    for (const { termId, lastUsefulOn: _, ...record } of await listRecords(trx)) {
      if (!hasGoneBad(record, rule) || !(await lockTerm(trx, termId))) continue;
      const term = await findTerm(trx, termId);
      if (term === undefined || term.state !== 'approved' || term.putUp !== null) continue;
      const lastJudged = term.acts.findLast((act) => act.kind === 'put-up')?.key.split(':')[1];
      if (lastJudged !== undefined && record.judged < Number(lastJudged) + MORE_JUDGED) continue;
      const act = {
        kind: 'put-up',
        version: term.version,
        by: SYSTEM_OFFICER,
        at: now,
        reason: putUpReason(record, rule),
        key: `put-up:${record.judged}:${term.actCount}`,
      } as const;
      await writeTermAct(trx, {
        before: term,
        after: foldTerm(term, act, { record, program: SYSTEM_OFFICER }),
        act,
      });
      put.push(termId);
    }
    return put;
  });
