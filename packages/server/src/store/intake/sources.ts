import type { Day, Feed, Instant, SourceId } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** A source as it is declared; what it delivered is noted by `noteDelivery`. */
export type DeclaredSource = {
  readonly id: SourceId;
  readonly name: string;
  readonly feed: Feed;
  /** 0–1. */
  readonly trust: number;
  /** District codes it covers; null means all. */
  readonly districts: readonly string[] | null;
};

export const upsertSources = (db: Queryable, sources: readonly DeclaredSource[]): Promise<number> =>
  bulkInsert(
    db,
    'sources',
    { id: 'text', name: 'text', feed: 'text', trust: 'double precision', districts: 'text[]' },
    sources.map(({ id, name, feed, trust, districts }) => ({ id, name, feed, trust, districts })),
    sql`on conflict (id) do update set name = excluded.name, feed = excluded.feed, trust = excluded.trust, districts = excluded.districts`,
  );

export type Delivery = { readonly sourceId: SourceId; readonly newestOn: Day; readonly receivedAt: Instant };

/** Moves each source's freshness forward, never back. */
export const noteDelivery = async (db: Queryable, deliveries: readonly Delivery[]): Promise<void> => {
  // In one order, whoever delivers: two writers never wait for each other.
  for (const { sourceId, newestOn, receivedAt } of deliveries.toSorted((a, b) =>
    a.sourceId < b.sourceId ? -1 : 1,
  )) {
    await sql`update sources set newest_on = greatest(newest_on, ${newestOn}::date),
      last_received_at = greatest(last_received_at, ${receivedAt}::timestamptz) where id = ${sourceId}`.execute(
      db,
    );
  }
};

export const listSourceDistricts = async (
  db: Queryable,
): Promise<ReadonlyMap<SourceId, readonly string[] | null>> => {
  const rows = await db.selectFrom('sources').select(['id', 'districts']).execute();
  return new Map(rows.map((row) => [row.id, row.districts]));
};
