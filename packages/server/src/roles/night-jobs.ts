import { type Instant, type Jurisdiction, startOf, addDays, type WorkCalendar } from '@weisu/core';
import type { NameBook } from '../names/name-book.ts';
import { assessAll } from '../pipeline/assess-all.ts';
import { recomputeClocks } from '../pipeline/recompute-clocks.ts';
import { retireTexts } from '../pipeline/retire-texts.ts';
import type { Database } from '../store/engine.ts';
import { findMeta } from '../store/standing/meta.ts';
import type { NightJob } from './scheduler.ts';

/** The night's work, in order: clocks first, for the round reads them; then the round; then what only saves time. */
export const nightJobs = (
  database: Database,
  place: { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar },
  book: NameBook,
): readonly NightJob[] => [
  {
    id: 'clocks',
    zh: '重算时限',
    en: 'clocks worked out anew',
    run: async (_, now) => (await recomputeClocks(database, place, now)) ?? { unchanged: true },
  },
  {
    id: 'round',
    zh: '全量评估与预警',
    en: 'every enterprise assessed',
    run: async (asOf, now: Instant) => {
      // Nothing comes in for a demonstration city after its last day: another round would only watch it fade.
      const city = (await findMeta(database.kysely, 'city')) as
        | { readonly demonstration?: unknown }
        | undefined;
      if (city?.demonstration === true) return { demonstration: true };
      const end = startOf(addDays(asOf, 1));
      const { assessed, raised, suppressed, watched } = await assessAll(database, {
        asOf,
        now: now > end ? now : end,
        ...place,
      });
      return { assessed, raised: raised.length, suppressed, watched };
    },
  },
  {
    id: 'retention',
    zh: '清除到期的普通文本',
    en: 'ordinary texts past their time taken out',
    run: (asOf) => retireTexts(database, place.jurisdiction.retention, asOf),
  },
  {
    id: 'names',
    zh: '重建名称索引',
    en: 'index of names built anew',
    run: async () => ({ names: await book.rebuild(database.kysely) }),
  },
];
