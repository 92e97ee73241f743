import { refuse } from '../errors.ts';
import type { LearnedModel } from '../model/learned-model.ts';
import { missingIsNeverSafer } from '../model/missing-is-never-safer.ts';
import { findIndicator } from './catalogue.ts';
import type { ModelState, RiskModel } from './risk-model.ts';

/** What a person may do with a version of a model; each needs a reason. */
export const MODEL_ACT_KINDS = ['shadow', 'put-in-force', 'retire', 'confirm'] as const;
export type ModelActKind = (typeof MODEL_ACT_KINDS)[number];

const BECOMES: Record<ModelActKind, ModelState> = {
  shadow: 'shadow',
  'put-in-force': 'in-force',
  retire: 'retired',
  confirm: 'in-force',
};

/** From which states each act may be taken. A retired version can come back: that is how a bad change is undone. */
const FROM: Record<ModelActKind, readonly ModelState[]> = {
  shadow: ['draft', 'retired'],
  'put-in-force': ['draft', 'shadow', 'retired'],
  // Something must be in force: it is retired by what takes its place.
  retire: ['draft', 'shadow'],
  // A person vouches for a version whose past no longer stands for the present.
  confirm: ['in-force'],
};

/** The acts that a state allows. */
export const modelActsFrom = (state: ModelState): ModelActKind[] =>
  MODEL_ACT_KINDS.filter((kind) => FROM[kind].includes(state));

const unknownColumns = ({ columns }: LearnedModel): string[] =>
  columns.filter((column) => findIndicator(column) === undefined);

/** Why a model must not assess anybody; null where it may. */
export const unfitToAssess = (model: RiskModel): { readonly zh: string; readonly en: string } | null => {
  if (model.kind === 'scorecard') return null;
  const [unknown] = unknownColumns(model.learned);
  if (unknown !== undefined)
    return {
      zh: `模型读取的列 ${unknown} 不是指标`,
      en: `the model reads ${unknown}, which is no indicator`,
    };
  if (!missingIsNeverSafer(model.learned))
    return {
      zh: '该模型可能把缺失数据当作安全：请以各列只升不降的约束重新训练',
      en: 'the model may score missing data as safe: train it with every column rising',
    };
  return null;
};

/**
 * The state that an act leads to.
 * @throws RefusedError where the state does not allow it, the reason is empty, or the model is unfit to assess
 */
export const decideModelAct = (
  model: RiskModel,
  state: ModelState,
  kind: ModelActKind,
  reason: string,
): ModelState => {
  if (!FROM[kind].includes(state))
    refuse('conflict', `此版本为“${state}”，不能这样办 / this version is ${state}: it cannot be done`);
  if (reason.trim() === '') refuse('bad-input', '请写明理由 / give a reason', 'reason');
  const unfit = kind === 'retire' ? null : unfitToAssess(model);
  if (unfit !== null) refuse('guard-not-met', `${unfit.zh} / ${unfit.en}`);
  return BECOMES[kind];
};
