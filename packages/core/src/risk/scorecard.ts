import type { EnterpriseId } from '../ids.ts';
import { DIMENSIONS } from '../signal/dimension.ts';
import type { Day } from '../time.ts';
import type { Assessment, Contribution, Coverage } from './assessment.ts';
import { findIndicator } from './catalogue.ts';
import type { Reading } from './indicator.ts';
import type { Level } from './level.ts';

/** A value of at least `from` adds `centipoints` (hundredths of a point); the highest step reached counts alone. */
export type ScoreStep = { readonly from: number; readonly centipoints: number };

/** Additive weights of evidence as data. Steps rise with the value, so more trouble never lowers a score. */
export type Scorecard = {
  readonly id: string;
  readonly version: number;
  readonly baseCentipoints: number;
  readonly steps: Readonly<Record<string, readonly ScoreStep[]>>;
};

/** Lowest score, in points, of each level; they rise. */
export type LevelThreshold = { readonly level: Exclude<Level, 'none'>; readonly fromPoints: number };

const steps = (...pairs: readonly (readonly [from: number, points: number])[]): readonly ScoreStep[] =>
  pairs.map(([from, points]) => ({ from, centipoints: points * 100 }));

/**
 * The scorecard in force from day one. Weights are the judgement of the authors, ordered after what is published:
 * unpaid insurance and tax, and court enforcement, before ratios and rumours. Outcomes correct it; a learned model may replace it.
 */
export const SCORECARD: Scorecard = {
  id: 'scorecard',
  version: 1,
  baseCentipoints: 0,
  steps: {
    'labour.insurance-arrears-months': steps([1, 10], [2, 17], [3, 24], [6, 30]),
    'labour.insured-drop': steps([0.15, 4], [0.3, 9], [0.5, 15]),
    'labour.housing-fund-arrears-months': steps([1, 5], [3, 9], [6, 13]),
    'labour.arbitration-claims': steps([1, 4], [3, 8], [10, 15], [100, 20]),
    'labour.inspection-filings': steps([1, 6], [2, 10]),
    'labour.hotline-complaints': steps([1, 3], [3, 7], [10, 12]),
    'operation.tax-arrears': steps([1, 8], [2, 12]),
    'operation.utility-drop': steps([0.3, 4], [0.5, 8], [0.8, 12]),
    'operation.utility-unpaid-months': steps([1, 3], [2, 6]),
    'operation.rent-arrears-months': steps([1, 5], [3, 9]),
    'operation.enforcement': steps([1, 5], [3, 10], [10, 14]),
    'operation.dishonest': steps([1, 10]),
    'operation.bankruptcy': steps([1, 20]),
    'operation.equity-freeze': steps([1, 5]),
    'operation.representative-change': steps([1, 3], [2, 6]),
    'operation.address-change': steps([1, 2]),
    'operation.abnormal': steps([1, 5]),
    'operation.capital-reduction': steps([1, 3]),
    'operation.recruitment-drop': steps([0.5, 3], [0.8, 5]),
    'opinion.wage-arrears': steps([0.4, 8], [0.8, 14], [1.5, 20], [3, 26]),
    'opinion.insurance-arrears': steps([0.4, 4], [0.8, 7], [1.5, 10]),
    'opinion.layoff': steps([0.4, 3], [0.8, 6], [1.5, 9]),
    'opinion.shutdown': steps([0.4, 5], [0.8, 9], [1.5, 13]),
    'opinion.insolvency': steps([0.4, 5], [0.8, 9], [1.5, 13]),
    'opinion.owner-missing': steps([0.4, 8], [0.8, 14], [1.5, 18]),
    'opinion.other-labour': steps([0.8, 1], [2, 3]),
  },
};

export const modelName = (card: Scorecard): string => `${card.id}@${card.version}`;

const centipointsAt = (card: Scorecard, indicator: string, value: number): number =>
  card.steps[indicator]?.findLast((step) => value >= step.from)?.centipoints ?? 0;

/** The most an indicator can add; coverage weighs indicators by it. */
const most = (card: Scorecard, indicator: string): number => card.steps[indicator]?.at(-1)?.centipoints ?? 0;

const coverageOf = (card: Scorecard, readings: readonly Reading[]): Coverage[] =>
  DIMENSIONS.map((dimension) => {
    const own = readings.filter(
      (r) => findIndicator(r.indicator)?.dimension === dimension && most(card, r.indicator) > 0,
    );
    const possible = own.reduce((sum, r) => sum + most(card, r.indicator), 0);
    const present = own.reduce((sum, r) => sum + ('missing' in r ? 0 : most(card, r.indicator)), 0);
    const days = own.flatMap((r) => (r.dataOn === null ? [] : [r.dataOn])).sort();
    return {
      dimension,
      presentRatio: possible === 0 ? 0 : present / possible,
      newestOn: days.at(-1) ?? null,
      missing: own.flatMap((r) => ('missing' in r ? [{ indicator: r.indicator, reason: r.missing }] : [])),
    };
  });

/** The level that a score reaches; `thresholds` rise. */
export const levelOf = (scoreCentipoints: number, thresholds: readonly LevelThreshold[]): Level =>
  thresholds.findLast((t) => scoreCentipoints >= t.fromPoints * 100)?.level ?? 'none';

/**
 * Applies a scorecard to readings. `scoreCentipoints` is the base plus every contribution, exactly: all are integers.
 * A missing reading adds nothing and takes nothing away; it lowers the coverage of its dimension.
 */
export const assess = (
  card: Scorecard,
  thresholds: readonly LevelThreshold[],
  subject: { readonly enterpriseId: EnterpriseId; readonly asOf: Day },
  readings: readonly Reading[],
): Assessment => {
  const contributions: Contribution[] = [];
  for (const reading of readings) {
    const indicator = findIndicator(reading.indicator);
    if ('missing' in reading || indicator === undefined) continue;
    const centipoints = centipointsAt(card, reading.indicator, reading.value);
    if (centipoints === 0) continue;
    contributions.push({
      indicator: reading.indicator,
      dimension: indicator.dimension,
      value: reading.value,
      centipoints,
      evidence: reading.evidence,
    });
  }
  contributions.sort((a, b) => b.centipoints - a.centipoints || (a.indicator < b.indicator ? -1 : 1));
  const scoreCentipoints = contributions.reduce((sum, c) => sum + c.centipoints, card.baseCentipoints);
  return {
    ...subject,
    model: modelName(card),
    baseCentipoints: card.baseCentipoints,
    scoreCentipoints,
    level: levelOf(scoreCentipoints, thresholds),
    contributions,
    coverage: coverageOf(card, readings),
  };
};
