import type { Reply, Routes } from '@weisu/contract';
import { type Assessment, daysBetween, findIndicator, type SignalId, type Wording } from '@weisu/core';

type Detail = Reply<Routes['warning']>;

/** Hundredths of a point as points. */
export const pointsOf = (centipoints: number): number => centipoints / 100;

/** A retired indicator keeps its id as its name: an old assessment must stay readable. */
const nameOf = (id: string): Wording => findIndicator(id)?.name ?? { zh: id, en: id };

/** What each indicator added, in the assessment's own order. `shown`: the signals that the page shows as evidence; others are left out. */
export const presentContributions = (
  assessment: Pick<Assessment, 'contributions'>,
  shown: ReadonlySet<SignalId>,
): Detail['contributions'] =>
  assessment.contributions.map((contribution) => {
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
  });

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
