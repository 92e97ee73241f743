import type { Instant, Scope } from '@weisu/core';
import { countEnterprises } from '../store/desk/load-situation.ts';
import type { Database } from '../store/engine.ts';
import { remember } from './remember.ts';

const COUNTED_MS = 60_000;
/** What is counted so quickly is counted each time. */
const QUICK_MS = 60;

type Counted = { readonly count: number; readonly tookMs: number };

/** How many enterprises lie in an area; where counting takes long, as of millions, as it was at most a minute ago. */
export type EnterpriseCounts = (scope: Scope) => Promise<number>;

export const createEnterpriseCounts = (
  database: Pick<Database, 'kysely'>,
  now: () => Instant,
): EnterpriseCounts => {
  /** By area: as many as there are units, and the city. */
  const areas = new Map<string, () => Promise<Counted>>();
  const countNow = async (scope: Scope): Promise<Counted> => {
    const from = performance.now();
    const count = await countEnterprises(database.kysely, scope);
    return { count, tookMs: performance.now() - from };
  };
  return async (scope) => {
    const key = JSON.stringify(scope);
    const known = areas.get(key);
    const counted = known ?? remember(COUNTED_MS, now, () => countNow(scope));
    if (known === undefined) areas.set(key, counted);
    const { count, tookMs } = await counted();
    return known === undefined || tookMs > QUICK_MS ? count : countEnterprises(database.kysely, scope);
  };
};
