import type { UnitId } from '../ids.ts';
import type { Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import { type Officer, type Role, ROLES } from './officer.ts';

/** What kinds of data there are. Worker data stands apart: it is opened one by one, for a reason, and each look is written down. */
export const DATA_CLASSES = [
  'wording',
  'area',
  'worker',
  'library',
  'models',
  'letters',
  'notices',
  'bulletins',
  'notifications',
  'duty',
  'delivery',
  'sources',
  'accounts',
  'audit',
  'system',
] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

type RightRow = { readonly data: DataClass; readonly roles: readonly Role[] };

const EVERYONE = ROLES;
const FEDERATION = ['city-officer', 'district-officer'] as const;
const OFFICERS = [...FEDERATION, 'unit-officer'] as const;

/**
 * Rights as data: role by data class; which rows a right holds for is `scopeOf`. A route needs exactly one of them.
 * The three administrators share nothing but the wording: who makes accounts cannot read the log of their use, who keeps
 * the machine sees no case, and who reads the log can change nothing.
 */
export const RIGHT_TABLE = {
  'see-jurisdiction': { data: 'wording', roles: EVERYONE },
  'see-area': { data: 'area', roles: OFFICERS },
  'act-on-warning': { data: 'area', roles: FEDERATION },
  'enter-warning': { data: 'area', roles: OFFICERS },
  'judge-warning': { data: 'area', roles: OFFICERS },
  'use-helper': { data: 'area', roles: OFFICERS },
  'judge-link': { data: 'area', roles: OFFICERS },
  'move-enterprise': { data: 'area', roles: FEDERATION },
  'act-on-dispatch': { data: 'area', roles: OFFICERS },
  'act-on-case-file': { data: 'area', roles: OFFICERS },
  'import-enterprises': { data: 'area', roles: ['city-officer'] },
  'act-on-watch': { data: 'area', roles: FEDERATION },
  'arrange-case-files': { data: 'area', roles: FEDERATION },
  'see-worker': { data: 'worker', roles: OFFICERS },
  'act-on-claims': { data: 'worker', roles: OFFICERS },
  'see-library': { data: 'library', roles: OFFICERS },
  'propose-term': { data: 'library', roles: FEDERATION },
  'rule-on-term': { data: 'library', roles: ['city-officer'] },
  'see-models': { data: 'models', roles: OFFICERS },
  'act-on-models': { data: 'models', roles: ['city-officer'] },
  'override-level': { data: 'area', roles: FEDERATION },
  'see-letters': { data: 'letters', roles: OFFICERS },
  'act-on-letters': { data: 'letters', roles: OFFICERS },
  'see-notices': { data: 'notices', roles: OFFICERS },
  'act-on-notices': { data: 'notices', roles: FEDERATION },
  'see-own-notices': { data: 'notices', roles: ['partner'] },
  'answer-own-notices': { data: 'notices', roles: ['partner'] },
  'see-bulletins': { data: 'bulletins', roles: [...OFFICERS, 'partner'] },
  'act-on-bulletins': { data: 'bulletins', roles: FEDERATION },
  'see-notifications': { data: 'notifications', roles: [...OFFICERS, 'partner'] },
  'arrange-duty': { data: 'duty', roles: FEDERATION },
  'manage-delivery': { data: 'delivery', roles: ['system-admin'] },
  'see-sources': { data: 'sources', roles: FEDERATION },
  'act-on-sources': { data: 'sources', roles: ['city-officer'] },
  'manage-accounts': { data: 'accounts', roles: ['security-admin'] },
  'see-audit': { data: 'audit', roles: ['audit-admin'] },
  'see-running': { data: 'system', roles: ['city-officer'] },
  'see-system': { data: 'system', roles: ['system-admin'] },
  'keep-system': { data: 'system', roles: ['system-admin'] },
} as const satisfies Record<string, RightRow>;

export type Right = keyof typeof RIGHT_TABLE;
/** What a request can need. `see-area` covers warnings, enterprises, case files and lists; rows are narrowed by the scope besides. */
export const RIGHTS = Object.keys(RIGHT_TABLE) as readonly Right[];

/**
 * How far an officer sees: everything, an area, or nothing.
 * In an area a row counts where its enterprise lies in one of `districts`,
 * or one of `units` is its responsible union or was assigned to it.
 */
export type Scope =
  | { readonly reach: 'all' }
  | { readonly reach: 'area'; readonly districts: readonly string[]; readonly units: readonly UnitId[] }
  | { readonly reach: 'none' };

/** True where the role has the right at all; which rows it holds for is `scopeOf`. */
export const may = (role: Role, right: Right): boolean =>
  (RIGHT_TABLE[right].roles as readonly Role[]).includes(role);

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
