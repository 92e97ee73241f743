import type { Routes } from '@weisu/contract';
import { addDays, addMonths, type Day, may, startOf } from '@weisu/core';
import { listWarningIds } from '../../../store/desk/list-warnings.ts';
import {
  countOpen,
  countSuppressed,
  findNewestAssessment,
  listSources,
  loadTimes,
} from '../../../store/desk/load-situation.ts';
import { countCaseLoad, loadAges } from '../../../store/desk/load-overview.ts';
import { countWarnings } from '../../../store/desk/warning-filter.ts';
import { listChanges } from '../../../store/today/list-changes.ts';
import { listDues } from '../../../store/today/list-dues.ts';
import { type DutyKind, listDuties } from '../../../store/today/list-duties.ts';
import {
  presentDistricts,
  presentSource,
  presentTimes,
  sumLevels,
} from '../../../views/present-situation.ts';
import { presentDue, presentDuty } from '../../../views/present-today.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, districtCodes, seesDistrict } from '../../looking.ts';
import { dispatchCountsOf, toRuleOf } from '../casework/dispatches.ts';
import { warningRowsOf } from '../casework/warnings.ts';

/** What is due within a week is worth knowing today. */
const DUE_WITHIN_DAYS = 7;
const RULINGS = 3;
const NOTICES = 3;

const NEEDS = {
  rule: 'act-on-warning',
  'answer-request': 'act-on-dispatch',
  resend: 'act-on-dispatch',
  sign: 'act-on-dispatch',
  work: 'act-on-case-file',
  dispatch: 'act-on-warning',
  'approve-letter': 'act-on-letters',
  'issue-letter': 'act-on-letters',
  'chase-letter': 'act-on-letters',
  'approve-notice': 'act-on-notices',
  'send-notice': 'act-on-notices',
  'approve-bulletin': 'act-on-bulletins',
  'issue-bulletin': 'act-on-bulletins',
  claims: 'act-on-claims',
} as const satisfies Record<DutyKind, Parameters<typeof may>[1]>;

export const today: Handler<Routes['today']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction, calendar } = desk;
    const context = contextOf(desk, by);
    const { now, today: day } = context;
    const { scope, officer } = by;
    let near: Day = addDays(day, 1);
    while (!calendar.isWorkingDay(near)) near = addDays(near, 1);
    const kinds = (Object.keys(NEEDS) as DutyKind[]).filter(
      (kind) => may(officer.role, NEEDS[kind]) && (kind !== 'rule' || scope.reach === 'all'),
    );
    const since = addDays(day, -1);
    const assessedOn = await findNewestAssessment(db);
    const ground = { scope, officerId: officer.id, unitId: officer.unitId, today: day, near, kinds };
    const newest = { sort: 'points', order: 'desc', page: 1, perPage: NOTICES, today: day } as const;
    // None waits for another: PostgreSQL answers them side by side.
    const [
      duties,
      dues,
      changes,
      raisedCount,
      suppressed,
      open,
      load,
      ages,
      times,
      dispatches,
      toRule,
      notify,
      sources,
    ] = await Promise.all([
      listDuties(db, ground),
      listDues(db, scope, addDays(day, DUE_WITHIN_DAYS)),
      listChanges(db, scope, since, now),
      countWarnings(db, scope, { since }, day, districtCodes(desk)),
      assessedOn === null ? [] : countSuppressed(db, scope, assessedOn),
      countOpen(db, scope, day),
      countCaseLoad(db, scope),
      loadAges(db, scope, day),
      loadTimes(db, scope, startOf(addMonths(day, -12)), now),
      dispatchCountsOf(desk, by),
      toRuleOf(desk, by, RULINGS),
      listWarningIds(db, scope, { ...newest, toNotify: jurisdiction.dispatch }, districtCodes(desk)),
      listSources(db),
    ]);
    return {
      asOf: assessedOn ?? day,
      since,
      duties: duties.map((duty) => presentDuty(duty, near, context)),
      dues: dues.map((due) => presentDue(due, near, context)),
      changes: [...changes],
      raisedCount,
      suppressed: [...suppressed],
      open: sumLevels(open, () => true),
      byDistrict: presentDistricts(open, { load, ages }, jurisdiction, seesDistrict(scope)),
      times: presentTimes(times),
      dispatches,
      toRule,
      toNotify: { count: notify.total, rows: await warningRowsOf(desk, by, notify.ids) },
      sources: sources.map((source) => presentSource(source, day)),
    };
  },
};
