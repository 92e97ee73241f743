import type { Day, EnterpriseId, Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import { LONGEST_REACH_DAYS, addDays, monthOf } from '@weisu/core';
import { noteWarnings } from '../delivery/note-warnings.ts';
import { loadInForce } from '../risk/stored-model.ts';
import type { Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listRaisedSince } from '../store/verdict/load-open-work.ts';
import { listSignalsOf, listStatementsOf, listSubjectsOf } from '../store/verdict/load-subjects.ts';
import { writeAssessments } from '../store/verdict/write-assessments.ts';
import { type RaisedWarning, writeSuppressed, writeWarnings } from '../store/verdict/write-warnings.ts';
import { listFeedsNow } from '../store/warning/load-one.ts';
import { watchRaised } from '../watch/watch-raised.ts';
import { noteOpenWork } from './assess-all.ts';
import { draftTripartiteNotice } from './draft-notices.ts';
import {
  createMonitor,
  type Monitor,
  noteIndustryUsual,
  noteRaised,
  noteSignals,
  noteStatement,
  type Routing,
  runRound,
  STATEMENT_FEEDS,
} from './monitor.ts';
import { reopenClosed } from './reopen-closed.ts';

/**
 * The monitor of some enterprises, as known now, and of those whose warnings of the month used the units' capacity: a
 * round with `only` these raises what a whole round would.
 */
const loadMonitorOf = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
  asOf: Day,
  routing: Routing,
): Promise<Monitor> => {
  const raisedThisMonth = await listRaisedSince(db, monthOf(asOf), asOf);
  const subjects = await listSubjectsOf(db, [...new Set([...ids, ...raisedThisMonth])]);
  const monitor = createMonitor(subjects, routing);
  noteSignals(monitor, await listSignalsOf(db, ids, addDays(asOf, -LONGEST_REACH_DAYS)));
  noteIndustryUsual(monitor, monthOf(asOf), await ensureIndustryUsual(db, asOf));
  for (const { enterpriseId, feed, on } of await listStatementsOf(db, ids, STATEMENT_FEEDS))
    noteStatement(monitor, enterpriseId, feed, on);
  await noteOpenWork(db, monitor, asOf, routing, ids);
  for (const id of raisedThisMonth) noteRaised(monitor, id, asOf);
  return monitor;
};

export type RaiseOptions = {
  readonly asOf: Day;
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
};

/**
 * Assesses the enterprises that new signals tell of, as of today, and raises what needs a person at once, by the rules of the
 * night's round and within the units' capacity. Call it inside the transaction that stored the signals, which holds the
 * turn of `storeDocuments`: two writers never raise for one enterprise at once. Answers the new warnings.
 */
export const raiseTouched = async (
  trx: Queryable,
  touched: Iterable<EnterpriseId>,
  { asOf, now, jurisdiction, calendar }: RaiseOptions,
): Promise<readonly RaisedWarning[]> => {
  const ids = [...new Set(touched)];
  if (ids.length === 0) return [];
  const monitor = await loadMonitorOf(trx, ids, asOf, jurisdiction);
  const { assess, model } = await loadInForce(trx, jurisdiction);
  const feeds = await listFeedsNow(trx);
  const only = new Set(ids);
  const round = runRound(monitor, {
    asOf,
    now,
    feeds,
    assess,
    levels: model.levels,
    routing: jurisdiction,
    only,
  });
  await writeAssessments(trx, round.assessments);
  await writeWarnings(trx, round.raised, SYSTEM_OFFICER);
  await noteWarnings(
    trx,
    round.raised,
    (id) => monitor.enterprises.get(id)?.unitId ?? jurisdiction.jurisdiction.city,
  );
  for (const raised of round.raised) {
    await draftTripartiteNotice(trx, raised, { jurisdiction, now });
    await reopenClosed(trx, raised, { jurisdiction, calendar, now });
  }
  await writeSuppressed(trx, round.suppressed);
  await watchRaised(trx, round.raised, jurisdiction, { asOf, now, isWritten: true });
  return round.raised;
};
