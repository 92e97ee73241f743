import type { Jurisdiction, Officer, OfficerId, UnitId } from '@weisu/core';

/** A login that the demonstration prints. Never made outside a demonstration database. */
export type DemonstrationLogin = {
  readonly login: string;
  readonly password: string;
  readonly officer: Officer;
};

const CITY_PASSWORD = 'demo-city-2026';
const DISTRICT_PASSWORD = 'demo-district-2026';
const ADMINISTRATOR_PASSWORD = 'demo-admin-2026';

/** Three administrators, none of whom can do another's part. `system` is the login of the program itself. */
const ADMINISTRATORS = [
  ['sysadmin', 'system-admin', '白南星'],
  ['security', 'security-admin', '罗嘉木'],
  ['audit', 'audit-admin', '韩思齐'],
] as const;

const PARTNER_PASSWORD = 'demo-partner-2026';

/** Partners see what was sent to them, and nothing else. */
const PARTNERS = [
  ['hrss', 'unit_beijing-hrss', '江临川'],
  ['confederation', 'unit_beijing-enterprise-confederation', '姚星野'],
  ['industry', 'unit_beijing-industry-commerce', '傅云舒'],
  ['court', 'unit_beijing-court', '贺知秋'],
  ['procuratorate', 'unit_beijing-procuratorate', '秦望山'],
] as const;

/** Invented names, in the order of the units. */
const NAMES =
  '林知远 陈以宁 周砚秋 沈佑安 何听澜 许望舒 顾清和 陆景行 宋云起 方若谷 魏长宁 苏亦桐 程见山 叶怀瑾 邓书棠 梁予舟 彭予安 韩思齐 罗嘉木 白南星'.split(
    ' ',
  );

/** Checks and closes what another has handled: the procedure asks for a second person. */
export const REVIEWER: OfficerId = 'off_review';

/**
 * Two officers for the city, of whom one reviews; one for each district, whose login is the district's name in pinyin;
 * the partners, and the administrators.
 */
export const demonstrationLogins = ({
  units,
  jurisdiction,
}: Pick<Jurisdiction, 'units' | 'jurisdiction'>): readonly DemonstrationLogin[] => {
  const city: Officer = {
    id: 'off_city',
    login: 'city',
    name: NAMES[0] ?? '',
    role: 'city-officer',
    unitId: jurisdiction.city,
  };
  const reviewer: Officer = { ...city, id: REVIEWER, login: 'review', name: NAMES[1] ?? '' };
  const districts = units
    .filter((unit) => unit.kind === 'district')
    .map((unit, index): Officer => {
      const login = unit.id.slice('unit_'.length);
      return {
        id: `off_${login}`,
        login,
        name: NAMES[(index + 2) % NAMES.length] ?? login,
        role: 'district-officer',
        unitId: unit.id,
      };
    });
  return [
    { login: city.login, password: CITY_PASSWORD, officer: city },
    { login: reviewer.login, password: CITY_PASSWORD, officer: reviewer },
    ...districts.map((officer) => ({ login: officer.login, password: DISTRICT_PASSWORD, officer })),
    ...PARTNERS.filter(([, unitId]) => units.some((unit) => unit.id === unitId)).map(
      ([login, unitId, name]) => ({
        login,
        password: PARTNER_PASSWORD,
        officer: { id: `off_${login}`, login, name, role: 'partner', unitId } as const,
      }),
    ),
    ...ADMINISTRATORS.map(([login, role, name]) => ({
      login,
      password: ADMINISTRATOR_PASSWORD,
      officer: { id: `off_${login}`, login, name, role, unitId: jurisdiction.city } as const,
    })),
  ];
};

/** Who works for a unit in the demonstration; the city's officer where the unit has nobody of its own. */
export const officerOf = (logins: readonly DemonstrationLogin[], unitId: UnitId): OfficerId =>
  logins.find(({ officer }) => officer.unitId === unitId)?.officer.id ?? 'off_city';
