import type { Enterprise } from '../enterprise/enterprise.ts';
import type { UnitId } from '../ids.ts';
import type { Jurisdiction } from '../jurisdiction/jurisdiction.ts';
import type { Wording } from '../wording.ts';
import type { RouteBasis } from './warning.ts';

export type WarningRoute = { readonly unitId: UnitId; readonly basis: RouteBasis };

type Places = Pick<Enterprise, 'unionUnit' | 'registeredDistrict' | 'operatingDistrict' | 'newEmployment'>;
type Routing = Pick<Jurisdiction, 'units' | 'districts' | 'jurisdiction'>;

/** The unit that a warning goes to: responsible union, else registered place, else operating place, else a backstop. Every warning has one. */
export const routeWarning = (
  enterprise: Places,
  { units, districts, jurisdiction }: Routing,
): WarningRoute => {
  if (enterprise.unionUnit !== null && units.some((unit) => unit.id === enterprise.unionUnit))
    return { unitId: enterprise.unionUnit, basis: 'responsible-union' };
  const unitOf = (district: string | null): UnitId | undefined =>
    districts.find(({ code }) => code === district)?.unit;
  const registered = unitOf(enterprise.registeredDistrict);
  if (registered !== undefined) return { unitId: registered, basis: 'registered-place' };
  const operating = unitOf(enterprise.operatingDistrict);
  if (operating !== undefined) return { unitId: operating, basis: 'operating-place' };
  return enterprise.newEmployment
    ? { unitId: jurisdiction.newEmploymentBackstop, basis: 'new-employment-backstop' }
    : { unitId: jurisdiction.city, basis: 'backstop' };
};

const BASIS: Record<RouteBasis, Wording> = {
  'responsible-union': { zh: '按建会所在地', en: 'its union belongs there' },
  'registered-place': { zh: '未查到建会信息，按注册地', en: 'no union known; it is registered there' },
  'operating-place': { zh: '注册地不详，按经营地', en: 'no registered place known; it operates there' },
  'new-employment-backstop': {
    zh: '新就业形态劳动者，由兜底单位承接',
    en: 'new-employment workers; the backstop takes it',
  },
  backstop: { zh: '三地均不详，由市总工会兜底', en: 'no place known; the city federation takes it' },
};

/** "派往西城区总工会（按建会所在地）" */
export const routeSentence = (basis: RouteBasis, unitName: Wording): Wording => ({
  zh: `派往${unitName.zh}（${BASIS[basis].zh}）`,
  en: `To ${unitName.en} (${BASIS[basis].en})`,
});
