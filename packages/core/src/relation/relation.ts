import type { EnterpriseId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';

export const RELATION_KINDS = [
  'shareholder',
  'same-representative',
  'guarantee',
  'same-address',
  'chain',
  'branch',
  'same-phone',
] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** A dated tie between two enterprises (关联). Directed for shareholder (owner → owned), guarantee, chain (lead → supplier), branch (head → branch). Of a telephone number that two have given only that they share it is kept: whoever delivers compares hashes. */
export type Relation = {
  readonly from: EnterpriseId;
  readonly to: EnterpriseId;
  readonly kind: RelationKind;
  /** Share held, 0–1, for shareholders; null otherwise. */
  readonly shareRatio: number | null;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly recordedAt: Instant;
};
