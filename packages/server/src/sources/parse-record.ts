import { createHash } from 'node:crypto';
import type { EnterpriseRecord, Instant, RecordId, RecordKind, SourceId } from '@weisu/core';
import {
  RECORD_FIELDS,
  RECORD_KINDS,
  addDays,
  dayOf,
  enterpriseIdOf,
  isCreditCode,
  normaliseCreditCode,
} from '@weisu/core';
import { dateOrNull, findField, numberOrNull, requireText, textOrNull } from './field.ts';
import type { SourceRow } from './read-rows.ts';
import { fieldKey } from './read-rows.ts';
import { FieldError } from './row-problem.ts';

const kindOf = (row: SourceRow): RecordKind => {
  const field = findField(row, ['kind', '类别', '类型']);
  const text = requireText(field);
  const kind = RECORD_KINDS.find((k) => k === text);
  if (kind === undefined) {
    throw new FieldError(
      field.name,
      `没有这种记录：${text}（可用：${RECORD_KINDS.join(' ')}）`,
      `is no kind of record: ${text}`,
    );
  }
  return kind;
};

/** Every value that the kind has; a missing one is refused, since a gap must not pass for a zero. */
const valuesOf = (row: SourceRow, kind: RecordKind): Record<string, number> => {
  const fields = Object.keys(RECORD_FIELDS[kind]);
  const holder = row.values.get('values') ?? row.values.get('fields');
  const nested =
    typeof holder === 'object' && holder !== null
      ? new Map(Object.entries(holder).map(([k, v]) => [fieldKey(k), v]))
      : null;
  return Object.fromEntries(
    fields.map((name) => {
      const key = fieldKey(name);
      const found = nested?.has(key) ? { name, value: nested.get(key) } : findField(row, [key]);
      const value = numberOrNull({ ...found, name: found.name === key ? name : found.name });
      if (value === null) throw new FieldError(name, `${kind} 须有此值`, `is needed for ${kind}`);
      return [name, value];
    }),
  );
};

const codeOf = (row: SourceRow): string => {
  const field = findField(row, ['creditcode', '统一社会信用代码', '信用代码']);
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

const recordIdOf = (parts: readonly unknown[]): RecordId =>
  `rec_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;

export type RecordParsing = {
  /** When it is known: now, unless the row says when it came. */
  readonly now: Instant;
  readonly sourceOf: (kind: RecordKind) => SourceId;
};

/**
 * A structured fact from a row with `credit_code kind occurred_on`, optionally `id` and `recorded_at`, and the values of its kind.
 * Without an id the same content is the same record.
 * @throws FieldError for a value that cannot be taken as it is.
 */
export const parseRecord = (row: SourceRow, { now, sourceOf }: RecordParsing): EnterpriseRecord => {
  const kind = kindOf(row);
  const creditCode = codeOf(row);
  const occurred = findField(row, ['occurredon', 'date', '发生日期', '日期']);
  requireText(occurred);
  const occurredOn = dateOrNull(occurred)?.day ?? '';
  if (occurredOn > addDays(dayOf(now), 1))
    throw new FieldError(occurred.name, `在将来：${occurredOn}`, `lies in the future: ${occurredOn}`);
  const recorded = dateOrNull(findField(row, ['recordedat', '获取时间']));
  const values = valuesOf(row, kind);
  const sourceId = sourceOf(kind);
  const own = textOrNull(findField(row, ['id', '编号']), 200);
  return {
    id:
      own === null
        ? recordIdOf([sourceId, creditCode, kind, occurredOn, values])
        : recordIdOf([sourceId, own]),
    sourceId,
    enterpriseId: enterpriseIdOf(creditCode),
    kind,
    occurredOn,
    recordedAt: recorded?.at ?? (recorded === null ? now : `${recorded.day}T00:00:00.000Z`),
    values,
  };
};
