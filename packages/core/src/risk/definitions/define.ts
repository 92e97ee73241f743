import type { Feed, IndicatorDefinition } from '../indicator.ts';
import type { SayStep } from '../say.ts';

export const MONTH = 30;
export const QUARTER = 92;
export const HALF_YEAR = 183;
export const YEAR = 365;
/** A quarterly statement may come a quarter and its delay late. */
export const STATEMENT_FRESH = 150;
export const MONTHLY_FRESH = 120;
export const EVENT_FRESH = 60;
export const TEXT_FRESH = 14;

type Own = Pick<
  IndicatorDefinition,
  'id' | 'dimension' | 'unit' | 'reads' | 'windowDays' | 'freshDays' | 'transform'
> &
  Partial<
    Pick<IndicatorDefinition, 'version' | 'ownStatement' | 'industries' | 'baselineDays' | 'against'>
  > & {
    readonly feed: Feed;
    readonly zh: string;
    readonly en: string;
    readonly says: readonly (readonly [from: number, zh: string, en: string])[];
  };

const stepOf = ([from, zh, en]: Own['says'][number]): SayStep => ({ from, zh, en });

/** Completes a definition with what most of them have. */
export const define = ({ zh, en, says, ...own }: Own): IndicatorDefinition => ({
  version: 1,
  direction: 'rising',
  ownStatement: false,
  industries: null,
  baselineDays: 0,
  against: [],
  ...own,
  name: { zh, en },
  says: says.map(stepOf),
});
