import type { Database } from '../store/engine.ts';
import {
  findHorizon,
  listAssigned,
  listIndexed,
  listLevels,
  listOtherNames,
  listWrittenAfter,
} from '../store/register/load-index.ts';
import type { AskedEnterprises } from './asked-enterprises.ts';
import { buildEnterpriseIndex, type EnterpriseIndex, type FoundEnterprises } from './enterprise-index.ts';

export type RegisterSearch = {
  /** Which enterprises; undefined while the first index of a large register is still being built. */
  readonly search: (asked: Omit<AskedEnterprises, 'assigned'>) => Promise<FoundEnterprises | undefined>;
  /** Builds the index where that has not begun; resolves once it stands. */
  readonly warm: () => Promise<void>;
  /** What was found is no longer there: the next search builds anew. */
  readonly forget: () => void;
  readonly size: () => { readonly enterprises: number; readonly bytes: number };
};

type Held = { readonly index: EnterpriseIndex; horizon: number; levelsAtMs: number };

/** More than this written since: the index is built anew rather than added to. */
const MOST_LATER = 20_000;
const LEVELS_MS = 30_000;
const SMALL_LEVELS_MS = 2_000;
const SMALL = 20_000;
/** So long a first search waits for the index before the database is asked instead. */
const PATIENCE_MS = 1_500;
const REBUILD_MS = 60_000;

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const loadIndex = async (database: Database): Promise<Held> => {
  const db = database.kysely;
  const horizon = await findHorizon(db);
  const index = await buildEnterpriseIndex(listIndexed(db), () => listOtherNames(db), pause);
  index.putLevels(await listLevels(db));
  return { index, horizon, levelsAtMs: performance.now() };
};

/** Takes up what was written since. False where that is so much that the index must be built anew. */
const catchUp = async ({ kysely: db }: Database, held: Held): Promise<boolean> => {
  const { rows, horizon } = await listWrittenAfter(db, held.horizon, MOST_LATER + 1);
  if (rows.length > MOST_LATER || held.index.laterCount() > MOST_LATER) return false;
  if (rows.length > 0)
    held.index.put(
      rows,
      await listOtherNames(
        db,
        rows.map(({ code }) => code),
      ),
    );
  held.horizon = horizon;
  const patience = held.index.count() < SMALL ? SMALL_LEVELS_MS : LEVELS_MS;
  if (performance.now() - held.levelsAtMs > patience) {
    held.index.putLevels(await listLevels(db));
    held.levelsAtMs = performance.now();
  }
  return true;
};

/**
 * Search over the whole register from the memory of this process: built from the database, kept up by what was written
 * since, built anew beside the old one where that is much. The officer's area is asked of every enterprise inside.
 */
export const createRegisterSearch = (database: Database): RegisterSearch => {
  let held: Held | undefined;
  let building: Promise<Held> | undefined;
  let builtAtMs = -Infinity;

  const build = (): Promise<Held> => {
    building ??= loadIndex(database).then(
      (built) => {
        held = built;
        building = undefined;
        builtAtMs = performance.now();
        return built;
      },
      (error: unknown) => {
        building = undefined;
        throw error;
      },
    );
    return building;
  };
  const current = async (): Promise<Held | undefined> => {
    if (held === undefined) {
      const waited = new Promise<undefined>((resolve) =>
        setTimeout(() => resolve(undefined), PATIENCE_MS).unref(),
      );
      return Promise.race([build(), waited]);
    }
    const before = held;
    if (!(await catchUp(database, before)) && performance.now() - builtAtMs > REBUILD_MS)
      void build().catch(() => undefined);
    return held ?? before;
  };
  return {
    search: async (asked) => {
      const { scope } = asked;
      const ready = await current();
      if (ready === undefined) return undefined;
      const assigned = scope.reach === 'area' ? await listAssigned(database.kysely, scope.units) : [];
      return ready.index.search({ ...asked, assigned });
    },
    warm: () => build().then(() => undefined),
    forget: () => void (held = undefined),
    size: () => ({ enterprises: held?.index.count() ?? 0, bytes: held?.index.bytes() ?? 0 }),
  };
};
