import type { District, Jurisdiction, Unit } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

type Units = ReadonlyMap<string, Unit>;

const noUnit = (id: string) => ({ zh: `没有单位 ${id}`, en: `there is no unit ${id}` });

const checkHead = (head: Jurisdiction['jurisdiction'], units: Units): JurisdictionProblem[] => {
  const problems: JurisdictionProblem[] = [];
  for (const field of ['city', 'newEmploymentBackstop'] as const) {
    if (!units.has(head[field]))
      problems.push({ file: 'jurisdiction', entry: null, field, ...noUnit(head[field]) });
  }
  const city = units.get(head.city);
  if (city !== undefined && city.kind !== 'city') {
    problems.push({
      file: 'jurisdiction',
      entry: null,
      field: 'city',
      zh: `单位 ${city.id} 的 kind 不是 city`,
      en: `unit ${city.id} is not of the kind city`,
    });
  }
  return problems;
};

/** True where following `field` from the unit comes back to it. */
const isCircular = (unit: Unit, field: 'parent' | 'backstop', units: Units): boolean => {
  const seen = new Set<string>();
  for (let next = unit[field]; next !== null && !seen.has(next); next = units.get(next)?.[field] ?? null) {
    if (next === unit.id) return true;
    seen.add(next);
  }
  return false;
};

const checkUnit = (
  unit: Unit,
  index: number,
  units: Units,
  codes: ReadonlySet<string> | null,
): JurisdictionProblem[] => {
  const at = { file: 'units', entry: { list: '', index, id: unit.id } } as const;
  const problems: JurisdictionProblem[] = [];
  for (const field of ['parent', 'backstop'] as const) {
    const other = unit[field];
    if (other === null) continue;
    if (!units.has(other)) problems.push({ ...at, field, ...noUnit(other) });
    else if (isCircular(unit, field, units)) {
      problems.push({ ...at, field, zh: '绕回到自己', en: 'leads back to the unit itself' });
    }
  }
  if (unit.district !== null && codes !== null && !codes.has(unit.district)) {
    problems.push({
      ...at,
      field: 'district',
      zh: `没有区 ${unit.district}`,
      en: `there is no district ${unit.district}`,
    });
  }
  return problems;
};

const checkDistrict = (district: District, index: number, units: Units | null): JurisdictionProblem[] => {
  const at = { file: 'districts', entry: { list: '', index, id: district.code } } as const;
  const problems: JurisdictionProblem[] = [];
  const unit = units?.get(district.unit);
  if (units !== null && unit === undefined) problems.push({ ...at, field: 'unit', ...noUnit(district.unit) });
  if (unit !== undefined && unit.district !== district.code) {
    problems.push({
      ...at,
      field: 'unit',
      zh: `单位 ${unit.id} 的 district 是 ${unit.district ?? 'null'}，不是 ${district.code}`,
      en: `unit ${unit.id} answers for district ${unit.district ?? 'null'}, not ${district.code}`,
    });
  }
  district.writtenAs.forEach((form, i) => {
    if (i > 0 && form.length > (district.writtenAs[i - 1]?.length ?? 0)) {
      problems.push({
        ...at,
        field: `writtenAs[${i}]`,
        zh: '须长的在前',
        en: 'must not be longer than the one before it',
      });
    }
  });
  return problems;
};

/** A form that two districts share would route to whichever comes first. */
const checkSharedForms = (districts: readonly District[]): JurisdictionProblem[] => {
  const owner = new Map<string, string>();
  return districts.flatMap((district, index) =>
    district.writtenAs.flatMap((form, i): JurisdictionProblem[] => {
      const other = owner.get(form);
      if (other === undefined) {
        owner.set(form, district.code);
        return [];
      }
      return [
        {
          file: 'districts',
          entry: { list: '', index, id: district.code },
          field: `writtenAs[${i}]`,
          zh: `写法“${form}”已属于 ${other}`,
          en: `the form "${form}" already belongs to ${other}`,
        },
      ];
    }),
  );
};

/** Units, districts and the head of the jurisdiction refer to each other. */
export const checkPlaces = ({
  jurisdiction,
  units,
  districts,
}: Partial<Jurisdiction>): JurisdictionProblem[] => {
  const byId = units === undefined ? null : new Map(units.map((unit) => [unit.id as string, unit]));
  const codes = districts === undefined ? null : new Set(districts.map((district) => district.code));
  return [
    ...(jurisdiction === undefined || byId === null ? [] : checkHead(jurisdiction, byId)),
    ...repeated(units ?? [], (unit) => unit.id).map(({ index, key }): JurisdictionProblem => ({
      file: 'units',
      entry: { list: '', index, id: key },
      field: 'id',
      zh: '编号重复',
      en: 'is used twice',
    })),
    ...(byId === null ? [] : (units ?? []).flatMap((unit, index) => checkUnit(unit, index, byId, codes))),
    ...repeated(districts ?? [], (district) => district.code).map(({ index, key }): JurisdictionProblem => ({
      file: 'districts',
      entry: { list: '', index, id: key },
      field: 'code',
      zh: '代码重复',
      en: 'is used twice',
    })),
    ...(districts ?? []).flatMap((district, index) => checkDistrict(district, index, byId)),
    ...checkSharedForms(districts ?? []),
  ];
};
