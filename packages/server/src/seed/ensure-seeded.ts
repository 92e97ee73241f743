import type { Day, Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import { addDays, createCity, dayOf } from '@weisu/core';
import type { Database } from '../store/engine.ts';
import { isEmptyDatabase, refreshStatistics, wipe } from '../store/standing/wipe.ts';
import { findMeta, writeMeta } from '../store/standing/meta.ts';
import { demonstrationLogins } from './demonstration-officers.ts';
import { seedCity } from './seed-city.ts';
import type { SeedProgress } from './seed-options.ts';

/** What the database says about the city in it. `complete` is written last: without it the seed was interrupted. */
export type SeedMark = {
  readonly scenario: string;
  readonly seed: number;
  readonly until: Day;
  readonly demonstration: true;
  readonly complete: boolean;
};

/** The database cannot take a demonstration city; `message` says why. */
export class SeedRefusedError extends Error {
  override readonly name = 'SeedRefusedError';
}

export type EnsureSeededOptions = {
  readonly scenario: string;
  readonly seed: number;
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  /** Replace the city that is there. */
  readonly again?: boolean;
  readonly progress?: SeedProgress;
};

export type Seeded = { readonly mark: SeedMark; readonly wasThere: boolean };

const MARK = 'city';

const readMark = async (database: Database): Promise<SeedMark | undefined> =>
  (await findMeta(database.kysely, MARK)) as SeedMark | undefined;

/**
 * Makes sure that the database holds the city of a scenario. One that is there is left alone; one whose seed was interrupted is
 * wiped and made again. The city ends yesterday, so that its last night's round lies behind us.
 * @throws SeedRefusedError where the database holds data that is no demonstration, or another scenario (unless `again`).
 */
export const ensureSeeded = async (database: Database, options: EnsureSeededOptions): Promise<Seeded> => {
  const { scenario, seed, now, jurisdiction, calendar, again = false, progress } = options;
  const found = await readMark(database);
  if (found?.complete && !again) {
    if (found.scenario === scenario) return { mark: found, wasThere: true };
    throw new SeedRefusedError(
      `数据库中已有场景“${found.scenario}”，请另选目录或用 --again 重建 / the database holds the scenario "${found.scenario}": choose another, or --again to replace it`,
    );
  }
  if (found) await wipe(database);
  else if (!(await isEmptyDatabase(database.kysely))) {
    throw new SeedRefusedError(
      '数据库中有真实数据，不能写入演示城市 / the database holds data of its own: a demonstration city cannot be put into it',
    );
  }
  const city = createCity({ scenario, until: addDays(dayOf(now), -1), seed, jurisdiction });
  const mark: SeedMark = { scenario, seed, until: city.until, demonstration: true, complete: false };
  await writeMeta(database.kysely, MARK, mark);
  await writeMeta(database.kysely, 'demonstration', true);
  await seedCity(database, city, {
    jurisdiction,
    calendar,
    logins: demonstrationLogins(jurisdiction),
    now,
    ...(progress ? { progress } : {}),
  });
  const complete = { ...mark, complete: true };
  await writeMeta(database.kysely, MARK, complete);
  await refreshStatistics(database.kysely);
  return { mark: complete, wasThere: false };
};
