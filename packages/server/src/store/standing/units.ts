import type { Unit } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';

/** Parents before children, as the table's reference asks. */
const parentsFirst = (units: readonly Unit[]): readonly Unit[] => {
  const placed = new Map<string, Unit>();
  const place = (unit: Unit): void => {
    if (placed.has(unit.id)) return;
    const parent = units.find((u) => u.id === unit.parent);
    if (parent && parent !== unit) place(parent);
    placed.set(unit.id, unit);
  };
  units.forEach(place);
  return [...placed.values()];
};

/** Brings the units of the jurisdiction's data into the database; units that the data no longer has stay, since old acts name them. */
export const upsertUnits = (db: Queryable, units: readonly Unit[]): Promise<number> =>
  bulkInsert(
    db,
    'units',
    {
      id: 'text',
      name_zh: 'text',
      name_en: 'text',
      kind: 'text',
      parent_id: 'text',
      district: 'text',
      monthly_capacity: 'integer',
    },
    parentsFirst(units).map((unit) => ({
      id: unit.id,
      name_zh: unit.name.zh,
      name_en: unit.name.en,
      kind: unit.kind,
      parent_id: unit.parent,
      district: unit.district,
      monthly_capacity: unit.monthlyCapacity,
    })),
    sql`on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind,
      parent_id = excluded.parent_id, district = excluded.district, monthly_capacity = excluded.monthly_capacity`,
  );
