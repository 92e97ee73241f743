import {
  addDays,
  type Day,
  dayOf,
  type DriftReport,
  type Jurisdiction,
  modelName,
  type Wording,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { findNewestDrift } from '../store/models/drift-reports.ts';
import { listModelActs } from '../store/models/model-acts.ts';
import { listModels, type StoredModel } from '../store/models/risk-models.ts';
import { loadInForce, loadReady, type ReadyModel, readyOf, scorecardIn } from './stored-model.ts';

/** A learned version in force whose past no longer stands for the present, and why a scorecard decides in its place. */
export type SetAside = { readonly model: string; readonly since: Day; readonly reason: Wording };

/** What decides, and what it stands in for; null where it is the version in force itself. */
export type Deciding = { readonly ready: ReadyModel; readonly setAside: SetAside | null };

/** A person's word for a version holds so long; then drift is asked again. */
const CONFIRMED_DAYS = 92;

/** The last day on which a person's word for a version holds, or null. */
export const findConfirmedUntil = async (
  db: Queryable,
  stored: StoredModel,
  asOf: Day,
): Promise<Day | null> => {
  const said = (await listModelActs(db, stored)).find(
    ({ kind, at }) => kind === 'confirm' && dayOf(at) <= asOf,
  );
  const until = said === undefined ? null : addDays(dayOf(said.at), CONFIRMED_DAYS);
  return until === null || until < asOf ? null : until;
};

const reasonOf = (model: string, { sentence }: DriftReport): Wording => ({
  zh: `${model} ${sentence.zh}。在有人确认之前，由评分卡裁定`,
  en: `${model}: ${sentence.en}. Until a person vouches for it, the scorecard decides`,
});

/** Why a learned version in force must not decide on a day, by the newest report of its drift; null where it may. */
export const findSetAside = async (
  db: Queryable,
  stored: StoredModel,
  asOf: Day,
): Promise<SetAside | null> => {
  if (stored.kind !== 'learned' || stored.state !== 'in-force') return null;
  const newest = await findNewestDrift(db, stored, asOf);
  if (newest?.report.verdict !== 'not-representative') return null;
  if ((await findConfirmedUntil(db, stored, asOf)) !== null) return null;
  const model = modelName(stored);
  return { model, since: newest.asOf, reason: reasonOf(model, newest.report) };
};

/** The newest scorecard that was ever in force; the jurisdiction's file where none was. */
const loadScorecard = async (
  db: Queryable,
  jurisdiction: Pick<Jurisdiction, 'scorecard' | 'levels'>,
): Promise<ReadyModel> => {
  const [newest] = (await listModels(db))
    .filter(({ kind, state }) => kind === 'scorecard' && state !== 'draft')
    .sort((a, b) => b.version - a.version);
  return newest === undefined ? readyOf(scorecardIn(jurisdiction)) : loadReady(db, newest);
};

/**
 * What decides on a day: the version in force, or the scorecard where the former has learned from a past that no longer stands for
 * the present and no person has vouched for it.
 */
export const loadDeciding = async (
  db: Queryable,
  jurisdiction: Pick<Jurisdiction, 'scorecard' | 'levels'>,
  asOf: Day,
): Promise<Deciding> => {
  const inForce = await loadInForce(db, jurisdiction);
  const setAside = inForce.stored === null ? null : await findSetAside(db, inForce.stored, asOf);
  return setAside === null
    ? { ready: inForce, setAside }
    : { ready: await loadScorecard(db, jurisdiction), setAside };
};
