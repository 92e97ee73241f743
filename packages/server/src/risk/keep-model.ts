import {
  type Baseline,
  type Instant,
  type Jurisdiction,
  type LearnedModel,
  type OfficerId,
  type RiskModel,
  type Scorecard,
  scorecardOf,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { writeModelAct } from '../store/models/model-acts.ts';
import {
  insertModel,
  keepBaseline,
  listModels,
  listModelsIn,
  newestVersion,
  setModelState,
  type StoredLevel,
  type StoredModel,
} from '../store/models/risk-models.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { contentHashOf } from './stored-model.ts';

export type NewModel = {
  readonly id: string;
  /** At least this version; a higher one where it is taken. */
  readonly leastVersion?: number;
  readonly kind: RiskModel['kind'];
  readonly body: Scorecard | LearnedModel;
  readonly levels: readonly StoredLevel[];
  readonly note: string;
  /** What drift is measured against, where it is known already. */
  readonly baseline?: Baseline;
  readonly by: OfficerId;
  readonly at: Instant;
};

/** A scorecard says its version; two of one content are the same whatever they say. */
const withoutVersion = (body: Scorecard | LearnedModel): Scorecard | LearnedModel =>
  'steps' in body ? { ...body, version: 0 } : body;

/** Keeps a model as the next version of its id, a draft. The very same content again answers the version that has it. */
export const keepModel = async (trx: Queryable, model: NewModel): Promise<StoredModel> => {
  const { id, kind, levels, note, by, at } = model;
  const contentHash = contentHashOf(kind, withoutVersion(model.body), levels);
  const same = (await listModels(trx)).find((known) => known.id === id && known.contentHash === contentHash);
  if (same !== undefined) return same;
  const version = Math.max((await newestVersion(trx, id)) + 1, model.leastVersion ?? 1);
  // A scorecard says its own version: what an assessment names and what the body says must agree.
  const body = kind === 'scorecard' ? { ...(model.body as Scorecard), version } : model.body;
  const stored: StoredModel = { id, version, kind, state: 'draft', levels, madeAt: at, note, contentHash };
  await insertModel(trx, { ...stored, body });
  if (model.baseline !== undefined) await keepBaseline(trx, stored, model.baseline);
  await writeModelAct(trx, stored, {
    key: `make:${contentHash}`,
    kind: 'make',
    officerId: by,
    at,
    reason: note,
  });
  return stored;
};

const putFirstInForce = async (trx: Queryable, stored: StoredModel, at: Instant): Promise<void> => {
  await setModelState(trx, stored, 'in-force');
  await writeModelAct(trx, stored, {
    key: 'first',
    kind: 'put-in-force',
    officerId: SYSTEM_OFFICER,
    at,
    reason: '首个模型，自始生效 / the first model, in force from the start',
  });
};

/**
 * Keeps the jurisdiction's scorecard, in force where nothing is: from the first day something must assess. A file that was
 * changed since becomes a draft; a person puts it in force.
 */
export const ensureScorecard = async (
  trx: Queryable,
  { scorecard, levels }: Pick<Jurisdiction, 'scorecard' | 'levels'>,
  at: Instant,
): Promise<void> => {
  const card = scorecardOf(scorecard);
  const stored = await keepModel(trx, {
    id: card.id,
    leastVersion: card.version,
    kind: 'scorecard',
    body: card,
    levels: levels.map(({ level, fromPoints }) => ({ level, fromPoints })),
    note: `${scorecard.basis.zh} / ${scorecard.basis.en}`,
    by: SYSTEM_OFFICER,
    at,
  });
  if ((await listModelsIn(trx, 'in-force')).length > 0) return;
  await putFirstInForce(trx, stored, at);
};
