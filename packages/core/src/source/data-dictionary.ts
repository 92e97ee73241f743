import type { RecordKind } from '../signal/record.ts';
import { RECORD_KINDS } from '../signal/record.ts';
import { RECORD_NAMES } from '../signal/record-name.ts';
import type { Wording } from '../wording.ts';
import { INDICATORS } from '../risk/catalogue.ts';
import {
  fieldsOf,
  MEASURE_UNITS,
  type MeasureUnit,
  type Quantity,
  quantityOf,
  unitsOf,
} from './unit-of-measure.ts';

export type DictionaryField = {
  readonly field: string;
  readonly name: Wording;
  readonly quantity: Quantity;
  readonly units: readonly MeasureUnit[];
};

export type DictionaryKind = {
  readonly kind: RecordKind;
  readonly name: Wording;
  readonly fields: readonly DictionaryField[];
  /** Indicators that read records of this kind, by id. */
  readonly indicators: readonly { readonly id: string; readonly name: Wording; readonly freshDays: number }[];
};

/** How officers call each field of a record. */
const FIELD_NAMES: Readonly<Record<string, Wording>> = {
  amountYuan: { zh: '金额', en: 'amount' },
  insuredCount: { zh: '参保人数', en: 'insured persons' },
  arrearsMonths: { zh: '欠缴月数', en: 'months in arrears' },
  usageRatio: { zh: '用量与上年同期之比', en: 'use over that of a year before' },
  unpaidMonths: { zh: '欠费月数', en: 'unpaid months' },
  changeRatio: { zh: '变动比例', en: 'change' },
  openingsCount: { zh: '岗位数', en: 'openings' },
  claimCount: { zh: '件数', en: 'claims' },
  workerCount: { zh: '涉及人数', en: 'workers concerned' },
  complaintCount: { zh: '反映件数', en: 'reports' },
  overdueMonths: { zh: '逾期月数', en: 'months overdue' },
  closedCount: { zh: '关停处数', en: 'sites closed' },
  baseYuan: { zh: '人均缴费基数', en: 'contribution base a head' },
  paidRatio: { zh: '实发与应发之比', en: 'paid over due' },
};

/** The name of a field; itself where it has none. */
export const fieldNameOf = (field: string): Wording => FIELD_NAMES[field] ?? { zh: field, en: field };

/** Every kind of record with its fields, units and what it feeds; made from the definitions, so that it cannot be out of date. */
export const dataDictionary = (): readonly DictionaryKind[] =>
  RECORD_KINDS.map((kind) => ({
    kind,
    name: RECORD_NAMES[kind],
    fields: fieldsOf(kind).map((field) => ({
      field,
      name: fieldNameOf(field),
      quantity: quantityOf(field),
      units: unitsOf(field),
    })),
    indicators: INDICATORS.filter(({ feed }) => feed === kind).map(({ id, name, freshDays }) => ({
      id,
      name,
      freshDays,
    })),
  }));

/** The dictionary as a Markdown document, both languages side by side. */
export const dictionaryMarkdown = (): string => {
  const rows = dataDictionary().flatMap(({ kind, name, fields, indicators }) => {
    const fed = indicators.map(({ id }) => `\`${id}\``).join(' ') || '—';
    const first = `| \`${kind}\` ${name.zh} · ${name.en}`;
    if (fields.length === 0) return [`${first} | — | — | ${fed} |`];
    return fields.map(
      ({ field, name: called, units }, index) =>
        `${index === 0 ? first : '| '} | \`${field}\` ${called.zh} · ${called.en} | ${units
          .map((unit) => `\`${unit}\` ${MEASURE_UNITS[unit].name.zh}`)
          .join('、')} | ${index === 0 ? fed : ''} |`,
    );
  });
  return [
    '# Data dictionary · 数据字典',
    '',
    'Made by `weisu dictionary`; do not edit. Every record also has a credit code (`creditCode`) and a day (`occurredOn`), and may have the source’s own number (`id`). · 由 `weisu dictionary` 生成，请勿手改。每条记录另有统一社会信用代码（`creditCode`）与发生日期（`occurredOn`），可有来源自己的编号（`id`）。',
    '',
    '| kind 记录 | field 字段 | units that may be mapped 可用单位 | indicators 指标 |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
};
