import type { Reply, Routes } from '@weisu/contract';
import {
  AGAINST_WORDS,
  type DriftReport,
  findIndicator,
  type Indicator,
  type Jurisdiction,
  type LearnedModel,
  MISSING_WORDS,
  missingReasonsOf,
  modelActsFrom,
  modelName,
  type RiskModel,
  type Scorecard,
  TRANSFORM_WORDS,
  unfitToAssess,
  type Wording,
} from '@weisu/core';
import type { SetAside } from '../../risk/deciding.ts';
import type { StoredModelAct } from '../../store/models/model-acts.ts';
import type { StoredOverride } from '../../store/models/overrides.ts';
import type { StoredModel } from '../../store/models/risk-models.ts';
import { pointsOf } from '../present-assessment.ts';

type Row = Reply<Routes['listModels']>['rows'][number];
type Detail = Reply<Routes['model']>;

const nameOf = (id: string): Wording => findIndicator(id)?.name ?? { zh: id, en: id };
const dimensionOf = (id: string): Detail['importance'][number]['dimension'] =>
  findIndicator(id)?.dimension ?? 'operation';

export const presentIndicator = (
  indicator: Indicator,
  { scorecard }: Pick<Jurisdiction, 'scorecard'>,
): Reply<Routes['listIndicators']>['rows'][number] => {
  const { id, version, dimension, name, unit, reads, feed, ownStatement, industries } = indicator;
  const { windowDays, baselineDays, freshDays, transform, against } = indicator;
  return {
    id,
    version,
    dimension,
    name,
    unit,
    feed,
    ownStatement,
    windowDays,
    baselineDays,
    freshDays,
    reads: [...reads],
    industries: industries === null ? null : [...industries],
    transform: TRANSFORM_WORDS[transform],
    against: against.map((other) => AGAINST_WORDS[other]),
    missingWhen: missingReasonsOf(indicator).map((reason) => ({ reason, meaning: MISSING_WORDS[reason] })),
    steps: (scorecard.steps[id] ?? []).map(([from, points]) => ({ from, points })),
  };
};

const presentLevels = ({ levels }: StoredModel): Row['levels'] =>
  levels.map(({ level, fromPoints, reachedCount, precisionRatio, recallRatio }) => ({
    level,
    fromPoints,
    reachedCount: reachedCount ?? null,
    precisionRatio: precisionRatio ?? null,
    recallRatio: recallRatio ?? null,
  }));

const checkOf = (learned: LearnedModel): Row['check'] => {
  const { check } = learned.card;
  if (check === null) return null;
  const { basis, rowCount, positiveCount, rocArea, precisionRecallArea, brierUncalibrated } = check;
  return { basis, rowCount, positiveCount, rocArea, precisionRecallArea, brier: brierUncalibrated };
};

/** What was done with a version, as far as its row tells. */
export type Milestones = { readonly madeBy: string | null; readonly inForceAt: string | null };

export const presentModelRow = (stored: StoredModel, model: RiskModel, past: Milestones): Row => ({
  id: stored.id,
  version: stored.version,
  name: modelName(stored),
  kind: model.kind === 'scorecard' ? 'scorecard' : model.learned.kind,
  state: stored.state,
  madeAt: stored.madeAt,
  madeBy: past.madeBy,
  note: stored.note,
  inForceAt: past.inForceAt,
  check: model.kind === 'scorecard' ? null : checkOf(model.learned),
  levels: presentLevels(stored),
});

const cardImportance = (card: Scorecard): { indicator: string; ratio: number }[] => {
  const most = Object.entries(card.steps).map(([indicator, steps]) => ({
    indicator,
    points: steps.at(-1)?.centipoints ?? 0,
  }));
  const total = most.reduce((sum, { points }) => sum + points, 0);
  return most.map(({ indicator, points }) => ({ indicator, ratio: total === 0 ? 0 : points / total }));
};

const importanceOf = (model: RiskModel): Detail['importance'] =>
  (model.kind === 'scorecard'
    ? cardImportance(model.card)
    : model.learned.columns.map((indicator, column) => ({
        indicator,
        ratio: model.learned.card.importance[column] ?? 0,
      }))
  )
    .filter(({ ratio }) => ratio > 0)
    .sort((a, b) => b.ratio - a.ratio || (a.indicator < b.indicator ? -1 : 1))
    .map(({ indicator, ratio }) => ({
      indicator,
      name: nameOf(indicator),
      dimension: dimensionOf(indicator),
      ratio,
    }));

const stepsOf = ({ steps }: Scorecard): Detail['steps'] =>
  Object.entries(steps).map(([indicator, own]) => ({
    indicator,
    name: nameOf(indicator),
    dimension: dimensionOf(indicator),
    steps: own.map(({ from, centipoints }) => ({ from, points: pointsOf(centipoints) })),
  }));

/** What this officer may do, and whether drift has set the version aside. */
export type ModelStanding = {
  readonly mayAct: boolean;
  readonly setAside: SetAside | null;
  readonly confirmedUntil: string | null;
};

export const presentModel = (
  stored: StoredModel,
  model: RiskModel,
  acts: readonly StoredModelAct[],
  { mayAct, setAside, confirmedUntil }: ModelStanding,
): Detail => {
  const made = acts.find(({ kind }) => kind === 'make');
  const put = acts.find(({ kind }) => kind === 'put-in-force');
  const learned = model.kind === 'learned' ? model.learned : null;
  const unfit = unfitToAssess(model);
  return {
    ...presentModelRow(stored, model, { madeBy: made?.byName ?? null, inForceAt: put?.at ?? null }),
    target: learned?.target ?? '',
    importance: importanceOf(model),
    calibrationCurve: [...(learned?.card.check?.reliability ?? [])],
    settings: { ...learned?.card.settings },
    steps: model.kind === 'scorecard' ? stepsOf(model.card) : [],
    acts: acts.map(({ kind, byName, at, reason }) => ({ kind, byName, at, reason })),
    may: mayAct
      ? modelActsFrom(stored.state).filter((kind) =>
          kind === 'confirm' ? setAside !== null : kind === 'retire' || unfit === null,
        )
      : [],
    unfit,
    setAside: setAside === null ? null : { since: setAside.since, reason: setAside.reason },
    confirmedUntil,
  };
};

export const presentDrift = (
  asOf: string,
  { verdict, sentence, score, indicators, calibration }: DriftReport,
): Reply<Routes['modelDrift']>['rows'][number] => ({
  asOf,
  verdict,
  sentence,
  scoreIndex: score,
  indicators: indicators.map(({ indicator, index }) => ({ indicator, name: nameOf(indicator), index })),
  calibration,
});

export const presentOverride = (
  { id, enterpriseId, enterpriseName, level, reason, byName, at, until, endedAt, endReason }: StoredOverride,
  today: string,
): Reply<Routes['overrideLevel']> => ({
  id,
  enterprise: { id: enterpriseId, name: enterpriseName },
  level,
  reason,
  byName,
  at,
  until,
  endedAt,
  endReason,
  holds: endedAt === null && until >= today,
});
