import { createHash } from 'node:crypto';
import {
  type Assessor,
  createAssessor,
  type Jurisdiction,
  type LearnedModel,
  type RiskModel,
  type Scorecard,
  scorecardModel,
  scorecardOf,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { listModelsIn, loadBody, type StoredLevel, type StoredModel } from '../store/models/risk-models.ts';

/** What makes two versions the same model. */
export const contentHashOf = (
  kind: RiskModel['kind'],
  body: Scorecard | LearnedModel,
  levels: readonly StoredLevel[],
): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, body, levels.map(({ level, fromPoints }) => [level, fromPoints])]), 'utf8')
    .digest('hex');

/** A model ready to assess with. `stored` is null where the database has none yet and the jurisdiction's scorecard stands in. */
export type ReadyModel = {
  readonly stored: StoredModel | null;
  readonly model: RiskModel;
  readonly assess: Assessor;
};

/** Models of the last hashes asked for: reading one of megabytes for each request would take longer than to assess. */
const ready = new Map<string, Omit<ReadyModel, 'stored'>>();
const MOST_READY = 8;

const modelOf = ({ id, version, kind, levels }: StoredModel, body: Scorecard | LearnedModel): RiskModel => {
  const versioned = { id, version, levels };
  return kind === 'scorecard'
    ? { ...versioned, kind, card: body as Scorecard }
    : { ...versioned, kind, learned: body as LearnedModel };
};

/** Makes a stored version ready; the same content is made ready once. */
export const loadReady = async (db: Queryable, stored: StoredModel): Promise<ReadyModel> => {
  const key = `${stored.id}@${stored.version}:${stored.contentHash}`;
  let found = ready.get(key);
  if (found === undefined) {
    const model = modelOf(stored, await loadBody(db, stored));
    found = { model, assess: createAssessor(model) };
    if (ready.size >= MOST_READY) ready.clear();
    ready.set(key, found);
  }
  return { stored, ...found };
};

/** A model that is not kept in the database, ready to assess with. */
export const readyOf = (model: RiskModel): ReadyModel => ({
  stored: null,
  model,
  assess: createAssessor(model),
});

/** The scorecard and levels of a jurisdiction's files. */
export const scorecardIn = ({ scorecard, levels }: Pick<Jurisdiction, 'scorecard' | 'levels'>): RiskModel =>
  scorecardModel(scorecardOf(scorecard), levels);

/** The version in force, or the jurisdiction's scorecard where the database has none yet. */
export const loadInForce = async (
  db: Queryable,
  jurisdiction: Pick<Jurisdiction, 'scorecard' | 'levels'>,
): Promise<ReadyModel> => {
  const [inForce] = await listModelsIn(db, 'in-force');
  return inForce === undefined ? readyOf(scorecardIn(jurisdiction)) : loadReady(db, inForce);
};
