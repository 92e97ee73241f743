import { mkdirSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EnterpriseId } from '@weisu/core';
import { enterpriseIdOf } from '@weisu/core';
import { ImageError } from '@weisu/text';
import { DataDirBusyError, lockDataDir } from '../store/data-dir-lock.ts';
import type { Queryable } from '../store/engine.ts';
import {
  findDatabaseIdentity,
  listEnterprisesWrittenAfter,
  listNameRows,
  listNameRowsOf,
  loadWrittenStamp,
} from '../store/linking/name-rows.ts';
import { findHorizon } from '../store/register/load-index.ts';
import { isOutage } from '../stream/is-outage.ts';
import { type CityLookup, createCityLookup } from './city-lookup.ts';
import {
  type ChangedNames,
  changedNamesOf,
  type CityNames,
  cityNamesOf,
  createCityNamesBuilder,
} from './city-names.ts';
import { openCityNames, writeCityNames } from './city-names-file.ts';
import type { NameRecord } from './name-record.ts';
import { NamesUnavailableError } from './names-unavailable.ts';

/** Names of the whole register, kept up with what is written to it. */
export type NameBook = {
  /** The names as they are now: of the large index, and of what was written since. Asked before every batch of texts. */
  readonly current: (db: Queryable) => Promise<CityLookup>;
  /** Builds the large index anew, so that nothing is left to be looked up beside it. Answers how many names it holds. */
  readonly rebuild: (db: Queryable) => Promise<number>;
  readonly close: () => void;
};

type Large = { readonly names: CityNames; readonly horizon: number; readonly file: string | null };
type Later = {
  /** Changes with what was written since. */
  readonly stamp: string;
  readonly count: number;
  readonly changes: ChangedNames | undefined;
};

/** More enterprises than this written since: the large index should be built anew. Beside it they cost .1 s at each change. */
const MOST_LATER = 20_000;
const FILE = /^names-(.+)-(\d+)\.idx$/;
const WAIT_MS = 200;
const REBUILD_MS = 60_000;
const FAILED_MS = 15 * 60_000;
/** A batch that is being read holds on to the names that it began with. */
const STILL_READ_MS = 60_000;

const horizonOf = (file: string, identity: string): number | null => {
  const match = FILE.exec(file);
  return match?.[1] === identity ? Number(match[2]) : null;
};

/** Index files of this database, the newest first. */
const listIndexFiles = (folder: string, identity: string): { file: string; horizon: number }[] =>
  readdirSync(folder)
    .flatMap((file) => {
      const horizon = horizonOf(file, identity);
      return horizon === null ? [] : [{ file, horizon }];
    })
    .sort((a, b) => b.horizon - a.horizon);

const gather = async (db: Queryable) => {
  // The horizon first: what is written while rows are read is looked up beside.
  const horizon = await findHorizon(db);
  const builder = createCityNamesBuilder();
  for await (const page of listNameRows(db)) for (const record of page) builder.add(record);
  return { horizon, builder };
};

const openNewest = (folder: string, identity: string): Large | null => {
  for (const { file, horizon } of listIndexFiles(folder, identity))
    try {
      return { names: openCityNames(join(folder, file)), horizon, file };
    } catch (error) {
      // A damaged file is no index: the next is tried, and at last one is built.
      if (!(error instanceof ImageError)) throw error;
    }
  return null;
};

