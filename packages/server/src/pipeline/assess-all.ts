import type { Day, Instant, Jurisdiction, Relation, Scorecard, WatchEntry } from '@weisu/core';
import { SCORECARD, addDays, keepsPlan, monthOf, relatedOf, startOf, watchFor } from '@weisu/core';
import { loadCaseFiles } from '../store/desk/load-case-file.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import {
  listInProcedure,
  listLastWarnings,
  listRaisedSince,
  listRelationsOf,
  listPlanFiles,
} from '../store/verdict/load-open-work.ts';
import { listFeedStates, listSignals, listStatements, listSubjects } from '../store/verdict/load-subjects.ts';
import { writeAssessments, writeScoreHistory } from '../store/verdict/write-assessments.ts';
import { writeSuppressed, writeWarnings, writeWatchEntries } from '../store/verdict/write-warnings.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { wakeSnoozed } from '../store/warning/snoozed.ts';
import { stateOf } from '../views/case-file-state.ts';
import { draftTripartiteNotice } from './draft-notices.ts';
import {
  LONGEST_WINDOW_DAYS,
  STATEMENT_FEEDS,
  createMonitor,
  noteRaised,
  noteSignals,
  noteStatement,
  runRound,
} from './monitor.ts';
import type { Monitor, Routing } from './monitor.ts';

/** The monitor as of the end of a day: only what had been recorded by then. */
export const loadMonitor = async (db: Queryable, asOf: Day, routing: Routing): Promise<Monitor> => {
  const end = startOf(addDays(asOf, 1));
  const monitor = createMonitor(await listSubjects(db), routing);
  noteSignals(monitor, await listSignals(db, addDays(asOf, -LONGEST_WINDOW_DAYS), end));
  for (const { enterpriseId, feed, on } of await listStatements(db, STATEMENT_FEEDS, asOf, end)) {
    noteStatement(monitor, enterpriseId, feed, on);
  }
  for (const last of await listLastWarnings(db)) {
    const monitored = monitor.enterprises.get(last.enterpriseId);
    if (monitored) monitored.last = last;
  }
  for (const id of await listInProcedure(db)) {
    const monitored = monitor.enterprises.get(id);
    if (monitored) monitored.inProcedure = true;
  }
  const { repaymentActs } = routing.dispatch;
  for (const file of (await loadCaseFiles(db, await listPlanFiles(db, repaymentActs, asOf))).values()) {
    const monitored = monitor.enterprises.get(file.enterpriseId);
    const { acts, closedAt } = stateOf(routing, file);
    if (monitored) monitored.keepsPlan = (day) => keepsPlan({ acts, closedAt }, day, repaymentActs);
  }
  for (const id of await listRaisedSince(db, monthOf(asOf), asOf)) noteRaised(monitor, id, asOf);
  return monitor;
};

/** What new warnings put on the watch list. `relationsOf` gives the ties of one enterprise. */
export const watchesOf = (
  raised: readonly RaisedWarning[],
  relationsOf: (id: string) => readonly Relation[],
): WatchEntry[] =>
  raised.flatMap(({ warning: { enterpriseId, level, asOf } }) =>
    watchFor(enterpriseId, level, relatedOf(enterpriseId, relationsOf(enterpriseId), asOf), asOf),
  );

const loadRelations = async (
  db: Queryable,
  raised: readonly RaisedWarning[],
): Promise<(id: string) => readonly Relation[]> => {
  const relations = await listRelationsOf(
    db,
    raised.map((r) => r.warning.enterpriseId),
  );
  const byEnd = new Map<string, Relation[]>();
  for (const relation of relations) {
    for (const id of new Set([relation.from, relation.to]))
      byEnd.set(id, [...(byEnd.get(id) ?? []), relation]);
  }
  return (id) => byEnd.get(id) ?? [];
};

/** Puts what new warnings ask for on the watch list; answers how many entries are new. */
export const watchRaised = async (trx: Queryable, raised: readonly RaisedWarning[]): Promise<number> =>
  writeWatchEntries(trx, watchesOf(raised, await loadRelations(trx, raised)));

export type AssessOptions = {
  readonly asOf: Day;
  /** When the warnings are raised. */
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  readonly model?: Scorecard;
};

export type AssessSummary = {
  readonly assessed: number;
  readonly raised: readonly RaisedWarning[];
  readonly suppressed: number;
  readonly watched: number;
};

/**
 * Assesses every enterprise as of the end of a day, from what had been recorded by then, and raises what needs a person,
 * all in one transaction. The same day assessed again writes the same rows and no second warning.
 */
export const assessAll = (
  database: Database,
  { asOf, now, jurisdiction, model = SCORECARD }: AssessOptions,
): Promise<AssessSummary> =>
  database.transaction(async (trx) => {
    await wakeSnoozed(trx, asOf, now, SYSTEM_OFFICER);
    const monitor = await loadMonitor(trx, asOf, jurisdiction);
    const feeds = await listFeedStates(trx, asOf, startOf(addDays(asOf, 1)));
    const round = runRound(monitor, { asOf, now, feeds, card: model, routing: jurisdiction });
    await writeAssessments(trx, round.assessments);
    await writeScoreHistory(trx, round.assessments);
    await writeWarnings(trx, round.raised, SYSTEM_OFFICER);
    for (const raised of round.raised) await draftTripartiteNotice(trx, raised, { jurisdiction, now });
    await writeSuppressed(trx, round.suppressed);
    const watched = await watchRaised(trx, round.raised);
    return {
      assessed: round.assessments.length,
      raised: round.raised,
      suppressed: round.suppressed.length,
      watched,
    };
  });
