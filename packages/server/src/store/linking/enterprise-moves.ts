import type { Day, EnterpriseId, Instant, OfficerId, UnitId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { emptySurvivor } from '../register/fill-survivors.ts';
import { mergeTies, undoMergeTies } from './merged-ties.ts';

export type MoveKind = 'merge' | 'split';
export type MoveRef = { readonly id: EnterpriseId; readonly name: string; readonly creditCode: string };

export type NewMove = {
  readonly id: string;
  readonly key: string;
  readonly kind: MoveKind;
  readonly fromId: EnterpriseId;
  readonly intoId: EnterpriseId;
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly reason: string;
};

export type StoredMove = NewMove & {
  readonly from: MoveRef;
  readonly into: MoveRef;
  readonly byName: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly undoneBy: string | null;
  readonly undoneAt: Instant | null;
  readonly undoReason: string | null;
};

/** Tables whose rows belong to an enterprise by one column and have an id of their own. */
const PLACES = ['mentions', 'records', 'signals', 'warnings', 'case_files', 'dispatches', 'notices'] as const;
type Place = (typeof PLACES)[number];

/** Which rows of each table go along; of mentions those stay whose text already speaks of the other. */
const taken = (place: Place, fromId: EnterpriseId, intoId: EnterpriseId): RawBuilder<boolean> =>
  place === 'mentions'
    ? sql<boolean>`t.enterprise_id = ${fromId} and not exists (
        select from mentions o where o.document_id = t.document_id and o.enterprise_id = ${intoId})`
    : sql<boolean>`t.enterprise_id = ${fromId}`;

const note = async (
  trx: Queryable,
  { id, fromId, intoId }: NewMove,
  place: Place,
  where: RawBuilder<boolean>,
): Promise<number> => {
  const result = await sql`
    with gone as (
      update ${sql.table(place)} t set enterprise_id = ${intoId} where t.enterprise_id = ${fromId} and ${where} returning t.id)
    insert into enterprise_moved_rows (move_id, place, row_key) select ${id}, ${place}, id from gone`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0);
};

const insertMove = async (trx: Queryable, move: NewMove): Promise<void> => {
  await sql`
    insert into enterprise_moves (id, act_key, kind, from_id, into_id, officer_id, unit_id, at, reason, counts)
    values (${move.id}, ${move.key}, ${move.kind}, ${move.fromId}, ${move.intoId}, ${move.officerId}, ${move.unitId},
      ${move.at}::timestamptz, ${move.reason}, '{}'::jsonb)`.execute(trx);
};

