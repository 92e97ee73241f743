import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import {
  createNameBook,
  layStanding,
  loadJurisdiction,
  loadWorkCalendar,
  migrate,
  openDatabase,
} from '@weisu/server';
import type { Database, DatabaseAddress, NameBook } from '@weisu/server';
import type { Given } from './option.ts';
import { valueOf } from './option.ts';

const BEIJING = fileURLToPath(new URL('../../../jurisdictions/beijing', import.meta.url));

/** The only place of the command line that reads the clock. */
export const now = (): Instant => new Date().toISOString();

export const addressOf = (given: Given): DatabaseAddress => {
  const url = valueOf(given, 'database');
  return url === undefined ? { dataDir: valueOf(given, 'data') ?? '.weisu' } : { url };
};

/** Names of the register; the index that it is looked up in lies beside the data and is made where it is missing. */
export const openNameBook = (given: Given): NameBook =>
  createNameBook(join(valueOf(given, 'data') ?? '.weisu', 'names'));

/** The folder of the jurisdiction’s files. */
export const jurisdictionFolder = (given: Given): string => valueOf(given, 'jurisdiction') ?? BEIJING;

export const openJurisdiction = (given: Given): Promise<Jurisdiction> =>
  loadJurisdiction(jurisdictionFolder(given));

/** Working days: the State Council's arrangements that come along, and those in the folder `calendar` of the jurisdiction. */
export const openCalendar = (given: Given): Promise<WorkCalendar> =>
  loadWorkCalendar(join(jurisdictionFolder(given), 'calendar'));

/** What most verbs work in: the jurisdiction, and its database brought up to date. Closed when the verb ends. */
export type House = { readonly jurisdiction: Jurisdiction; readonly database: Database };

export const withHouse = async <T>(given: Given, work: (house: House) => Promise<T>): Promise<T> => {
  const jurisdiction = await openJurisdiction(given);
  await using database = await openDatabase(addressOf(given));
  await migrate(database);
  await database.transaction((trx) => layStanding(trx, jurisdiction, now()));
  return await work({ jurisdiction, database });
};
