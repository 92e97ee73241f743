import { dayOf, inScope, type Refusal, refuse, RefusedError, type Scope } from '@weisu/core';
import type { SignedIn } from '../session/signed-in.ts';
import { findEnterprise, type WholeEnterprise } from '../store/desk/load-enterprise.ts';
import type { Queryable } from '../store/engine.ts';
import type { ViewContext } from '../views/view-context.ts';
import type { Desk } from './desk.ts';

/** Who looks at what time: what presenting needs of a request. */
export const contextOf = ({ jurisdiction, calendar, now }: Desk, { officer }: SignedIn): ViewContext => {
  const at = now();
  return {
    jurisdiction,
    calendar,
    now: at,
    today: dayOf(at),
    viewer: { role: officer.role, officerId: officer.id, unitId: officer.unitId },
  };
};

/** Whether a district is the officer's to see, be it empty. */
export const seesDistrict =
  (scope: Scope) =>
  (code: string): boolean =>
    scope.reach === 'all' || (scope.reach === 'area' && scope.districts.includes(code));

export const districtCodes = ({ jurisdiction }: Pick<Desk, 'jurisdiction'>): readonly string[] =>
  jurisdiction.districts.map((district) => district.code);

const UNKNOWN: Refusal = {
  code: 'not-found',
  detail: '未找到，或不在您的辖区 / not found, or outside your area',
};

/** Something that exists was asked for from outside its area: answered like what does not exist, but written into the log. */
export class OutOfAreaError extends RefusedError {
  readonly subject: string;
  constructor(subject: string) {
    super(UNKNOWN);
    this.subject = subject;
  }
}

/** The refusal for what does not exist and for what lies outside the officer's area: the two must not be told apart. */
export const refuseUnknown = (): never => refuse(UNKNOWN.code, UNKNOWN.detail);

/** An enterprise that the officer may see; refuses with `not-found` otherwise. */
export const loadSeenEnterprise = async (
  db: Queryable,
  id: string,
  { scope }: SignedIn,
): Promise<WholeEnterprise> => {
  const enterprise = await findEnterprise(db, id);
  if (enterprise === undefined) return refuseUnknown();
  if (!inScope(scope, enterprise)) throw new OutOfAreaError(enterprise.id);
  return enterprise;
};
