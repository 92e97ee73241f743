import type { Routes } from '@weisu/contract';
import { addMonths, startOf } from '@weisu/core';
import { listWarningIds } from '../../store/desk/list-warnings.ts';
import {
  countEnterprises,
  countOpen,
  countSuppressed,
  findNewestAssessment,
  listSources,
  loadTimes,
  OPEN_STATES,
} from '../../store/desk/load-situation.ts';
import {
  presentDistricts,
  presentElsewhere,
  presentSource,
  presentTimes,
  sumLevels,
} from '../../views/present-situation.ts';
import type { Handler } from '../handler.ts';
import { contextOf, districtCodes } from '../looking.ts';
import { dispatchCountsOf, toRuleOf } from './dispatches.ts';
import { warningRowsOf } from './warnings.ts';

/** As many as a person reads in one look; the queue has them all. */
const NEEDS_ACTION = 10;
const RULINGS = 3;
const NOTICES = 3;

export const situation: Handler<Routes['situation']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction } = desk;
    const { now, today } = contextOf(desk, by);
    const { scope } = by;
    const assessedOn = await findNewestAssessment(db);
    const open = await countOpen(db, scope, today);
    const waiting = {
      state: OPEN_STATES,
      sort: 'urgency',
      order: 'desc',
      page: 1,
      perPage: NEEDS_ACTION,
      today,
    } as const;
    const { ids } = await listWarningIds(db, scope, waiting, districtCodes(desk));
    const notify = await listWarningIds(
      db,
      scope,
      { toNotify: jurisdiction.dispatch, sort: 'points', order: 'desc', page: 1, perPage: NOTICES, today },
      districtCodes(desk),
    );
    const seen = (code: string) =>
      scope.reach === 'all' || (scope.reach === 'area' && scope.districts.includes(code));
    return {
      asOf: assessedOn ?? today,
      enterprises: await countEnterprises(db, scope),
      open: sumLevels(open, () => true),
      byDistrict: presentDistricts(open, jurisdiction, seen),
      elsewhere: presentElsewhere(open, jurisdiction),
      times: presentTimes(await loadTimes(db, scope, startOf(addMonths(today, -12)), now)),
      suppressed: assessedOn === null ? [] : [...(await countSuppressed(db, scope, assessedOn))],
      needsAction: await warningRowsOf(desk, by, ids),
      dispatches: await dispatchCountsOf(desk, by),
      toRule: await toRuleOf(desk, by, RULINGS),
      toNotify: { count: notify.total, rows: await warningRowsOf(desk, by, notify.ids) },
      sources: (await listSources(db)).map((source) => presentSource(source, today)),
      texts: await desk.texts(),
    };
  },
};