/** Builds a file in the folder, one process at a time; who waited takes what the other built. */
const buildFile = async (db: Queryable, folder: string, identity: string, after: number): Promise<Large> => {
  for (;;) {
    let unlock: () => Promise<void>;
    try {
      unlock = await lockDataDir(folder);
    } catch (error) {
      if (!(error instanceof DataDirBusyError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      const newest = openNewest(folder, identity);
      if (newest !== null && newest.horizon > after) return newest;
      newest?.names.close();
      continue;
    }
    try {
      const { horizon, builder } = await gather(db);
      const file = `names-${identity}-${horizon}.idx`;
      await writeCityNames(join(folder, file), builder);
      // Readers of an older file keep it open; its name is all that goes.
      for (const old of listIndexFiles(folder, identity))
        if (old.horizon < horizon) await rm(join(folder, old.file), { force: true });
      return { names: openCityNames(join(folder, file)), horizon, file };
    } finally {
      await unlock();
    }
  }
};

const build = async (
  db: Queryable,
  folder: string | null,
  identity: string,
  after: number,
): Promise<Large> => {
  if (folder !== null) return buildFile(db, folder, identity, after);
  const { horizon, builder } = await gather(db);
  return { names: cityNamesOf(builder), horizon, file: null };
};

/** Reads the names of every enterprise that was written after the large index, where there are others than before. */
const catchUp = async (db: Queryable, large: Large, before: Later | null): Promise<Later> => {
  const stamp = await loadWrittenStamp(db, large.horizon);
  if (before?.stamp === stamp) return before;
  const rows = await listEnterprisesWrittenAfter(db, large.horizon, MOST_LATER + 1);
  const whose = new Set(
    rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : [id, mergedInto])),
  );
  if (whose.size === 0) return { stamp, count: 0, changes: undefined };
  const records = await listNameRowsOf(db, [...whose]);
  return {
    stamp,
    count: rows.length,
    changes: { ...changedNamesOf(records), creditCodes: codesOf(records, whose) },
  };
};

/** What was merged away has no name of its own any more, and must not be found under those that it had. */
const codesOf = (records: readonly NameRecord[], ids: ReadonlySet<EnterpriseId>): ReadonlySet<string> =>
  new Set([
    ...records.map(({ creditCode }) => creditCode),
    ...Array.from(ids, (id) => id.slice(enterpriseIdOf('').length)),
  ]);

/**
 * A book of names over the register. `folder`: where the large index lies as a file, made by whoever comes first and then
 * opened by every process on the machine; null keeps it in the memory of this one.
 */
export const createNameBook = (folder: string | null): NameBook => {
  let identity = '';
  let large: Large | null = null;
  let later: Later | null = null;
  let lookup: CityLookup | null = null;
  let builtAtMs = -Infinity;
  /** Gathering millions of names for an index that then cannot be built is not begun again at once. */
  let failed: { readonly atMs: number; readonly error: NamesUnavailableError } | null = null;

  const take = (next: Large): void => {
    if (large !== null) setTimeout(large.names.close, STILL_READ_MS).unref();
    [large, later, lookup] = [next, null, null];
  };
  const attempt = async (db: Queryable, after: number): Promise<Large> => {
    if (failed !== null && performance.now() - failed.atMs < FAILED_MS) throw failed.error;
    try {
      return await build(db, folder, identity, after);
    } catch (error) {
      // The database being away says nothing of the names.
      if (isOutage(error)) throw error;
      failed = { atMs: performance.now(), error: new NamesUnavailableError(error) };
      throw failed.error;
    }
  };
  const rebuild = async (db: Queryable, held: Large): Promise<Large> => {
    builtAtMs = performance.now();
    const built = await attempt(db, held.horizon);
    take(built);
    return built;
  };
  const open = async (db: Queryable): Promise<Large> => {
    if (folder !== null) mkdirSync(folder, { recursive: true });
    identity = await findDatabaseIdentity(db);
    const found = folder === null ? null : openNewest(folder, identity);
    take(found ?? (await attempt(db, -1)));
    return large as unknown as Large;
  };
  /** Another process may have built a newer file. */
  const follow = (): void => {
    if (folder === null || large === null) return;
    const [newest] = listIndexFiles(folder, identity);
    if (newest !== undefined && newest.horizon > large.horizon) {
      const opened = openNewest(folder, identity);
      if (opened !== null) take(opened);
    }
  };
  return {
    current: async (db) => {
      follow();
      let held = large ?? (await open(db));
      let next = await catchUp(db, held, later);
      if (next.count > MOST_LATER && performance.now() - builtAtMs > REBUILD_MS) {
        held = await rebuild(db, held);
        next = await catchUp(db, held, null);
      }
      if (lookup === null || next !== later) {
        later = next;
        lookup = createCityLookup(held.names, next.changes);
      }
      return lookup;
    },
    rebuild: async (db) => {
      const before = large ?? (await open(db));
      const isOlder = (await findHorizon(db)) > before.horizon;
      return (isOlder ? await rebuild(db, before) : before).names.index.entries;
    },
    close: () => {
      large?.names.close();
      [large, later, lookup] = [null, null, null];
    },
  };
};
