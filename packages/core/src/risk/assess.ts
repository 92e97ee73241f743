import type { EnterpriseId } from '../ids.ts';
import { DIMENSIONS, type Dimension } from '../signal/dimension.ts';
import type { Day } from '../time.ts';
import type { Assessment, Contribution } from './assessment.ts';
import { findIndicator } from './catalogue.ts';
import { coverageOf } from './coverage.ts';
import type { Reading } from './indicator.ts';
import { createLearnedAssessor } from './assess-learned.ts';
import type { Level } from './level.ts';
import { modelName, type LevelThreshold, type RiskModel } from './risk-model.ts';
import { centipointsAt, mostCentipoints, type Scorecard } from './scorecard.ts';

/** The level that a score reaches; `thresholds` rise. */
export const levelOf = (scoreCentipoints: number, thresholds: readonly LevelThreshold[]): Level =>
  thresholds.findLast((t) => scoreCentipoints >= t.fromPoints * 100)?.level ?? 'none';

/** Who is assessed, and as of the end of which day. */
export type AssessedSubject = { readonly enterpriseId: EnterpriseId; readonly asOf: Day };

/** The score's parts by dimension, in hundredths of a point; with the base they sum to the score. */
export const dimensionScores = ({
  contributions,
}: Pick<Assessment, 'contributions'>): { dimension: Dimension; centipoints: number }[] =>
  DIMENSIONS.map((dimension) => ({
    dimension,
    centipoints: contributions.reduce((sum, c) => sum + (c.dimension === dimension ? c.centipoints : 0), 0),
  }));

const contributionsOf = (card: Scorecard, readings: readonly Reading[]): Contribution[] => {
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
  return contributions.sort((a, b) => b.centipoints - a.centipoints || (a.indicator < b.indicator ? -1 : 1));
};

/** Applies a model to the readings of one enterprise. */
export type Assessor = (subject: AssessedSubject, readings: readonly Reading[]) => Assessment;

/**
 * Makes what applies a model. `scoreCentipoints` is the base plus every contribution, exactly: all are integers.
 * Under a scorecard a missing reading adds nothing and takes nothing away; it lowers the coverage of its dimension.
 */
export const createAssessor = (model: RiskModel): Assessor => {
  if (model.kind === 'learned') return createLearnedAssessor(model, levelOf);
  const { card, levels } = model;
  const name = modelName(model);
  return (subject, readings) => {
    const contributions = contributionsOf(card, readings);
    const scoreCentipoints = contributions.reduce((sum, c) => sum + c.centipoints, card.baseCentipoints);
    return {
      ...subject,
      model: name,
      baseCentipoints: card.baseCentipoints,
      scoreCentipoints,
      level: levelOf(scoreCentipoints, levels),
      contributions,
      coverage: coverageOf(readings, (indicator) => mostCentipoints(card, indicator)),
    };
  };
};
