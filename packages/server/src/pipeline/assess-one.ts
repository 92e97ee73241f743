import {
  addDays,
  type Assessment,
  type Day,
  type Instant,
  INDICATORS,
  industryUsualOf,
  type Jurisdiction,
  measure,
  LONGEST_REACH_DAYS,
  type Signal,
} from '@weisu/core';
import { loadDeciding } from '../risk/deciding.ts';
import type { Queryable } from '../store/engine.ts';
import type { Subject } from '../store/verdict/load-subjects.ts';
import { ensureIndustryUsual } from '../store/verdict/industry-usual.ts';
import { listFeedsNow, listOwnSignals, listOwnStatements } from '../store/warning/load-one.ts';

/** An assessment with the earliest of what it rests on: when it could first be seen, and was first known. */
export type OneAssessment = {
  readonly assessment: Assessment;
  readonly firstSignalOn: Day | null;
  readonly firstKnownAt: Instant | null;
};

const least = <T extends string>(values: readonly T[]): T | null =>
  values.reduce<T | null>((low, value) => (low === null || value < low ? value : low), null);

/** Assesses one enterprise as of today, from all that is known now. Writes nothing. */
export const assessOne = async (
  db: Queryable,
  subject: Subject,
  asOf: Day,
  jurisdiction: Pick<Jurisdiction, 'scorecard' | 'levels'>,
): Promise<OneAssessment> => {
  const signals = await listOwnSignals(db, subject.id, addDays(asOf, -LONGEST_REACH_DAYS));
  const stated = new Map((await listOwnStatements(db, subject.id)).map(({ feed, on }) => [feed, on]));
  const readings = measure(INDICATORS, {
    asOf,
    district: subject.registeredDistrict ?? subject.operatingDistrict,
    industry: subject.industry,
    signals,
    industryUsual: industryUsualOf(await ensureIndustryUsual(db, asOf))(subject.industry),
    feeds: await listFeedsNow(db),
    statedOn: (feed) => stated.get(feed) ?? null,
  });
  const { ready } = await loadDeciding(db, jurisdiction, asOf);
  const assessment = ready.assess({ enterpriseId: subject.id, asOf }, readings);
  const used = new Set(assessment.contributions.flatMap((contribution) => contribution.evidence));
  const known = signals.filter((signal: Signal) => used.has(signal.id));
  return {
    assessment,
    firstSignalOn: least(known.map((signal) => signal.occurredOn)),
    firstKnownAt: least(known.map((signal) => signal.recordedAt)),
  };
};
