import type { Reply, Routes } from '@weisu/contract';
import {
  type Assessment,
  type Contribution,
  daysBetween,
  type Dimension,
  DIMENSIONS,
  findIndicator,
  type SignalId,
  type Wording,
} from '@weisu/core';

type Detail = Reply<Routes['warning']>;

/** Hundredths of a point as points. */
export const pointsOf = (centipoints: number): number => centipoints / 100;

/** A retired indicator keeps its id as its name: an old assessment must stay readable. */
const nameOf = (id: string): Wording => findIndicator(id)?.name ?? { zh: id, en: id };

type Row = Detail['contributions'][number];

/** Bars that an officer can take in at a glance; a learned model gives every indicator a part, most of them next to nothing. */
const MOST_BARS = 12;

const rowOf = (contribution: Contribution, shown: ReadonlySet<SignalId>): Row => {
  const indicator = findIndicator(contribution.indicator);
  return {
    indicator: contribution.indicator,
    name: nameOf(contribution.indicator),
    dimension: contribution.dimension,
    sentence: indicator?.sentence(contribution.value) ?? nameOf(contribution.indicator),
    value: contribution.value,
    unit: indicator?.unit ?? '',
    points: pointsOf(contribution.centipoints),
    evidence: contribution.evidence.filter((id) => shown.has(id)),
  };
};

/** The rest of a dimension as one bar, so that the bars still add up to the score. */
const restOf = (dimension: Dimension, rest: readonly Contribution[]): Row[] => {
  const own = rest.filter((c) => c.dimension === dimension);
  if (own.length === 0) return [];
  const words = { zh: `其余 ${own.length} 项指标`, en: `${own.length} other indicators` };
  return [
    {
      indicator: `${dimension}.others`,
      name: words,
      dimension,
      sentence: words,
      value: null,
      unit: '',
      points: pointsOf(own.reduce((sum, c) => sum + c.centipoints, 0)),
      evidence: [],
    },
  ];
};

/**
 * What each indicator added, in the assessment's own order; where they are many the smallest are summed up by dimension.
 * `shown`: the signals that the page shows as evidence; others are left out.
 */
export const presentContributions = (
  { contributions }: Pick<Assessment, 'contributions'>,
  shown: ReadonlySet<SignalId>,
): Detail['contributions'] => {
  if (contributions.length <= MOST_BARS) return contributions.map((c) => rowOf(c, shown));
  const largest = new Set(
    contributions
      .toSorted((a, b) => Math.abs(b.centipoints) - Math.abs(a.centipoints))
      .slice(0, MOST_BARS - DIMENSIONS.length),
  );
  const rest = contributions.filter((c) => !largest.has(c));
  return [
    ...contributions.filter((c) => largest.has(c)).map((c) => rowOf(c, shown)),
    ...DIMENSIONS.flatMap((dimension) => restOf(dimension, rest)),
  ];
};

/** How much of each dimension is there and how old it was when it was assessed. */
export const presentCoverage = ({
  asOf,
  coverage,
}: Pick<Assessment, 'asOf' | 'coverage'>): Detail['coverage'] =>
  coverage.map(({ dimension, presentRatio, newestOn, missing }) => ({
    dimension,
    presentRatio,
    newestOn,
    ageDays: newestOn === null ? null : daysBetween(newestOn, asOf),
    missing: missing.map(({ indicator, reason }) => ({ indicator, name: nameOf(indicator), reason })),
  }));
