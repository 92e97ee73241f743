import type { Day, EnterpriseId } from '@weisu/core';
import { addDays, keepsPlan, LONGEST_REACH_DAYS, monthOf, startOf } from '@weisu/core';
import { loadCaseFiles } from '../store/desk/load-case-file.ts';
import type { Queryable } from '../store/engine.ts';
import { listOverridesOn } from '../store/models/overrides.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import {
  listInProcedure,
  listLastWarnings,
  listPlanFiles,
  listRaisedSince,
} from '../store/verdict/load-open-work.ts';
import { listSignals, listStatements, listSubjects, listSubjectsOf } from '../store/verdict/load-subjects.ts';
import { listUnitsDrawn } from '../store/warning/random-checks.ts';
import { listMonitored } from '../store/watch/watch-entries.ts';
import { stateOf } from '../views/case-file-state.ts';
import {
  createMonitor,
  type Monitor,
  noteDrawn,
  noteIndustryUsual,
  noteRaised,
  noteSignals,
  noteStatement,
  type Routing,
  STATEMENT_FEEDS,
} from './monitor.ts';

/** What people and desks have in hand: levels set by hand, last warnings, open case files and plans that are kept. */
const noteOpenWork = async (
  db: Queryable,
  monitor: Monitor,
  asOf: Day,
  routing: Routing,
  only?: readonly EnterpriseId[],
): Promise<void> => {
  for (const { enterpriseId, level } of await listOverridesOn(db, asOf, only)) {
    const monitored = monitor.enterprises.get(enterpriseId);
    if (monitored) monitored.override = level;
  }
  for (const id of await listMonitored(db, only)) {
    const monitored = monitor.enterprises.get(id);
    if (monitored) monitored.special = true;
  }
  for (const last of await listLastWarnings(db, only)) {
    const monitored = monitor.enterprises.get(last.enterpriseId);
    if (monitored) monitored.last = last;
  }
  for (const id of await listInProcedure(db, only)) {
    const monitored = monitor.enterprises.get(id);
    if (monitored) monitored.inProcedure = true;
  }
  const { repaymentActs } = routing.dispatch;
  const planned = await listPlanFiles(db, repaymentActs, asOf, only);
  if (planned.length === 0) return;
  for (const file of (await loadCaseFiles(db, planned)).values()) {
    const monitored = monitor.enterprises.get(file.enterpriseId);
    const { acts, closedAt } = stateOf(routing, file);
    if (monitored) monitored.keepsPlan = (day) => keepsPlan({ acts, closedAt }, day, repaymentActs);
  }
};

/**
 * The monitor as of the end of a day: only what had been recorded by then. With `only` it holds those enterprises; the units’
 * capacity is that which all warnings of the month have left.
 */
export const loadMonitor = async (
  db: Queryable,
  asOf: Day,
  routing: Routing,
  only?: readonly EnterpriseId[],
): Promise<Monitor> => {
  const end = startOf(addDays(asOf, 1));
  const subjects = only === undefined ? await listSubjects(db) : await listSubjectsOf(db, only);
  const monitor = createMonitor(subjects, routing);
  noteSignals(monitor, await listSignals(db, addDays(asOf, -LONGEST_REACH_DAYS), end, only));
  noteIndustryUsual(monitor, monthOf(asOf), await ensureIndustryUsual(db, asOf));
  for (const { enterpriseId, feed, on } of await listStatements(db, STATEMENT_FEEDS, asOf, end, only))
    noteStatement(monitor, enterpriseId, feed, on);
  await noteOpenWork(db, monitor, asOf, routing, only);
  const raised = await listRaisedSince(db, monthOf(asOf), asOf);
  const others = new Set(raised.filter((id) => !monitor.enterprises.has(id)));
  const units =
    others.size === 0 ? null : createMonitor(await listSubjectsOf(db, [...others]), routing).enterprises;
  for (const id of raised) {
    const unitId = (monitor.enterprises.get(id) ?? units?.get(id))?.unitId;
    if (unitId !== undefined) noteRaised(monitor, unitId, asOf);
  }
  for (const unitId of await listUnitsDrawn(db, monthOf(asOf))) noteDrawn(monitor, unitId, asOf);
  return monitor;
};
