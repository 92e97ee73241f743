import type { OfficerId, UnitId } from '../ids.ts';

export const ROLES = [
  'city-officer',
  'district-officer',
  'unit-officer',
  'partner',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts (经办人). */
export type Officer = {
  readonly id: OfficerId;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: UnitId;
};
