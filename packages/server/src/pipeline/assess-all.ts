import type {
  Assessment,
  Day,
  DriftReport,
  EnterpriseId,
  Instant,
  Jurisdiction,
  Reading,
  RiskModel,
  WorkCalendar,
} from '@weisu/core';
import { LONGEST_REACH_DAYS, addDays, keepsPlan, levelRank, modelName, monthOf, startOf } from '@weisu/core';
import { noteWarnings } from '../delivery/note-warnings.ts';
import { loadCaseFiles } from '../store/desk/load-case-file.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import {
  listInProcedure,
  listLastWarnings,
  listRaisedSince,
  listPlanFiles,
} from '../store/verdict/load-open-work.ts';
import { emptyReadings, writeReadings } from '../risk/reading-table.ts';
import { loadInForce, loadReady, readyOf, type ReadyModel } from '../risk/stored-model.ts';
import { watchDrift } from '../risk/watch-drift.ts';
import { listOverridesOn } from '../store/models/overrides.ts';
import { listModelsIn } from '../store/models/risk-models.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listFeedStates, listSignals, listStatements, listSubjects } from '../store/verdict/load-subjects.ts';
import { writeAssessments, writeScoreHistory } from '../store/verdict/write-assessments.ts';
import { writeSuppressed, writeWarnings } from '../store/verdict/write-warnings.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { wakeSnoozed } from '../store/warning/snoozed.ts';
import { listMonitored } from '../store/watch/watch-entries.ts';
import { proposeWatch } from '../watch/propose-watch.ts';
import { monitorRaised } from '../watch/watch-raised.ts';
import { stateOf } from '../views/case-file-state.ts';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { draftTripartiteNotice } from './draft-notices.ts';
import {
  STATEMENT_FEEDS,
  createMonitor,
  noteIndustryUsual,
  noteRaised,
  noteSignals,
  noteStatement,
  runRound,
} from './monitor.ts';
import type { Monitor, Routing } from './monitor.ts';
import { reopenClosed } from './reopen-closed.ts';

/** What people and desks have: levels set by hand, last warnings, open case files and plans that are kept. */
export const noteOpenWork = async (
  db: Queryable,
  monitor: Monitor,
  asOf: Day,
  routing: Routing,
  ids?: readonly EnterpriseId[],
): Promise<void> => {
  for (const id of await listMonitored(db)) {
    const monitored = monitor.enterprises.get(id);
    if (monitored) monitored.special = true;
  }
  for (const { enterpriseId, level } of await listOverridesOn(db, asOf)) {
    const monitored = monitor.enterprises.get(enterpriseId);
    if (monitored) monitored.override = level;
  }
  for (const last of await listLastWarnings(db, ids)) {
    const monitored = monitor.enterprises.get(last.enterpriseId);
    if (monitored) monitored.last = last;
  }
  for (const id of await listInProcedure(db)) {
    const monitored = monitor.enterprises.get(id);
    if (monitored) monitored.inProcedure = true;
  }
  const { repaymentActs } = routing.dispatch;
  for (const file of (await loadCaseFiles(db, await listPlanFiles(db, repaymentActs, asOf, ids))).values()) {
    const monitored = monitor.enterprises.get(file.enterpriseId);
    const { acts, closedAt } = stateOf(routing, file);
    if (monitored) monitored.keepsPlan = (day) => keepsPlan({ acts, closedAt }, day, repaymentActs);
  }
};

/** The monitor as of the end of a day: only what had been recorded by then. */
export const loadMonitor = async (db: Queryable, asOf: Day, routing: Routing): Promise<Monitor> => {
  const end = startOf(addDays(asOf, 1));
  const monitor = createMonitor(await listSubjects(db), routing);
  noteSignals(monitor, await listSignals(db, addDays(asOf, -LONGEST_REACH_DAYS), end));
  noteIndustryUsual(monitor, monthOf(asOf), await ensureIndustryUsual(db, asOf));
  for (const { enterpriseId, feed, on } of await listStatements(db, STATEMENT_FEEDS, asOf, end)) {
    noteStatement(monitor, enterpriseId, feed, on);
  }
  await noteOpenWork(db, monitor, asOf, routing);
  for (const id of await listRaisedSince(db, monthOf(asOf), asOf)) noteRaised(monitor, id, asOf);
  return monitor;
};

export type AssessOptions = {
  readonly asOf: Day;
  /** When the warnings are raised. */
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  /** Working days for the clocks of case files that are reopened; the State Council's calendar unless given. */
  readonly calendar?: WorkCalendar;
  /** The one in force where it is left out. */
  readonly model?: RiskModel;
  /** Only those under special monitoring: the round between two of all. */
  readonly only?: 'monitored' | undefined;
};

