import { LABOUR_INDICATORS } from './definitions/labour.ts';
import { OPERATION_INDICATORS } from './definitions/operation.ts';
import { OPINION_INDICATORS } from './definitions/opinion.ts';
import type { Indicator, IndicatorDefinition } from './indicator.ts';
import { sayValue } from './say.ts';

/** A definition with its sentence; that nothing was seen, or nothing is known, is said alike for all. */
const indicatorOf = (definition: IndicatorDefinition): Indicator => ({
  ...definition,
  sentence: (value) => {
    const { zh, en } = definition.name;
    if (value === null) return { zh: `${zh}：没有数据`, en: `${en}: no data` };
    if (value === 0) return { zh: `${zh}：未见异常`, en: `${en}: nothing seen` };
    return sayValue(definition.says, value);
  },
});

/** Every indicator of the product, by dimension. Documentation and pages list them from here. */
export const INDICATORS: readonly Indicator[] = [
  ...OPINION_INDICATORS,
  ...OPERATION_INDICATORS,
  ...LABOUR_INDICATORS,
].map(indicatorOf);

const byId = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));
/** The definition of an indicator id, or undefined where the catalogue has none (a retired one). */
export const findIndicator = (id: string): Indicator | undefined => byId.get(id);

/** Days back that any indicator looks: signals that happened before play no part. */
export const LONGEST_REACH_DAYS = Math.max(...INDICATORS.map((i) => i.windowDays + i.baselineDays));
