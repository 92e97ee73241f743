import { randomBytes } from 'node:crypto';
import type { Routes } from '@weisu/contract';
import { addDays, dayOf, type Instant, type OfficerId, refuse, type UnitId } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import {
  findShift,
  listOfficersOf,
  listShifts,
  removeShift as remove,
  type StoredShift,
  writeShift,
} from '../../../store/delivery/duty.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { refuseUnknown } from '../../looking.ts';

/** Longer than any shift: a slip of the hand in a date is noticed. */
const LONGEST_DAYS = 31;

/** Units whose roster an officer keeps: all of them for the city. */
const unitsOf = ({ scope }: SignedIn): readonly UnitId[] | null =>
  scope.reach === 'all' ? null : scope.reach === 'area' ? scope.units : [];

const keeps = (by: SignedIn, unitId: string): boolean => {
  const units: readonly string[] | null = unitsOf(by);
  return units === null || units.includes(unitId);
};

const present = ({ id, unitId, unitName, officerId, officerName, ...shift }: StoredShift, now: Instant) => ({
  id,
  unit: { id: unitId, name: unitName },
  officer: { id: officerId, name: officerName },
  fromAt: shift.fromAt,
  untilAt: shift.untilAt,
  note: shift.note,
  runs: shift.fromAt <= now && now < shift.untilAt,
});

const changedBy = (desk: Desk, { officer }: SignedIn) => ({
  officerId: officer.id,
  unitId: officer.unitId,
  at: desk.now(),
});

export const listDuty: Handler<Routes['listDuty']> = {
  needs: 'arrange-duty',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const units = unitsOf(by);
    return {
      shifts: (await listShifts(db, { ...query, units })).map((shift) => present(shift, desk.now())),
      officers: [...(await listOfficersOf(db, units))],
    };
  },
};

export const saveShift: Handler<Routes['saveShift']> = {
  needs: 'arrange-duty',
  answer: ({ body, by }, desk) =>
    desk.database.transaction(async (trx) => {
      const before = body.id === null ? undefined : await findShift(trx, body.id);
      if (body.id !== null && (before === undefined || !keeps(by, before.unitId))) refuseUnknown();
      const officer = (await listOfficersOf(trx, unitsOf(by))).find(({ id }) => id === body.officerId);
      if (officer === undefined || officer.unitId !== body.unitId) return refuseUnknown();
      if (body.untilAt <= body.fromAt)
        refuse('bad-input', '结束时间须晚于开始时间 / it must end after it begins', 'untilAt');
      if (dayOf(body.untilAt) > addDays(dayOf(body.fromAt), LONGEST_DAYS))
        refuse(
          'bad-input',
          `一班最长 ${LONGEST_DAYS} 天 / a shift lasts ${LONGEST_DAYS} days at most`,
          'untilAt',
        );
      const id = before?.id ?? `shf_${randomBytes(9).toString('hex')}`;
      const shift = {
        id,
        unitId: officer.unitId,
        officerId: body.officerId as OfficerId,
        fromAt: body.fromAt,
        untilAt: body.untilAt,
        note: body.note,
      };
      await writeShift(trx, shift, changedBy(desk, by));
      return present((await findShift(trx, id)) ?? refuseUnknown(), desk.now());
    }),
};

export const removeShift: Handler<Routes['removeShift']> = {
  needs: 'arrange-duty',
  answer: ({ params, by }, desk) =>
    desk.database.transaction(async (trx) => {
      const shift = await findShift(trx, params.id);
      if (shift === undefined || !keeps(by, shift.unitId)) return refuseUnknown();
      await remove(trx, shift, changedBy(desk, by));
      return { ok: true as const };
    }),
};
