import type { Day, Instant } from '@weisu/core';
import { addDays, dayOf, isDay } from '@weisu/core';
import type { SourceRow } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

/** A field of a row under any of its names. `name` is the name that the file uses, or the first known one. */
export type Field = { readonly name: string; readonly value: unknown };

/** Ways in which sources write that they do not know. */
const UNKNOWN = new Set(['', 'n/a', 'na', 'null', 'none', '-', '—', '--', '无', '不详', '未知']);

const isUnknown = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && UNKNOWN.has(value.trim().toLowerCase()));

/** The first of these fields that says something; its value is undefined where none does. `keys` are in the form of `fieldKey`. */
export const findField = (row: SourceRow, keys: readonly [string, ...string[]]): Field => {
  const key = keys.find((k) => !isUnknown(row.values.get(k)));
  const shown = key ?? keys.find((k) => row.names.has(k)) ?? keys[0];
  return { name: row.names.get(shown) ?? shown, value: key === undefined ? undefined : row.values.get(key) };
};

export const textOrNull = ({ name, value }: Field, maxLength = 10_000): string | null => {
  if (value === undefined) return null;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new FieldError(name, '应为文字', 'must be text');
  const text = wordsOf(value).trim();
  if (text.length > maxLength)
    throw new FieldError(name, `超过 ${maxLength} 字`, `longer than ${maxLength} characters`);
  return text === '' ? null : text;
};

export const requireText = (field: Field, maxLength?: number): string => {
  const text = textOrNull(field, maxLength);
  if (text === null) throw new FieldError(field.name, '不能为空', 'must not be empty');
  return text;
};

/** A value in words, for reading it and for naming it in a problem. */
const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const numberOrNull = ({ name, value }: Field): number | null => {
  if (value === undefined) return null;
  const number =
    typeof value === 'number' ? value : Number(wordsOf(value).normalize('NFKC').replaceAll(',', ''));
  if (typeof value === 'boolean' || !Number.isFinite(number))
    throw new FieldError(name, `不是数字：${wordsOf(value)}`, `is not a number: ${wordsOf(value)}`);
  return number;
};

const YES = new Set(['true', '1', 'yes', 'y', '是']);
const NO = new Set(['false', '0', 'no', 'n', '否']);

export const flagOrNull = ({ name, value }: Field): boolean | null => {
  if (value === undefined) return null;
  const text = wordsOf(value).trim().toLowerCase();
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  throw new FieldError(name, `应为 是/否：${text}`, `must be yes or no: ${text}`);
};

/** Several values in one field: a JSON array, or text parted by ; ； | or 、 */
export const listOf = ({ name, value }: Field): readonly string[] => {
  if (value === undefined) return [];
  const parts: readonly unknown[] = Array.isArray(value) ? value : wordsOf(value).split(/[;；|、]/);
  return parts.flatMap((part) => textOrNull({ name, value: part }) ?? []);
};

const DATE =
  /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/;

/** Spreadsheets write a date as days since 1899-12-30; so many digits are no year. */
const SPREADSHEET_DATE = /^[3-7]\d{4}(?:\.\d+)?$/;
const spreadsheetDate = (serial: number): Day => addDays('1899-12-30', Math.floor(serial));

/** A day, and the instant where a time of day is written; times without a zone are Shanghai's. */
export type WrittenDate = { readonly day: Day; readonly at: Instant | null };

export const dateOrNull = (field: Field): WrittenDate | null => {
  const text = textOrNull(field);
  if (text === null) return null;
  const fail = (): never => {
    throw new FieldError(field.name, `不是日期：${text}`, `is not a date: ${text}`);
  };
  if (SPREADSHEET_DATE.test(text)) return { day: spreadsheetDate(Number(text)), at: null };
  if (ZONED.test(text)) {
    const ms = Date.parse(text);
    if (Number.isNaN(ms)) return fail();
    const at = new Date(ms).toISOString();
    return { day: dayOf(at), at };
  }
  const match = DATE.exec(text.normalize('NFKC'));
  if (!match) return fail();
  const [, year, month = match[4], date = match[5], , , hour, minute, second = '00'] = match;
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`;
  if (!isDay(day)) return fail();
  if (hour === undefined) return { day, at: null };
  const ms = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`);
  return Number.isNaN(ms) ? fail() : { day, at: new Date(ms).toISOString() };
};
