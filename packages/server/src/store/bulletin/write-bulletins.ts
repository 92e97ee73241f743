import type {
  Bulletin,
  BulletinAct,
  BulletinId,
  BulletinOpening,
  ComposedFigures,
  Instant,
  IssuedText,
  UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';

/**
 * Keeps a draft as it began, and enters it into the audit log. False where one of this id is there already: two clicks at
 * once may meet at the id or at the key, whichever the database looks at first.
 */
export const addBulletin = async (
  trx: Queryable,
  key: string,
  { id, kind, unitId, span, draftedBy, draftedAt }: BulletinOpening,
  beforeId: BulletinId | null,
): Promise<boolean> => {
  const { rows } = await sql`
    insert into bulletins (id, kind, unit_id, from_on, until_on, act_key, drafted_by, drafted_at, state, before_id, composed_at)
    values (${id}, ${kind}, ${unitId}, ${span.from}, ${span.until}, ${key}, ${draftedBy}, ${draftedAt}, 'draft', ${beforeId}, ${draftedAt})
    on conflict do nothing returning id`.execute(trx);
  if (rows.length === 0) return false;
  await writeAudit(trx, {
    at: draftedAt,
    officerId: draftedBy,
    unitId,
    action: 'bulletin.draft',
    subject: id,
    detail: { key, kind, ...span },
  });
  return true;
};

/** Puts figures in the place of those composed before; refused by the database once the bulletin is issued. */
export const writeFigures = async (
  trx: Queryable,
  id: BulletinId,
  figures: ComposedFigures,
  at: Instant,
  beforeId: BulletinId | null,
): Promise<void> => {
  const rows = Object.entries(figures).map(([figure, composed]) => ({ figure, ...composed }));
  await sql`
    insert into bulletin_figures (bulletin_id, figure, total, rows)
    select ${id}, f.figure, f.total, f.rows
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (figure text, total bigint, rows jsonb)
    on conflict (bulletin_id, figure) do update set total = excluded.total, rows = excluded.rows`.execute(
    trx,
  );
  await sql`update bulletins set composed_at = ${at}::timestamptz, before_id = ${beforeId} where id = ${id}`.execute(
    trx,
  );
};

/** The next count of a unit's bulletins of a kind in a year; the row is held until the transaction ends. */
export const takeBulletinNumber = async (
  trx: Queryable,
  unitId: UnitId,
  kind: string,
  year: number,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    insert into bulletin_numbers (unit_id, kind, year, last_count) values (${unitId}, ${kind}, ${year}, 1)
    on conflict (unit_id, kind, year) do update set last_count = bulletin_numbers.last_count + 1
    returning last_count as count`.execute(trx);
  return rows[0]?.count ?? 1;
};

const writeRecipients = async (
  trx: Queryable,
  id: BulletinId,
  { move, at, unitId }: BulletinAct,
): Promise<void> => {
  if (move.kind === 'send')
    await sql`
      insert into bulletin_recipients (bulletin_id, unit_id, sent_at)
      select ${id}, unit, ${at}::timestamptz from unnest(${[...move.recipients]}::text[]) as unit`.execute(
      trx,
    );
  if (move.kind === 'receive')
    await sql`update bulletin_recipients set received_at = ${at}::timestamptz where bulletin_id = ${id} and unit_id = ${unitId}`.execute(
      trx,
    );
};

/**
 * Appends an act with the state it leads to, and enters it into the audit log. `issuedText` is what readers will see, with
 * the act that issues it. The caller holds the bulletin.
 */
export const writeBulletinAct = async (
  trx: Queryable,
  act: BulletinAct & { readonly key: string },
  next: Bulletin,
  issuedText: IssuedText | null,
): Promise<void> => {
  const { key, seq, by, unitId, at, move } = act;
  await sql`
    insert into bulletin_acts (bulletin_id, seq, act_key, officer_id, unit_id, at, move)
    values (${next.id}, ${seq}, ${key}, ${by}, ${unitId}, ${at}, ${JSON.stringify(move)}::jsonb)`.execute(
    trx,
  );
  // Once issued, the row itself never changes again.
  if (move.kind !== 'send' && move.kind !== 'receive')
    await sql`
      update bulletins set state = ${next.state}, number_year = ${next.number?.year ?? null}::integer,
        number_count = ${next.number?.count ?? null}::integer, issued_at = ${next.issuedAt}::timestamptz,
        issued_text = ${issuedText === null ? null : JSON.stringify(issuedText)}::jsonb
      where id = ${next.id}`.execute(trx);
  await writeRecipients(trx, next.id, act);
  await writeAudit(trx, {
    at,
    officerId: by,
    unitId,
    action: `bulletin.${move.kind}`,
    subject: next.id,
    detail: {
      key,
      seq,
      state: next.state,
      revision: next.revision,
      ...('reason' in move ? { reason: move.reason } : {}),
      ...(move.kind === 'issue' ? { number: move.number, sha256: move.sha256 } : {}),
      ...(move.kind === 'send' ? { recipients: move.recipients } : {}),
    },
  });
};
