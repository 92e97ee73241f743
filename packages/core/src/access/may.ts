import type { UnitId } from '../ids.ts';
import type { Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import type { Officer, Role } from './officer.ts';

/** What a request can need. `see-area` covers warnings, enterprises, case files and lists; rows are narrowed by the scope besides. */
export const RIGHTS = [
  'see-jurisdiction',
  'see-area',
  'see-library',
  'act-on-warning',
  'act-on-case-file',
] as const;
export type Right = (typeof RIGHTS)[number];

/**
 * How far an officer sees: everything, an area, or nothing.
 * In an area a row counts where its enterprise lies in one of `districts`,
 * or one of `units` is its responsible union or was assigned to it.
 */
export type Scope =
  | { readonly reach: 'all' }
  | { readonly reach: 'area'; readonly districts: readonly string[]; readonly units: readonly UnitId[] }
  | { readonly reach: 'none' };

const DESK: readonly Right[] = [
  'see-jurisdiction',
  'see-area',
  'see-library',
  'act-on-warning',
  'act-on-case-file',
];

/** Rights by role. Administrators run the system and see no enterprise; partners are told by notices, not by the desk. */
const RIGHTS_OF = {
  'city-officer': DESK,
  'district-officer': DESK,
  'unit-officer': ['see-jurisdiction', 'see-area', 'see-library', 'act-on-case-file'],
  partner: ['see-jurisdiction'],
  'system-admin': ['see-jurisdiction'],
  'security-admin': ['see-jurisdiction'],
  'audit-admin': ['see-jurisdiction'],
} as const satisfies Record<Role, readonly Right[]>;

/** True where the role has the right at all; which rows it holds for is `scopeOf`. */
export const may = (role: Role, right: Right): boolean =>
  (RIGHTS_OF[role] as readonly Right[]).includes(right);

const withUnitsBelow = (unitId: UnitId, jurisdiction: Jurisdiction): readonly UnitId[] => {
  const found: UnitId[] = [unitId];
  // The loop reads what it appends: every unit below is visited once, and a cycle in the data ends it.
  for (const above of found) {
    for (const unit of jurisdiction.units)
      if (unit.parent === above && !found.includes(unit.id)) found.push(unit.id);
  }
  return found;
};

/** What an officer sees, as data; the same scope narrows lists in SQL and judges one row in `inScope`. */
export const scopeOf = (officer: Pick<Officer, 'role' | 'unitId'>, jurisdiction: Jurisdiction): Scope => {
  switch (officer.role) {
    case 'city-officer':
      return { reach: 'all' };
    case 'district-officer': {
      const units = withUnitsBelow(officer.unitId, jurisdiction);
      const districts = jurisdiction.districts.filter((d) => units.includes(d.unit)).map((d) => d.code);
      return { reach: 'area', districts, units };
    }
    case 'unit-officer':
      return { reach: 'area', districts: [], units: [officer.unitId] };
    case 'partner':
    case 'system-admin':
    case 'security-admin':
    case 'audit-admin':
      return { reach: 'none' };
  }
};

/** The places by which one row is judged; null where unknown. `assigned` are the units its warnings or case files went to. */
export type Placed = {
  readonly district: string | null;
  readonly unionUnit: string | null;
  readonly assigned: readonly (string | null)[];
};

/** True where the row lies in the scope. The SQL of lists says the same; a test holds both together. */
export const inScope = (scope: Scope, placed: Placed): boolean => {
  if (scope.reach === 'all') return true;
  if (scope.reach === 'none') return false;
  const units: readonly string[] = scope.units;
  return (
    (placed.district !== null && scope.districts.includes(placed.district)) ||
    (placed.unionUnit !== null && units.includes(placed.unionUnit)) ||
    placed.assigned.some((unit) => unit !== null && units.includes(unit))
  );
};
