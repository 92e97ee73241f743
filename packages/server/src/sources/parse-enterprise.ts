import type { Enterprise, EnterpriseName, NameForm } from '@weisu/core';
import { enterpriseIdOf, isCreditCode, normaliseCreditCode } from '@weisu/core';
import { dateOrNull, findField, flagOrNull, listOf, numberOrNull, requireText, textOrNull } from './field.ts';
import type { Places } from './place.ts';
import { provinceOf } from './place.ts';
import type { SourceRow } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

const FIELDS = {
  name: ['name', '企业名称', '名称'],
  creditCode: ['creditcode', '统一社会信用代码', '信用代码'],
  registeredOn: ['registeredon', '成立日期', '注册日期'],
  province: ['province', '省份', '省'],
  registered: ['registereddistrict', '注册地', '注册区', 'area'],
  operating: ['operatingdistrict', '经营地', '经营区'],
  union: ['unionunit', '责任工会', '建会单位'],
  industry: ['industry', '行业'],
  staff: ['staffcount', '职工人数', '人数'],
  newEmployment: ['newemployment', '新就业形态'],
  former: ['formernames', '曾用名'],
  short: ['shortnames', '简称'],
  brand: ['brands', '品牌'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

const LONGEST_NAME = 200;

const codeOf = (row: SourceRow): string => {
  const field = findField(row, FIELDS.creditCode);
  const code = normaliseCreditCode(requireText(field));
  if (!isCreditCode(code)) {
    throw new FieldError(
      field.name,
      `不是有效的统一社会信用代码：${code}`,
      `is not a valid unified social credit code: ${code}`,
    );
  }
  return code;
};

/** The province written in the row, or null where it has none. One that does not exist shows that columns are shifted. */
const writtenProvince = (row: SourceRow): string | null => {
  const field = findField(row, FIELDS.province);
  const text = textOrNull(field);
  if (text === null) return null;
  const province = provinceOf(text);
  if (province === null)
    throw new FieldError(
      field.name,
      `没有这个省份（列可能错位）：${text}`,
      `is no province (a column may be shifted): ${text}`,
    );
  return province;
};

const namesOf = (row: SourceRow, registered: string): EnterpriseName[] => {
  const others = (keys: readonly [string, ...string[]], form: NameForm): EnterpriseName[] =>
    listOf(findField(row, keys)).map((name) => ({ name, form, from: null, until: null }));
  return [
    { name: registered, form: 'registered', from: null, until: null },
    ...others(FIELDS.former, 'former'),
    ...others(FIELDS.short, 'short'),
    ...others(FIELDS.brand, 'brand'),
  ];
};

const staffOf = (row: SourceRow): number | null => {
  const field = findField(row, FIELDS.staff);
  const count = numberOrNull(field);
  if (count !== null && (!Number.isInteger(count) || count < 0 || count > 10_000_000)) {
    throw new FieldError(field.name, `不是人数：${count}`, `is not a number of persons: ${count}`);
  }
  return count;
};

/**
 * An enterprise from a row of the project's own columns or of a register's (`name credit_code registered_on province area`).
 * Null where the row is of another province than the one asked for.
 * @throws FieldError for a value that cannot be taken as it is; nothing is guessed.
 */
export const parseEnterprise = (
  row: SourceRow,
  places: Places,
  province: string | null,
): Enterprise | null => {
  const written = writtenProvince(row);
  if (province !== null && written !== null && written !== province) return null;
  const creditCode = codeOf(row);
  const isHere = written === null || written === places.province;
  return {
    id: enterpriseIdOf(creditCode),
    creditCode,
    names: namesOf(row, requireText(findField(row, FIELDS.name), LONGEST_NAME)),
    registeredDistrict: isHere ? places.districtOf(findField(row, FIELDS.registered)) : null,
    operatingDistrict: places.districtOf(findField(row, FIELDS.operating)),
    unionUnit: places.unitOf(findField(row, FIELDS.union)),
    industry: textOrNull(findField(row, FIELDS.industry), LONGEST_NAME),
    staffCount: staffOf(row),
    registeredOn: dateOrNull(findField(row, FIELDS.registeredOn))?.day ?? null,
    newEmployment: flagOrNull(findField(row, FIELDS.newEmployment)) ?? false,
  };
};
