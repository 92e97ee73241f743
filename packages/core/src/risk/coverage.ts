import { DIMENSIONS } from '../signal/dimension.ts';
import type { Coverage } from './assessment.ts';
import { findIndicator } from './catalogue.ts';
import type { Reading } from './indicator.ts';

const isNotApplicable = (reading: Reading): boolean =>
  'missing' in reading && reading.missing === 'not-applicable';

/**
 * How much of each dimension's possible weight has data. What does not apply to the enterprise is neither there nor missing.
 * @param weightOf what an indicator can move, in any unit; 0 leaves it out
 */
export const coverageOf = (
  readings: readonly Reading[],
  weightOf: (indicator: string) => number,
): Coverage[] =>
  DIMENSIONS.map((dimension) => {
    const own = readings.filter(
      (r) =>
        findIndicator(r.indicator)?.dimension === dimension &&
        weightOf(r.indicator) > 0 &&
        !isNotApplicable(r),
    );
    const possible = own.reduce((sum, r) => sum + weightOf(r.indicator), 0);
    const present = own.reduce((sum, r) => sum + ('missing' in r ? 0 : weightOf(r.indicator)), 0);
    const days = own.flatMap((r) => (r.dataOn === null ? [] : [r.dataOn])).sort();
    return {
      dimension,
      presentRatio: possible === 0 ? 0 : present / possible,
      newestOn: days.at(-1) ?? null,
      missing: own.flatMap((r) => ('missing' in r ? [{ indicator: r.indicator, reason: r.missing }] : [])),
    };
  });
