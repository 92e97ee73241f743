import { FieldError } from '../sources/row-problem.ts';
import type { SourceRow } from '../sources/read-rows.ts';
import { fieldKey } from '../sources/read-rows.ts';

/** A row of numbers by column name; null where missing. */
export type ModelRow = { readonly id: string; readonly values: ReadonlyMap<string, number | null> };

/** Written in place of a number that is not known. */
const UNKNOWN = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/** A number, null where it is not known, undefined where the value is something else. */
const numberOf = (value: unknown): number | null | undefined => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (UNKNOWN.has(text.toLowerCase())) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
};

const idOf = (row: SourceRow): string => {
  const id = row.values.get('id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : String(row.row);
};

/**
 * The numbers of a row written as `{id, x: [...]}` (columns x1, x2 …) or by named columns; a named column whose value
 * is text is left out.
 * @throws FieldError where `x` is no list of numbers
 */
export const parseModelRow = (row: SourceRow, target?: string): ModelRow => {
  const listed = row.values.get('x');
  const values = new Map<string, number | null>();
  if (Array.isArray(listed)) {
    listed.forEach((value: unknown, at) => {
      const number = numberOf(value);
      if (number === undefined)
        throw new FieldError(`x[${at}]`, `不是数字：${String(value)}`, `is not a number: ${String(value)}`);
      values.set(`x${at + 1}`, number);
    });
    return { id: idOf(row), values };
  }
  const left = new Set(['id', target === undefined ? 'id' : fieldKey(target)]);
  for (const [key, value] of row.values) {
    const number = left.has(key) ? undefined : numberOf(value);
    if (number !== undefined) values.set(row.names.get(key) ?? key, number);
  }
  return { id: idOf(row), values };
};

const TRUE = new Set(['true', '1', 'yes', 'y', '是']);
const FALSE = new Set(['false', '0', 'no', 'n', '否']);

/**
 * The outcome of a row: 1 where it came true, else 0.
 * @throws FieldError where the column is missing or says neither
 */
export const parseLabel = (row: SourceRow, target: string): 0 | 1 => {
  const value = row.values.get(fieldKey(target));
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isPlain ? String(value).trim().toLowerCase() : '';
  if (TRUE.has(text)) return 1;
  if (FALSE.has(text)) return 0;
  throw new FieldError(target, `应为 是/否（1/0）：${text}`, `must be yes or no (1 or 0): ${text}`);
};
