import {
  type EnterpriseRecord,
  type Instant,
  MEASURE_UNITS,
  type RecordMapping,
  type SourceId,
} from '@weisu/core';
import { findField, numberOrNull } from '../field.ts';
import { parseRecord } from '../parse-record.ts';
import { fieldKey, type SourceRow } from '../read-rows.ts';
import { FieldError } from '../row-problem.ts';

/** A value as the source writes it ("1,200.50", "35%", "１２ 万元"): the unit stands in the mapping, not in the cell. */
const measured = (row: SourceRow, column: string): number => {
  const field = findField(row, [fieldKey(column)]);
  const plain =
    typeof field.value === 'string'
      ? field.value
          .normalize('NFKC')
          .trim()
          .replace(/[¥￥%]|元$|万元$|亿元$|个月$|人$|件$/g, '')
          .trim()
      : field.value;
  const value = numberOrNull({ name: column, value: plain === '' ? undefined : plain });
  if (value === null)
    throw new FieldError(column, '没有值：缺失不能当作零', 'has no value: a gap must not pass for zero');
  return value;
};

/** Rounds away what binary fractions add when a unit is converted. */
const exact = (value: number): number => Number(value.toPrecision(12));

/**
 * A record of a row of a structured source, by its mapping: columns renamed, units converted.
 * @throws FieldError naming the column at fault, as the source calls it
 */
export const mapRecord = (
  row: SourceRow,
  mapping: RecordMapping,
  { sourceId, now }: { readonly sourceId: SourceId; readonly now: Instant },
): EnterpriseRecord => {
  const values = Object.fromEntries(
    Object.entries(mapping.values).map(([field, from]) => [
      field,
      'constant' in from
        ? from.constant
        : exact(measured(row, from.column) * MEASURE_UNITS[from.unit].factor),
    ]),
  );
  const given = (column: string): unknown => row.values.get(fieldKey(column));
  const entries: [string, unknown, string][] = [
    ['kind', mapping.kind, 'kind'],
    ['creditcode', given(mapping.creditCode), mapping.creditCode],
    ['occurredon', given(mapping.occurredOn), mapping.occurredOn],
    ...(mapping.id === null ? [] : [['id', given(mapping.id), mapping.id] as [string, unknown, string]]),
    ['values', values, 'values'],
  ];
  return parseRecord(
    {
      file: row.file,
      row: row.row,
      values: new Map(entries.map(([key, value]) => [key, value])),
      names: new Map(entries.map(([key, , name]) => [key, name])),
    },
    { now, sourceOf: () => sourceId },
  );
};