const noteCounts = async (
  trx: Queryable,
  id: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> => {
  await sql`update enterprise_moves set counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(
    trx,
  );
};

/** Whose names an enterprise bears has changed: what indexes them must look again. */
const touch = async (trx: Queryable, ids: readonly string[]): Promise<void> => {
  await sql`update enterprises set written_in = pg_current_xact_id()::text::bigint where id = any(${[...ids]}::text[])`.execute(
    trx,
  );
};

/** Everything of the one goes to the other, and the one says where it went. Names stay with it: linking reads them as the other's. */
export const mergeEnterprises = async (
  trx: Queryable,
  move: NewMove,
): Promise<Readonly<Record<string, number>>> => {
  await insertMove(trx, move);
  const counts: Record<string, number> = {};
  for (const place of PLACES)
    counts[place] = await note(trx, move, place, taken(place, move.fromId, move.intoId));
  // Who went into the one before goes along, so that where somebody went is always one step away.
  const before = await sql`
    with gone as (update enterprises set merged_into = ${move.intoId} where merged_into = ${move.fromId} returning id)
    insert into enterprise_moved_rows (move_id, place, row_key) select ${move.id}, 'enterprises', id from gone`.execute(
    trx,
  );
  counts['enterprises'] = Number(before.numAffectedRows ?? 0);
  await sql`update enterprises set merged_into = ${move.intoId} where id = ${move.fromId}`.execute(trx);
  Object.assign(counts, await mergeTies(trx, move));
  await touch(trx, [move.fromId, move.intoId]);
  await noteCounts(trx, move.id, counts);
  return counts;
};

/** The mentions and records named go, and the signals that rest on them. */
export const splitEnterprise = async (
  trx: Queryable,
  move: NewMove,
  {
    mentionIds,
    recordIds,
  }: { readonly mentionIds: readonly string[]; readonly recordIds: readonly string[] },
): Promise<Readonly<Record<string, number>>> => {
  await insertMove(trx, move);
  const mentions = sql`${[...mentionIds]}::text[]`;
  const records = sql`${[...recordIds]}::text[]`;
  const counts: Record<string, number> = {};
  // Signals first: they are found by the texts of mentions that still belong to the one.
  counts['signals'] = await note(
    trx,
    move,
    'signals',
    sql<boolean>`(t.record_id = any(${records}) or t.document_id in (
      select m.document_id from mentions m where m.id = any(${mentions}) and m.enterprise_id = ${move.fromId}))`,
  );
  counts['mentions'] = await note(
    trx,
    move,
    'mentions',
    sql<boolean>`t.id = any(${mentions}) and ${taken('mentions', move.fromId, move.intoId)}`,
  );
  counts['records'] = await note(trx, move, 'records', sql<boolean>`t.id = any(${records})`);
  await noteCounts(trx, move.id, counts);
  return counts;
};

/** Puts every row back that the move took and that is still where it took it. */
export const undoMove = async (
  trx: Queryable,
  { id, kind, fromId, intoId }: NewMove,
  undo: { readonly by: OfficerId; readonly at: Instant; readonly reason: string },
): Promise<void> => {
  for (const place of PLACES)
    await sql`
      update ${sql.table(place)} t set enterprise_id = ${fromId}
      from enterprise_moved_rows r
      where r.move_id = ${id} and r.place = ${place} and r.row_key = t.id and t.enterprise_id = ${intoId}`.execute(
      trx,
    );
  if (kind === 'merge') {
    await sql`
      update enterprises t set merged_into = ${fromId} from enterprise_moved_rows r
      where r.move_id = ${id} and r.place = 'enterprises' and r.row_key = t.id`.execute(trx);
    await sql`update enterprises set merged_into = null where id = ${fromId}`.execute(trx);
    await undoMergeTies(trx, id);
    await emptySurvivor(trx, { id, intoId }, undo.at);
    await touch(trx, [fromId, intoId]);
  }
  await sql`
    update enterprise_moves set undone_at = ${undo.at}::timestamptz, undone_by = ${undo.by}, undo_reason = ${undo.reason}
    where id = ${id}`.execute(trx);
};

const ref = (alias: string): RawBuilder<unknown> => {
  const a = sql.raw(alias);
  return sql`jsonb_build_object('id', ${a}.id, 'name', ${a}.name, 'creditCode', ${a}.credit_code)`;
};
const moves = sql`
  select m.id, m.act_key as key, m.kind, m.from_id as "fromId", m.into_id as "intoId", m.officer_id as "officerId",
    m.unit_id as "unitId", m.at, m.reason, m.counts, ${ref('f')} as "from", ${ref('i')} as "into", o.name as "byName",
    u.name as "undoneBy", m.undone_at as "undoneAt", m.undo_reason as "undoReason"
  from enterprise_moves m join enterprises f on f.id = m.from_id join enterprises i on i.id = m.into_id
  join officers o on o.id = m.officer_id left join officers u on u.id = m.undone_by`;

/** Moves from and to an enterprise, the newest first. */
export const listMoves = async (db: Queryable, id: EnterpriseId): Promise<readonly StoredMove[]> =>
  (
    await sql<StoredMove>`${moves} where m.from_id = ${id} or m.into_id = ${id} order by m.at desc, m.id desc`.execute(
      db,
    )
  ).rows;

export const findMove = async (db: Queryable, id: string): Promise<StoredMove | undefined> =>
  (await sql<StoredMove>`${moves} where m.id = ${id}`.execute(db)).rows[0];

export const findMoveByKey = async (
  db: Queryable,
  officerId: OfficerId,
  key: string,
): Promise<StoredMove | undefined> =>
  (await sql<StoredMove>`${moves} where m.officer_id = ${officerId} and m.act_key = ${key}`.execute(db))
    .rows[0];

/** Holds both enterprises until the transaction ends, always in the same order. */
export const holdEnterprises = async (
  trx: Queryable,
  ids: readonly EnterpriseId[],
): Promise<ReadonlyMap<EnterpriseId, EnterpriseId | null>> => {
  const { rows } = await sql<{ id: EnterpriseId; mergedInto: EnterpriseId | null }>`
    select id, merged_into as "mergedInto" from enterprises where id = any(${[...ids]}::text[])
    order by id collate "C" for update`.execute(trx);
  return new Map(rows.map((row) => [row.id, row.mergedInto]));
};

/** A later move that touches one of the two and stands: undoing goes from the last to the first. */
export const findLaterMove = async (
  trx: Queryable,
  { id, fromId, intoId, at }: NewMove,
): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`
      select id from enterprise_moves
      where undone_at is null and id <> ${id} and at > ${at}::timestamptz
        and (from_id in (${fromId}, ${intoId}) or into_id in (${fromId}, ${intoId}))
      order by at desc limit 1`.execute(trx)
  ).rows[0]?.id;

/** What stands in the way of one open warning and one open case file an enterprise: how many of each both have. */
export const countOpen = async (
  trx: Queryable,
  ids: readonly EnterpriseId[],
): Promise<{ readonly warnings: number; readonly caseFiles: number }> => {
  const { rows } = await sql<{ warnings: number; caseFiles: number }>`
    select
      (select count(*)::int from warnings where enterprise_id = any(${[...ids]}::text[])
        and state in ('raised', 'acknowledged', 'dispatched', 'snoozed')) as warnings,
      (select count(*)::int from case_files where enterprise_id = any(${[...ids]}::text[]) and closed_at is null) as "caseFiles"`.execute(
    trx,
  );
  return rows[0] ?? { warnings: 0, caseFiles: 0 };
};

/** A mention or a record that a split can take along. */
export type MovableRow = {
  readonly kind: 'mention' | 'record';
  readonly id: string;
  readonly occurredOn: Day;
  readonly sourceName: string;
  readonly what: string;
};

const MOST_MOVABLE = 200;

/** Mentions and records of an enterprise, the newest first, two hundred at most. */
export const listMovable = async (db: Queryable, id: EnterpriseId): Promise<readonly MovableRow[]> => {
  const { rows } = await sql<MovableRow>`
    select * from (
      select 'mention' as kind, m.id, d.occurred_on as "occurredOn", s.name as "sourceName",
        coalesce(d.title, left(d.body, 60)) as what
      from mentions m join documents d on d.id = m.document_id join sources s on s.id = d.source_id
      where m.enterprise_id = ${id} and m.state in ('linked', 'accepted')
      union all
      select 'record', r.id, r.occurred_on, s.name, r.kind
      from records r join sources s on s.id = r.source_id where r.enterprise_id = ${id}
    ) t order by t."occurredOn" desc, t.id limit ${MOST_MOVABLE}`.execute(db);
  return rows;
};

export const findIdByCode = async (db: Queryable, creditCode: string): Promise<EnterpriseId | undefined> =>
  (await sql<{ id: EnterpriseId }>`select id from enterprises where credit_code = ${creditCode}`.execute(db))
    .rows[0]?.id;
