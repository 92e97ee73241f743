import { entryAfter, type EnterpriseId, type WatchAct, type Watching, type WatchEntry } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import { deleteWatchEntry, writeWatchEntries } from './watch-entries.ts';

export type StoredWatchAct = WatchAct & {
  readonly key: string;
  readonly byName: string;
  readonly officerName: string | null;
  readonly originName: string | null;
};

/** Acts on the list of an enterprise, oldest first. */
export const listWatchActs = async (
  db: Queryable,
  enterpriseId: string,
): Promise<readonly StoredWatchAct[]> => {
  const { rows } = await sql<StoredWatchAct>`
    select a.enterprise_id as "enterpriseId", a.seq, a.act_key as key, a.kind, a.officer_id as by, o.name as "byName",
           a.unit_id as "unitId", a.at, a.reason, a.warning_id as "warningId", a.named_officer_id as "officerId",
           n.name as "officerName", a.review_on as "reviewOn", a.origin_id as origin, f.name as "originName", a.path, a.weight
    from watch_acts a join officers o on o.id = a.officer_id left join officers n on n.id = a.named_officer_id
    left join enterprises f on f.id = a.origin_id
    where a.enterprise_id = ${enterpriseId} order by a.seq`.execute(db);
  return rows;
};

/** How many acts each of these enterprises has. */
export const countWatchActs = async (
  db: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlyMap<EnterpriseId, number>> => {
  const { rows } = await sql<{ id: EnterpriseId; last: number }>`
    select enterprise_id as id, max(seq) as last from watch_acts
    where enterprise_id = any(${[...ids]}::text[]) group by enterprise_id`.execute(db);
  return new Map(rows.map(({ id, last }) => [id, last]));
};

export type KeyedWatchAct = { readonly key: string; readonly act: WatchAct };

/** Appends acts; their entries on the list are moved by `moveEntry` or written in bulk beside it. */
export const appendWatchActs = (db: Queryable, acts: readonly KeyedWatchAct[]): Promise<number> =>
  bulkInsert(
    db,
    'watch_acts',
    {
      enterprise_id: 'text',
      seq: 'integer',
      act_key: 'text',
      kind: 'text',
      officer_id: 'text',
      unit_id: 'text',
      at: 'timestamptz',
      reason: 'text',
      warning_id: 'text',
      named_officer_id: 'text',
      review_on: 'date',
      origin_id: 'text',
      path: 'jsonb',
      weight: 'double precision',
    },
    acts.map(({ key, act }) => ({
      enterprise_id: act.enterpriseId,
      seq: act.seq,
      act_key: key,
      kind: act.kind,
      officer_id: act.by,
      unit_id: act.unitId,
      at: act.at,
      reason: act.reason,
      warning_id: act.warningId,
      named_officer_id: act.officerId,
      review_on: act.reviewOn,
      origin_id: act.origin,
      path: act.path,
      weight: act.weight,
    })),
    // A second act under a key or number that is taken is a fault, and fails.
    sql``,
  );

const standingEntry = ({ enterpriseId, origin }: WatchAct, { special }: Watching): WatchEntry | null =>
  origin !== null || special === null
    ? null
    : {
        enterpriseId,
        reason: 'special-monitoring',
        origin: null,
        path: [],
        weight: null,
        since: special.since,
        officerId: special.officerId,
        reviewOn: special.reviewOn,
      };

/** Appends the act of a person, moves the entry on the list with it, and enters it into the audit log. */
export const writeWatchAct = async (
  trx: Queryable,
  key: string,
  act: WatchAct,
  now: Watching,
): Promise<void> => {
  await appendWatchActs(trx, [{ key, act }]);
  const entry = entryAfter(act, standingEntry(act, now));
  if (entry === null) await deleteWatchEntry(trx, act.enterpriseId, act.origin);
  else await writeWatchEntries(trx, [entry]);
  await writeAudit(trx, {
    at: act.at,
    officerId: act.by,
    unitId: act.unitId,
    action: `watch.${act.kind}`,
    subject: act.enterpriseId,
    detail: {
      key,
      seq: act.seq,
      reason: act.reason,
      warning: act.warningId,
      officer: act.officerId,
      reviewOn: act.reviewOn,
      origin: act.origin,
    },
  });
};
