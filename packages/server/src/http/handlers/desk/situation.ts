import type { Reply, Routes } from '@weisu/contract';
import { addMonths, findIndicator, startOf } from '@weisu/core';
import { countIndicators } from '../../../store/desk/count-facets.ts';
import {
  countByIndustry,
  countCaseLoad,
  loadAges,
  loadFlow,
  loadMonths,
} from '../../../store/desk/load-overview.ts';
import {
  countOpen,
  countSuppressed,
  findNewestAssessment,
  listSources,
  loadTimes,
  OPEN_STATES,
} from '../../../store/desk/load-situation.ts';
import {
  presentDistricts,
  presentElsewhere,
  presentSource,
  presentTimes,
  sumLevels,
} from '../../../views/present-situation.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, seesDistrict } from '../../looking.ts';

/** As many as a person compares in one look; the queue's filters have them all. */
const INDUSTRIES = 10;
const INDICATORS = 12;
const PERIOD_MONTHS = 12;

type Situation = Reply<Routes['situation']>;

const byIndustry = (
  rows: readonly { industry: string; level: keyof Situation['open']; count: number }[],
): Situation['byIndustry'] => {
  const names = [...new Set(rows.map(({ industry }) => industry))];
  const sums = names.map((industry) => {
    const open = { red: 0, orange: 0, yellow: 0, blue: 0 };
    for (const row of rows) if (row.industry === industry) open[row.level] += row.count;
    return { industry, open };
  });
  const total = ({ open }: Situation['byIndustry'][number]) =>
    open.red + open.orange + open.yellow + open.blue;
  return sums.toSorted((a, b) => total(b) - total(a) || (a.industry < b.industry ? -1 : 1));
};

export const openWarnings: Handler<Routes['openWarnings']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const open = await countOpen(desk.database.kysely, by.scope, contextOf(desk, by).today);
    return sumLevels(open, () => true);
  },
};

export const situation: Handler<Routes['situation']> = {
  needs: 'see-area',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const { jurisdiction } = desk;
    const { now, today } = contextOf(desk, by);
    const { scope } = by;
    const since = addMonths(today, -PERIOD_MONTHS);
    const assessedOn = await findNewestAssessment(db);
    // None waits for another: PostgreSQL answers them side by side.
    const [
      open,
      load,
      ages,
      indicators,
      enterprises,
      times,
      months,
      flow,
      industries,
      suppressed,
      sources,
      texts,
    ] = await Promise.all([
      countOpen(db, scope, today),
      countCaseLoad(db, scope),
      loadAges(db, scope, today),
      countIndicators(db, scope, { state: OPEN_STATES }, today),
      desk.enterprises(scope),
      loadTimes(db, scope, startOf(since), now),
      loadMonths(db, scope, `${since.slice(0, 7)}-01`, now),
      loadFlow(db, scope, since),
      countByIndustry(db, scope, today, INDUSTRIES),
      assessedOn === null ? [] : countSuppressed(db, scope, assessedOn),
      listSources(db),
      desk.texts(),
    ]);
    return {
      asOf: assessedOn ?? today,
      since,
      enterprises,
      open: sumLevels(open, () => true),
      caseLoad: [...load.values()].reduce((sum, count) => sum + count, 0),
      byDistrict: presentDistricts(open, { load, ages }, jurisdiction, seesDistrict(scope)),
      elsewhere: presentElsewhere(open, jurisdiction),
      times: presentTimes(times),
      months: [...months],
      flow,
      byIndustry: byIndustry(industries),
      byIndicator: indicators
        .toSorted((a, b) => b.count - a.count || (a.indicator < b.indicator ? -1 : 1))
        .slice(0, INDICATORS)
        .map(({ indicator, count }) => ({
          indicator,
          name: findIndicator(indicator)?.name ?? { zh: indicator, en: indicator },
          count,
        })),
      suppressed: [...suppressed],
      sources: sources.map((source) => presentSource(source, today)),
      texts,
    };
  },
};
