import { findIndicator, INDICATORS } from '../../risk/catalogue.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';

const problem = (indicator: string, zh: string, en: string): JurisdictionProblem => ({
  file: 'scorecard',
  entry: null,
  field: `steps.${indicator}`,
  zh,
  en,
});

/** Each indicator has steps, even if they add 0 points, so that none is forgotten; and more trouble never lowers a score. */
export const checkScorecard = (card: Jurisdiction['scorecard'] | undefined): JurisdictionProblem[] => {
  if (card === undefined) return [];
  const unknown = Object.keys(card.steps).filter((id) => findIndicator(id) === undefined);
  const forgotten = INDICATORS.filter(({ id }) => card.steps[id] === undefined);
  const falling = Object.entries(card.steps).filter(([, pairs]) =>
    pairs.some(([from, points], at) => {
      const before = pairs[at - 1];
      return before !== undefined && (from <= before[0] || points < before[1]);
    }),
  );
  return [
    ...unknown.map((id) => problem(id, '没有这个指标', 'is no indicator')),
    ...forgotten.map(({ id }) =>
      problem(
        id,
        '缺少此指标的分值；不计分请写 0 分',
        'the indicator has no steps; write 0 points where it is not to count',
      ),
    ),
    ...falling.map(([id]) =>
      problem(id, '数值须递增，分值不得递减', 'values must rise and points must not fall'),
    ),
  ];
};