export type AssessSummary = {
  readonly assessed: number;
  readonly raised: readonly RaisedWarning[];
  readonly suppressed: number;
  /** Related enterprises proposed for the watch list, and those of them that the rule put there. */
  readonly proposed: number;
  readonly watched: number;
  /** `id@version` of what decided, and of what was assessed beside it. */
  readonly model: string;
  readonly shadows: readonly string[];
  /** How far the present is from the model's past; null where there is nothing to compare with yet. */
  readonly drift: DriftReport | null;
};

/** Whose related enterprises are proposed: those under special monitoring, and those assessed high enough. */
const originsOf = async (
  db: Queryable,
  assessments: readonly Assessment[],
  { monitoring }: Pick<Jurisdiction, 'monitoring'>,
): Promise<readonly EnterpriseId[]> => {
  const from = levelRank(monitoring.related.from);
  const high = assessments.filter(({ level }) => levelRank(level) >= from);
  return [...new Set([...(await listMonitored(db)), ...high.map(({ enterpriseId }) => enterpriseId)])].sort();
};

type Beside = { readonly ready: ReadyModel; readonly assessments: Assessment[] };

/** Takes the readings of a round in, for shadows and for drift. */
const watchRound = (asOf: Day, ids: readonly EnterpriseId[], shadows: readonly ReadyModel[]) => {
  const readings = emptyReadings(asOf, ids);
  const beside: Beside[] = shadows.map((ready) => ({ ready, assessments: [] }));
  let row = 0;
  return {
    readings,
    beside,
    onReadings: (enterpriseId: EnterpriseId, own: readonly Reading[]): void => {
      writeReadings(readings, row, own);
      row += 1;
      for (const { ready, assessments } of beside)
        assessments.push(ready.assess({ enterpriseId, asOf }, own));
    },
  };
};

/**
 * Assesses every enterprise as of the end of a day, from what had been recorded by then, and raises what needs a person,
 * all in one transaction. The same day assessed again writes the same rows and no second warning. Versions in shadow assess
 * the same readings beside the one in force; they leave points on the trend and decide nothing.
 */
export const assessAll = (
  database: Database,
  { asOf, now, jurisdiction, calendar = chinaWorkCalendar(), model, only }: AssessOptions,
): Promise<AssessSummary> =>
  database.transaction(async (trx) => {
    await wakeSnoozed(trx, asOf, now, SYSTEM_OFFICER);
    const ready = model === undefined ? await loadInForce(trx, jurisdiction) : readyOf(model);
    const shadows: ReadyModel[] = [];
    for (const stored of await listModelsIn(trx, 'shadow')) shadows.push(await loadReady(trx, stored));
    const monitor = await loadMonitor(trx, asOf, jurisdiction);
    const feeds = await listFeedStates(trx, asOf, startOf(addDays(asOf, 1)));
    const monitored = only === undefined ? undefined : await listMonitored(trx);
    const ids = [...monitor.enterprises.keys()].filter((id) => monitored?.has(id) ?? true);
    const watch = watchRound(asOf, ids, shadows);
    const { assess } = ready;
    const round = runRound(monitor, {
      asOf,
      now,
      feeds,
      assess,
      levels: ready.model.levels,
      routing: jurisdiction,
      ...(monitored === undefined ? {} : { only: monitored }),
      onReadings: watch.onReadings,
    });
    await writeAssessments(trx, round.assessments);
    await writeScoreHistory(trx, round.assessments);
    for (const { assessments } of watch.beside) await writeScoreHistory(trx, assessments);
    // A few enterprises at risk say nothing of how far the present is from a model's past.
    const drift = only === undefined ? await watchDrift(trx, ready, watch.readings, round.assessments) : null;
    if (only === undefined)
      for (const own of watch.beside) await watchDrift(trx, own.ready, watch.readings, own.assessments);
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
    await monitorRaised(trx, round.raised, jurisdiction, { now, isWritten: true });
    const { proposed, accepted } = await proposeWatch(
      trx,
      await originsOf(trx, round.assessments, jurisdiction),
      { asOf, now, rules: jurisdiction },
    );
    return {
      assessed: round.assessments.length,
      raised: round.raised,
      suppressed: round.suppressed.length,
      proposed,
      watched: accepted,
      model: modelName(ready.model),
      shadows: shadows.map((shadow) => modelName(shadow.model)),
      drift,
    };
  });
