import type { Day, EnterpriseId, OfficerId, Watching, WatchEntry } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import { among } from '../among.ts';
import type { Queryable } from '../engine.ts';

/** Adds or changes entries; one that stands keeps its first day. Answers how many rows were written. */
export const writeWatchEntries = (db: Queryable, entries: readonly WatchEntry[]): Promise<number> =>
  bulkInsert(
    db,
    'watch_entries',
    {
      enterprise_id: 'text',
      reason: 'text',
      origin_id: 'text',
      path: 'jsonb',
      weight: 'double precision',
      since: 'date',
      officer_id: 'text',
      review_on: 'date',
    },
    entries.map((entry) => ({
      enterprise_id: entry.enterpriseId,
      reason: entry.reason,
      origin_id: entry.origin,
      path: entry.path,
      weight: entry.weight,
      since: entry.since,
      officer_id: entry.officerId,
      review_on: entry.reviewOn,
    })),
    sql`on conflict (enterprise_id, reason, coalesce(origin_id, '')) do update
      set officer_id = excluded.officer_id, review_on = excluded.review_on`,
  );

/** Takes an enterprise off the list: of special monitoring where `origin` is null, else of the relation to it. */
export const deleteWatchEntry = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
  origin: EnterpriseId | null,
): Promise<void> => {
  const reason = origin === null ? 'special-monitoring' : 'related';
  await sql`
    delete from watch_entries
    where enterprise_id = ${enterpriseId} and reason = ${reason} and origin_id is not distinct from ${origin}`.execute(
    db,
  );
};

type Standing = {
  readonly enterpriseId: EnterpriseId;
  readonly origin: EnterpriseId | null;
  readonly since: Day;
  readonly officerId: OfficerId | null;
  readonly reviewOn: Day | null;
};

/** Where each of these enterprises stands on the list. */
export const loadWatching = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<(id: EnterpriseId) => Watching> => {
  const { rows } = await sql<Standing>`
    select enterprise_id as "enterpriseId", origin_id as origin, since, officer_id as "officerId", review_on as "reviewOn"
    from watch_entries where enterprise_id = any(${[...ids]}::text[])`.execute(db);
  const of = new Map<EnterpriseId, Watching>();
  for (const { enterpriseId, origin, since, officerId, reviewOn } of rows) {
    const known = of.get(enterpriseId) ?? { special: null, origins: [] };
    of.set(
      enterpriseId,
      origin === null
        ? { ...known, special: { since, officerId, reviewOn } }
        : { ...known, origins: [...known.origins, origin] },
    );
  }
  return (id) => of.get(id) ?? { special: null, origins: [] };
};

/** Enterprises under special monitoring; all, or those of these. */
export const listMonitored = async (
  db: Queryable,
  only?: readonly EnterpriseId[],
): Promise<ReadonlySet<EnterpriseId>> => {
  const { rows } = await sql<{ id: EnterpriseId }>`
    select enterprise_id as id from watch_entries where reason = 'special-monitoring' and ${among(only)}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
};
