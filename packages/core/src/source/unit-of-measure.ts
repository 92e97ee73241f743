import type { RecordKind } from '../signal/record.ts';
import { RECORD_FIELDS } from '../signal/record.ts';
import type { Wording } from '../wording.ts';

export const QUANTITIES = ['yuan', 'ratio', 'months', 'count'] as const;
export type Quantity = (typeof QUANTITIES)[number];

type UnitRow = { readonly quantity: Quantity; readonly factor: number; readonly name: Wording };

/** Units in which files write quantities, and what one of them is in ours. Literals are stored with mappings: never rename one. */
export const MEASURE_UNITS = {
  yuan: { quantity: 'yuan', factor: 1, name: { zh: '元', en: 'yuan' } },
  fen: { quantity: 'yuan', factor: 0.01, name: { zh: '分', en: 'fen' } },
  'wan-yuan': { quantity: 'yuan', factor: 10_000, name: { zh: '万元', en: '10,000 yuan' } },
  'yi-yuan': { quantity: 'yuan', factor: 100_000_000, name: { zh: '亿元', en: '100 million yuan' } },
  ratio: { quantity: 'ratio', factor: 1, name: { zh: '比值（1 为全部）', en: 'ratio, 1 being all' } },
  percent: { quantity: 'ratio', factor: 0.01, name: { zh: '百分数', en: 'per cent' } },
  months: { quantity: 'months', factor: 1, name: { zh: '月', en: 'months' } },
  quarters: { quantity: 'months', factor: 3, name: { zh: '季度', en: 'quarters' } },
  years: { quantity: 'months', factor: 12, name: { zh: '年', en: 'years' } },
  count: { quantity: 'count', factor: 1, name: { zh: '个、人、件', en: 'how many' } },
} as const satisfies Record<string, UnitRow>;
export type MeasureUnit = keyof typeof MEASURE_UNITS;
export const MEASURE_UNIT_IDS = Object.keys(MEASURE_UNITS) as readonly MeasureUnit[];

const ENDINGS: readonly (readonly [string, Quantity])[] = [
  ['Yuan', 'yuan'],
  ['Ratio', 'ratio'],
  ['Months', 'months'],
  ['Count', 'count'],
];

/** The quantity of a record's field, which its name ends in. */
export const quantityOf = (field: string): Quantity =>
  ENDINGS.find(([ending]) => field.endsWith(ending))?.[1] ?? 'count';

/** The units in which a field may be written. */
export const unitsOf = (field: string): readonly MeasureUnit[] => {
  const quantity = quantityOf(field);
  return MEASURE_UNIT_IDS.filter((unit) => MEASURE_UNITS[unit].quantity === quantity);
};

export const fieldsOf = (kind: RecordKind): readonly string[] => Object.keys(RECORD_FIELDS[kind]);
