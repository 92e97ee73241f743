import { z } from 'zod';
import type { Tree } from '../trees/tree.ts';
import { thresholdBelow } from './float32.ts';
import { ImportError } from './import-error.ts';
import type { ImportedForest } from './lightgbm.ts';

const numbers = z.array(z.number());
const flags = z.array(z.union([z.number(), z.boolean()]).transform(Number));
/** XGBoost writes a lone number as "5E-1" or, from version 3, as "[5E-1]". */
const writtenNumber = z
  .union([z.string(), z.number()])
  .transform((text) => Number(String(text).replace(/^\[|\]$/g, '')));

const xgboostTree = z.object({
  left_children: numbers,
  right_children: numbers,
  split_indices: numbers,
  split_conditions: numbers,
  default_left: flags,
  sum_hessian: numbers,
  loss_changes: numbers,
  split_type: numbers.optional(),
});

const xgboostModel = z.object({
  learner: z.object({
    feature_names: z.array(z.string()).optional(),
    learner_model_param: z.object({ base_score: writtenNumber, num_feature: writtenNumber }),
    objective: z.object({ name: z.string() }),
    gradient_booster: z.object({
      name: z.string().optional(),
      model: z.object({ trees: z.array(xgboostTree) }),
    }),
  }),
});

const treeOf = (tree: z.infer<typeof xgboostTree>, where: string): Tree => {
  const count = tree.left_children.length;
  for (const [key, list] of Object.entries(tree))
    if (Array.isArray(list) && list.length !== count)
      throw new ImportError(`${where}: ${key} has ${list.length} values for ${count} nodes`);
  if (tree.split_type?.some((type) => type !== 0))
    throw new ImportError(`${where}: categorical splits are not supported`);
  const isLeaf = tree.left_children.map((child) => child < 0);
  const inside = (child: number): boolean => child === -1 || (child > 0 && child < count);
  if (![...tree.left_children, ...tree.right_children].every(inside))
    throw new ImportError(`${where}: a child points outside the tree`);
  const where0 = (list: readonly number[], otherwise: number): number[] =>
    list.map((value, i) => (isLeaf[i] ? otherwise : value));
  return {
    feature: where0(tree.split_indices, -1),
    threshold: tree.split_conditions.map((limit, i) => (isLeaf[i] ? 0 : thresholdBelow(limit))),
    missingLeft: where0(tree.default_left, 0),
    left: [...tree.left_children],
    right: [...tree.right_children],
    value: tree.split_conditions.map((value, i) => (isLeaf[i] ? Math.fround(value) : 0)),
    cover: tree.sum_hessian.map((cover) => Math.max(cover, 1e-6)),
    gain: where0(tree.loss_changes, 0),
  };
};

/**
 * Reads XGBoost's JSON model of a logistic objective. Thresholds are rounded to 32 bits as XGBoost does, then moved to
 * the double that splits unrounded values the same way. XGBoost adds up in 32 bits, so sums agree to about 1e-6.
 * @throws ImportError naming what is not supported or missing
 */
export const importXgboost = (text: string): ImportedForest => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ImportError('not a JSON file');
  }
  const parsed = xgboostModel.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ImportError(
      `not an XGBoost JSON model: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const {
    learner_model_param: parameters,
    objective,
    gradient_booster: booster,
    feature_names: names,
  } = parsed.data.learner;
  if (!/^(binary:logistic|binary:logitraw|reg:logistic)$/.test(objective.name))
    throw new ImportError(`objective "${objective.name}" is not supported, only binary:logistic`);
  if (booster.name !== undefined && booster.name !== 'gbtree')
    throw new ImportError(`booster "${booster.name}" is not supported, only gbtree`);
  const score = parameters.base_score;
  const base = objective.name === 'binary:logitraw' ? score : Math.log(score / (1 - score));
  if (!Number.isFinite(base)) throw new ImportError(`base_score ${score} is not between 0 and 1`);
  const columns =
    names !== undefined && names.length > 0
      ? names
      : Array.from({ length: parameters.num_feature }, (_, i) => `f${i}`);
  return {
    columns,
    forest: { base, trees: booster.model.trees.map((tree, index) => treeOf(tree, `tree ${index}`)) },
  };
};
