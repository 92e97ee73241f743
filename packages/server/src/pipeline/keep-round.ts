import type { Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import { noteWarnings } from '../delivery/note-warnings.ts';
import type { Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { writeAssessments } from '../store/verdict/write-assessments.ts';
import { writeSuppressed, writeWarnings } from '../store/verdict/write-warnings.ts';
import { draftTripartiteNotice } from './draft-notices.ts';
import type { Monitor, Round } from './monitor.ts';
import { reopenClosed } from './reopen-closed.ts';

export type Keeping = {
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  /** Working days for the clocks of case files that are reopened. */
  readonly calendar: WorkCalendar;
  /** Knows where each warning would go. */
  readonly monitor: Monitor;
};

/** Writes what a round decided, with all that follows from its warnings; what they do to the watch list is the caller’s. Call it in a transaction. */
export const keepRound = async (trx: Queryable, round: Round, keeping: Keeping): Promise<void> => {
  await writeAssessments(trx, round.assessments);
  const { monitor, jurisdiction } = keeping;
  await writeWarnings(trx, round.raised, SYSTEM_OFFICER);
  await noteWarnings(
    trx,
    round.raised,
    (id) => monitor.enterprises.get(id)?.unitId ?? jurisdiction.jurisdiction.city,
  );
  for (const raised of round.raised) {
    await draftTripartiteNotice(trx, raised, keeping);
    if (raised.draw === undefined) await reopenClosed(trx, raised, keeping);
  }
  await writeSuppressed(trx, round.suppressed);
};
