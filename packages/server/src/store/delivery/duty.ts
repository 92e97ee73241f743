import type { DutyShift, Instant, OfficerId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import type { ChangedBy } from './channels.ts';

export type StoredShift = DutyShift & {
  readonly id: string;
  readonly officerName: string;
  readonly unitName: string;
  readonly note: string;
};

const COLUMNS = sql`
  d.id, d.unit_id as "unitId", d.officer_id as "officerId", d.from_at as "fromAt", d.until_at as "untilAt", d.note,
  o.name as "officerName", u.name_zh as "unitName"`;
const FROM = sql`duty_shifts d join officers o on o.id = d.officer_id join units u on u.id = d.unit_id`;

/** Shifts that lie, in part or whole, between two instants, of these units; of all where it is null. */
export const listShifts = async (
  db: Queryable,
  { from, until, units }: { from: Instant; until: Instant; units: readonly UnitId[] | null },
): Promise<readonly StoredShift[]> => {
  const ofUnits = units === null ? sql`true` : sql`d.unit_id = any(${[...units]}::text[])`;
  const { rows } = await sql<StoredShift>`
    select ${COLUMNS} from ${FROM}
    where d.from_at < ${until}::timestamptz and d.until_at > ${from}::timestamptz and ${ofUnits}
    order by d.from_at, u.id, d.id limit 1000`.execute(db);
  return rows;
};

export const findShift = async (db: Queryable, id: string): Promise<StoredShift | undefined> => {
  const { rows } = await sql<StoredShift>`select ${COLUMNS} from ${FROM} where d.id = ${id}`.execute(db);
  return rows[0];
};

type NewShift = DutyShift & { readonly id: string; readonly note: string };

/** Enters a shift, or changes one, and writes it into the audit log. */
export const writeShift = async (trx: Queryable, shift: NewShift, by: ChangedBy): Promise<void> => {
  const { id, unitId, officerId, fromAt, untilAt, note } = shift;
  await sql`
    insert into duty_shifts (id, unit_id, officer_id, from_at, until_at, note, entered_by, entered_at)
    values (${id}, ${unitId}, ${officerId}, ${fromAt}, ${untilAt}, ${note}, ${by.officerId}, ${by.at})
    on conflict (id) do update set unit_id = excluded.unit_id, officer_id = excluded.officer_id, from_at = excluded.from_at,
      until_at = excluded.until_at, note = excluded.note, entered_by = excluded.entered_by, entered_at = excluded.entered_at`.execute(
    trx,
  );
  await writeAudit(trx, {
    at: by.at,
    officerId: by.officerId,
    unitId: by.unitId,
    action: 'duty.save',
    subject: id,
    detail: { unitId, officerId, fromAt, untilAt },
  });
};

export const removeShift = async (trx: Queryable, shift: StoredShift, by: ChangedBy): Promise<void> => {
  await sql`delete from duty_shifts where id = ${shift.id}`.execute(trx);
  await writeAudit(trx, {
    at: by.at,
    officerId: by.officerId,
    unitId: by.unitId,
    action: 'duty.remove',
    subject: shift.id,
    detail: {
      unitId: shift.unitId,
      officerId: shift.officerId,
      fromAt: shift.fromAt,
      untilAt: shift.untilAt,
    },
  });
};

/** Officers of a unit whose account is open, who may be put on duty. */
export const listOfficersOf = async (
  db: Queryable,
  units: readonly UnitId[] | null,
): Promise<readonly { readonly id: OfficerId; readonly name: string; readonly unitId: UnitId }[]> => {
  const ofUnits = units === null ? sql`true` : sql`unit_id = any(${[...units]}::text[])`;
  const { rows } = await sql<{ id: OfficerId; name: string; unitId: UnitId }>`
    select id, name, unit_id as "unitId" from officers
    where closed_at is null and role in ('city-officer', 'district-officer', 'unit-officer') and ${ofUnits}
    order by unit_id, name, id`.execute(db);
  return rows;
};
