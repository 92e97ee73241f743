import {
  type BulletinAct,
  type BulletinId,
  type BulletinOpening,
  type ComposedFigures,
  type Day,
  type FigureRow,
  type Instant,
  type IssuedText,
  STORED_FIGURE_IDS,
  type StoredFigureId,
  type UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredBulletinAct = BulletinAct & { readonly key: string; readonly byName: string };

/** A bulletin as it began, with everything that was done to it. Its figures are loaded apart: they may be large. */
export type WholeBulletin = BulletinOpening & {
  readonly key: string;
  readonly draftedByName: string;
  readonly beforeId: BulletinId | null;
  readonly composedAt: Instant;
  readonly issuedText: IssuedText | null;
  readonly acts: readonly StoredBulletinAct[];
};

type Row = Omit<WholeBulletin, 'acts' | 'span'> & { readonly from: Day; readonly until: Day };

/** Bulletins with their acts, oldest act first, in the order of the ids; those that do not exist are left out. */
export const loadBulletins = async (
  db: Queryable,
  ids: readonly string[],
): Promise<readonly WholeBulletin[]> => {
  if (ids.length === 0) return [];
  const these = sql`any(${[...ids]}::text[])`;
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.unit_id as "unitId", b.from_on as "from", b.until_on as "until", b.act_key as key,
           b.drafted_by as "draftedBy", o.name as "draftedByName", b.drafted_at as "draftedAt", b.before_id as "beforeId",
           b.composed_at as "composedAt", b.issued_text as "issuedText"
    from bulletins b join officers o on o.id = b.drafted_by where b.id = ${these}`.execute(db);
  const acts = await sql<StoredBulletinAct & { bulletinId: BulletinId }>`
    select a.bulletin_id as "bulletinId", a.seq, a.act_key as key, a.officer_id as by, o.name as "byName",
           a.unit_id as "unitId", a.at, a.move
    from bulletin_acts a join officers o on o.id = a.officer_id where a.bulletin_id = ${these}
    order by a.bulletin_id, a.seq`.execute(db);
  const whole = new Map(
    rows.map(({ from, until, ...row }) => [
      row.id as string,
      { ...row, span: { from, until }, acts: [] as StoredBulletinAct[] },
    ]),
  );
  for (const { bulletinId, ...act } of acts.rows) whole.get(bulletinId)?.acts.push(act);
  return ids.flatMap((id) => whole.get(id) ?? []);
};

export const findBulletin = async (db: Queryable, id: string): Promise<WholeBulletin | undefined> =>
  (await loadBulletins(db, [id]))[0];

/** Holds a bulletin until the transaction ends; false where there is none. */
export const lockBulletin = async (trx: Queryable, id: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from bulletins where id = ${id} for update`.execute(trx);
  return rows.length > 0;
};

/** The figures of a bulletin as they were composed; a figure that came later has no rows. */
export const loadFigures = async (db: Queryable, id: string): Promise<ComposedFigures> => {
  const { rows } = await sql<{ figure: string; total: number; rows: readonly FigureRow[] }>`
    select figure, total, rows from bulletin_figures where bulletin_id = ${id}`.execute(db);
  const stored = new Map(rows.map((row) => [row.figure, { total: row.total, rows: row.rows }]));
  return Object.fromEntries(
    STORED_FIGURE_IDS.map((figure: StoredFigureId) => [figure, stored.get(figure) ?? { total: 0, rows: [] }]),
  ) as ComposedFigures;
};

/** The newest issue of a kind by a unit that ended before a period began, or null. */
export const findIssueBefore = async (
  db: Queryable,
  { kind, unitId, span }: Pick<BulletinOpening, 'kind' | 'unitId' | 'span'>,
): Promise<BulletinId | null> => {
  const { rows } = await sql<{ id: BulletinId }>`
    select id from bulletins where unit_id = ${unitId} and kind = ${kind} and state = 'issued' and until_on < ${span.from}::date
    order by until_on desc, number_year desc, number_count desc limit 1`.execute(db);
  return rows[0]?.id ?? null;
};

/** True where the issue was sent to the unit. */
export const wasBulletinSentTo = async (db: Queryable, id: string, unitId: UnitId): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from bulletin_recipients where bulletin_id = ${id} and unit_id = ${unitId}`.execute(db);
  return rows.length > 0;
};
