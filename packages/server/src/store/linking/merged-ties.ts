import type { EnterpriseId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../engine.ts';

type Merge = { readonly id: string; readonly fromId: EnterpriseId; readonly intoId: EnterpriseId };

/** Tables whose rows name an enterprise by part of their key: such rows are taken away whole and put down again under the other. */
const TIES = {
  relations: {
    ends: ['from_id', 'to_id'],
    key: sql`t.from_id || ' ' || t.to_id || ' ' || t.kind`,
  },
  watch_entries: {
    ends: ['enterprise_id', 'origin_id'],
    key: sql`t.enterprise_id || ' ' || t.reason || ' ' || coalesce(t.origin_id, '')`,
  },
} as const;
type Tie = keyof typeof TIES;
const TIE_NAMES = Object.keys(TIES) as Tie[];

const touches = (tie: Tie, id: EnterpriseId): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    TIES[tie].ends.map((end) => sql`t.${sql.ref(end)} = ${id}`),
    sql` or `,
  )})`;

const takeAway = async (
  trx: Queryable,
  { id }: Merge,
  place: string,
  {
    table,
    key,
    where,
  }: { readonly table: string; readonly key: RawBuilder<unknown>; readonly where: RawBuilder<boolean> },
): Promise<number> => {
  const result = await sql`
    with gone as (delete from ${sql.table(table)} t where ${where} returning ${key} as row_key, to_jsonb(t) as before)
    insert into enterprise_moved_rows (move_id, place, row_key, before) select ${id}, ${place}, row_key, before from gone`.execute(
    trx,
  );
  return Number(result.numAffectedRows ?? 0);
};

/** The rows taken away, put down under the other; one that it has already, or that would tie it to itself, is left out. */
const putDown = async (trx: Queryable, { id, fromId, intoId }: Merge, tie: Tie): Promise<void> => {
  const { ends, key } = TIES[tie];
  const [one, two] = ends;
  const turned = (end: string): RawBuilder<unknown> =>
    sql`case when r.before ->> ${end} = ${fromId} then ${intoId} else r.before ->> ${end} end`;
  const table = sql.table(tie);
  await sql`
    with put as (
      insert into ${table} as t
      select (jsonb_populate_record(null::${table}, r.before || jsonb_build_object(${one}::text, ${turned(one)}, ${two}::text, ${turned(two)}))).*
      from enterprise_moved_rows r
      where r.move_id = ${id} and r.place = ${tie} and ${turned(one)} is distinct from ${turned(two)}
      on conflict do nothing returning ${key} as row_key)
    insert into enterprise_moved_rows (move_id, place, row_key) select ${id}, ${`${tie}-put`}, row_key from put`.execute(
    trx,
  );
};

/** Relations and places on the watch list go along; the assessment of the one that is merged ends. */
export const mergeTies = async (trx: Queryable, merge: Merge): Promise<Readonly<Record<Tie, number>>> => {
  const counts: Record<Tie, number> = { relations: 0, watch_entries: 0 };
  for (const tie of TIE_NAMES) {
    const { key } = TIES[tie];
    counts[tie] = await takeAway(trx, merge, tie, { table: tie, key, where: touches(tie, merge.fromId) });
    await putDown(trx, merge, tie);
  }
  await takeAway(trx, merge, 'assessments', {
    table: 'assessments',
    key: sql`t.enterprise_id`,
    where: sql<boolean>`t.enterprise_id = ${merge.fromId}`,
  });
  return counts;
};

/** Takes back what `mergeTies` did: what it put down goes, what it took away comes. */
export const undoMergeTies = async (trx: Queryable, moveId: string): Promise<void> => {
  for (const tie of TIE_NAMES)
    await sql`
      delete from ${sql.table(tie)} t using enterprise_moved_rows r
      where r.move_id = ${moveId} and r.place = ${`${tie}-put`} and r.row_key = ${TIES[tie].key}`.execute(
      trx,
    );
  for (const place of [...TIE_NAMES, 'assessments'])
    await sql`
      insert into ${sql.table(place)}
      select (jsonb_populate_record(null::${sql.table(place)}, r.before)).*
      from enterprise_moved_rows r where r.move_id = ${moveId} and r.place = ${place}
      on conflict do nothing`.execute(trx);
};
