import type { EnterpriseName, NameForm, RegisteredEnterprise, RegistrationState } from '@weisu/core';
import {
  enterpriseIdOf,
  isCreditCode,
  normaliseCreditCode,
  IMPORT_FIELDS,
  registrationStateOf,
} from '@weisu/core';
import { dateOrNull, findField, flagOrNull, listOf, numberOrNull, requireText, textOrNull } from './field.ts';
import type { Places } from './place.ts';
import { provinceOf } from './place.ts';
import type { SourceRow } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

const LONGEST_NAME = 200;

const codeOf = (row: SourceRow): string => {
  const field = findField(row, IMPORT_FIELDS.creditCode);
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
  const field = findField(row, IMPORT_FIELDS.province);
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
    ...others(IMPORT_FIELDS.former, 'former'),
    ...others(IMPORT_FIELDS.short, 'short'),
    ...others(IMPORT_FIELDS.brand, 'brand'),
  ];
};

const staffOf = (row: SourceRow): number | null => {
  const field = findField(row, IMPORT_FIELDS.staff);
  const count = numberOrNull(field);
  if (count !== null && (!Number.isInteger(count) || count < 0 || count > 10_000_000)) {
    throw new FieldError(field.name, `不是人数：${count}`, `is not a number of persons: ${count}`);
  }
  return count;
};

const stateOf = (row: SourceRow): RegistrationState | null => {
  const field = findField(row, IMPORT_FIELDS.state);
  const text = textOrNull(field, LONGEST_NAME);
  if (text === null) return null;
  const state = registrationStateOf(text);
  if (state === null)
    throw new FieldError(field.name, `不认识的登记状态：${text}`, `is no known registration state: ${text}`);
  return state;
};

const HAN = /\p{Script=Han}/u;
const LONGEST_HOLDER = 64;

/** The register's number of the person. A name in its place is refused: offices are kept without names. */
const representativeOf = (row: SourceRow): string | null => {
  const field = findField(row, IMPORT_FIELDS.representative);
  const text = textOrNull(field, LONGEST_HOLDER);
  if (text !== null && HAN.test(text))
    throw new FieldError(
      field.name,
      '应为编号而不是姓名，系统不保存自然人姓名',
      'must be a number, not a name: names of persons are not kept',
    );
  return text;
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
): RegisteredEnterprise | null => {
  const written = writtenProvince(row);
  if (province !== null && written !== null && written !== province) return null;
  const creditCode = codeOf(row);
  const isHere = written === null || written === places.province;
  return {
    id: enterpriseIdOf(creditCode),
    creditCode,
    names: namesOf(row, requireText(findField(row, IMPORT_FIELDS.name), LONGEST_NAME)),
    registeredDistrict: isHere ? places.districtOf(findField(row, IMPORT_FIELDS.registered)) : null,
    operatingDistrict: places.districtOf(findField(row, IMPORT_FIELDS.operating)),
    unionUnit: places.unitOf(findField(row, IMPORT_FIELDS.union)),
    industry: textOrNull(findField(row, IMPORT_FIELDS.industry), LONGEST_NAME),
    staffCount: staffOf(row),
    registeredOn: dateOrNull(findField(row, IMPORT_FIELDS.registeredOn))?.day ?? null,
    newEmployment: flagOrNull(findField(row, IMPORT_FIELDS.newEmployment)) ?? false,
    registrationState: stateOf(row),
    representative: representativeOf(row),
  };
};
