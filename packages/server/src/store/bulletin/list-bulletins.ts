import type { BulletinId, BulletinState, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { allOf, type Page, pageOf } from '../desk/filters.ts';
import type { Queryable } from '../engine.ts';

export type BulletinsAsked = Page & {
  readonly kind?: string | undefined;
  readonly state?: readonly BulletinState[] | undefined;
  /** Only those that other units sent to this one. */
  readonly received?: boolean | undefined;
  /** The issue of this number. */
  readonly number?: number | undefined;
};

/**
 * Ids of one page of the bulletins that a unit sees, the newest first: its own with their drafts, and issues sent to it.
 * Where `acts` is false only the latter.
 */
export const listBulletinIds = async (
  db: Queryable,
  unitId: UnitId,
  acts: boolean,
  { kind, state, received, number, ...page }: BulletinsAsked,
): Promise<{ readonly ids: readonly BulletinId[]; readonly total: number }> => {
  const sent = sql<boolean>`exists (select from bulletin_recipients r where r.bulletin_id = b.id and r.unit_id = ${unitId})`;
  const own = sql<boolean>`b.unit_id = ${unitId}`;
  const where = allOf([
    received === true || !acts ? sent : sql<boolean>`(${own} or ${sent})`,
    number === undefined ? undefined : sql<boolean>`b.number_count = ${number}`,
    kind === undefined ? undefined : sql<boolean>`b.kind = ${kind}`,
    state === undefined ? undefined : sql<boolean>`b.state = any(${[...state]}::text[])`,
  ]);
  const { rows } = await sql<{ id: BulletinId }>`
    select b.id from bulletins b where ${where}
    order by b.state = 'withdrawn', b.until_on desc, b.drafted_at desc, b.id ${pageOf(page)}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from bulletins b where ${where}`.execute(db);
  return { ids: rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 };
};
