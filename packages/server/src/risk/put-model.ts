import {
  dayOf,
  decideModelAct,
  type Instant,
  type ModelActKind,
  modelName,
  type OfficerId,
  refuse,
  type UnitId,
} from '@weisu/core';
import { writeAudit } from '../store/audit/write-audit.ts';
import type { Queryable } from '../store/engine.ts';
import { listModelActs, writeModelAct } from '../store/models/model-acts.ts';
import {
  findModel,
  listModelsIn,
  lockModels,
  setModelState,
  type StoredModel,
} from '../store/models/risk-models.ts';
import { findSetAside } from './deciding.ts';
import { loadReady } from './stored-model.ts';

/** What a person decides of a version, and who. */
export type ModelDecision = {
  readonly key: string;
  readonly kind: ModelActKind;
  readonly reason: string;
  readonly by: { readonly officerId: OfficerId; readonly unitId: UnitId };
  readonly at: Instant;
};

/** What was in force makes room, with an act of its own. */
const retireInForce = async (
  trx: Queryable,
  successor: StoredModel,
  { key, by, at }: ModelDecision,
): Promise<StoredModel | null> => {
  const [before] = await listModelsIn(trx, 'in-force');
  if (before === undefined) return null;
  await setModelState(trx, before, 'retired');
  await writeModelAct(trx, before, {
    key,
    kind: 'retire',
    officerId: by.officerId,
    at,
    reason: `由 ${modelName(successor)} 接替 / ${modelName(successor)} takes its place`,
  });
  return before;
};

/**
 * Puts a version in shadow or in force, or retires it, with its entry in the log; call it in a transaction. The same key again
 * is the same act.
 * @throws RefusedError where there is no such version, or the act is not allowed
 */
export const putModel = async (
  trx: Queryable,
  { id, version }: Pick<StoredModel, 'id' | 'version'>,
  decision: ModelDecision,
): Promise<StoredModel> => {
  await lockModels(trx);
  const stored =
    (await findModel(trx, id, version)) ??
    refuse('not-found', `没有 ${id}@${version} / there is no ${id}@${version}`);
  const { key, kind, reason, by, at } = decision;
  const same = (await listModelActs(trx, stored)).find((act) => act.key === key);
  if (same !== undefined) {
    if (same.kind === kind && same.officerId === by.officerId) return stored;
    refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
  }
  const { model } = await loadReady(trx, stored);
  const state = decideModelAct(model, stored.state, kind, reason);
  if (kind === 'confirm' && (await findSetAside(trx, stored, dayOf(at))) === null)
    refuse(
      'guard-not-met',
      '此版本未因漂移停止裁定，无需确认 / it has not been set aside for drift: there is nothing to vouch for',
    );
  const before = kind === 'put-in-force' ? await retireInForce(trx, stored, decision) : null;
  await setModelState(trx, stored, state);
  await writeModelAct(trx, stored, { key, kind, officerId: by.officerId, at, reason });
  await writeAudit(trx, {
    at,
    officerId: by.officerId,
    unitId: by.unitId,
    action: `model.${kind}`,
    subject: modelName(stored),
    detail: { reason, was: stored.state, ...(before === null ? {} : { replaces: modelName(before) }) },
  });
  return { ...stored, state };
};
