import type { EnterpriseId, UnitId } from '../ids.ts';
import type { Day } from '../time.ts';

export const NAME_FORMS = ['registered', 'former', 'short', 'brand'] as const;
export type NameForm = (typeof NAME_FORMS)[number];

export type EnterpriseName = {
  readonly name: string;
  readonly form: NameForm;
  /** Day from which, and up to which (exclusive), the enterprise bore the name; null where unknown or still in use. */
  readonly from: Day | null;
  readonly until: Day | null;
};

/**
 * A legal entity we watch, keyed by its 统一社会信用代码; never merged on name alone.
 * The three places route a dispatch; null where unknown, never guessed.
 */
export type Enterprise = {
  readonly id: EnterpriseId;
  readonly creditCode: string;
  readonly names: readonly EnterpriseName[];
  /** District code where it is registered (注册地), or null. */
  readonly registeredDistrict: string | null;
  /** District code where it operates (经营地), or null. */
  readonly operatingDistrict: string | null;
  /** Unit of the federation its union belongs to (责任工会), or null where it has no union or none is known. */
  readonly unionUnit: UnitId | null;
  /** Industry, in the words of the source, or null. */
  readonly industry: string | null;
  readonly staffCount: number | null;
  readonly registeredOn: Day | null;
  /** True where workers are new-employment workers (drivers, couriers) for whom the jurisdiction names a backstop. */
  readonly newEmployment: boolean;
};

/** The registered name in use. Every stored enterprise has one. */
export const registeredName = (enterprise: Enterprise): string =>
  enterprise.names.find((n) => n.form === 'registered' && n.until === null)?.name ??
  enterprise.names[0]?.name ??
  enterprise.creditCode;
