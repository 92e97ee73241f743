import { z } from 'zod';
import { DERIVE_OPERATIONS } from './derive.ts';
import type { LearnedModel } from './learned-model.ts';

const number = z.number();
const numbers = z.array(number).readonly();
const index = z.number().int().min(0);
const spread = z.object({ edges: numbers, ratios: numbers }).readonly();

const tree = z
  .object({
    feature: z.array(z.number().int().min(-1)).readonly(),
    threshold: numbers,
    missingLeft: z.array(z.number().int().min(0).max(1)).readonly(),
    left: z.array(z.number().int()).readonly(),
    right: z.array(z.number().int()).readonly(),
    value: numbers,
    cover: numbers,
    gain: numbers,
  })
  .readonly()
  .superRefine((own, context) => {
    const count = own.feature.length;
    const lists = [own.threshold, own.missingLeft, own.left, own.right, own.value, own.cover, own.gain];
    if (count === 0 || lists.some((list) => list.length !== count)) {
      context.addIssue({ code: 'custom', message: 'the lists of a tree must be equally long and not empty' });
      return;
    }
    // every node but the root is the child of exactly one, so that no walk can go round
    const parents = new Int32Array(count);
    own.feature.forEach((feature, node) => {
      if (feature < 0) return;
      for (const child of [own.left[node] as number, own.right[node] as number])
        if (child > 0 && child < count) parents[child] = (parents[child] as number) + 1;
        else context.addIssue({ code: 'custom', message: `node ${node} has a child outside the tree` });
    });
    if (parents.some((times, node) => times !== (node === 0 ? 0 : 1)))
      context.addIssue({ code: 'custom', message: 'the nodes do not make one tree' });
  });

const card = z
  .object({
    rowCount: index,
    positiveCount: index,
    settings: z.record(z.string(), z.union([z.string(), number, z.boolean(), numbers, z.null()])).readonly(),
    check: z
      .object({
        basis: z.enum(['out-of-fold', 'later-rows']),
        rowCount: index,
        positiveCount: index,
        rocArea: number.nullable(),
        precisionRecallArea: number.nullable(),
        brierUncalibrated: number,
        reliability: z
          .array(z.object({ rowCount: index, meanProbability: number, trueRatio: number }).readonly())
          .readonly(),
      })
      .readonly()
      .nullable(),
    importance: numbers,
    spreads: z.array(spread).readonly(),
    scoreSpread: spread.nullable(),
  })
  .readonly();

const described = {
  format: z.literal('weisu-model'),
  formatVersion: z.literal(1),
  target: z.string(),
  columns: z.array(z.string()).readonly(),
  calibration: z.object({ raw: numbers, probability: numbers }).readonly(),
  card,
};

const schema = z.discriminatedUnion('kind', [
  z.object({
    ...described,
    kind: z.literal('trees'),
    derived: z
      .array(z.object({ operation: z.enum(DERIVE_OPERATIONS), left: index, right: index }).readonly())
      .readonly(),
    forest: z.object({ base: number, trees: z.array(tree).readonly() }).readonly(),
  }),
  z.object({
    ...described,
    kind: z.literal('logistic'),
    logistic: z
      .object({
        intercept: number,
        mean: numbers,
        deviation: numbers,
        weight: numbers,
        missingWeight: numbers,
        missingRatio: numbers,
      })
      .readonly(),
  }),
]);

/** A file that is no model of ours, or one that would mislead; the message says where. */
export class ModelFormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ModelFormatError';
  }
}

const checkColumns = (model: LearnedModel): void => {
  const count = model.columns.length;
  if (model.calibration.raw.length !== model.calibration.probability.length)
    throw new ModelFormatError('calibration: the two lists differ in length');
  if (model.kind === 'logistic') {
    const { intercept: _, ...lists } = model.logistic;
    for (const [name, list] of Object.entries(lists))
      if (list.length !== count)
        throw new ModelFormatError(`logistic.${name} has ${list.length} values for ${count} columns`);
    return;
  }
  const outside = model.derived.findIndex(({ left, right }) => left >= count || right >= count);
  if (outside >= 0)
    throw new ModelFormatError(`derived.${outside} is made from a column that does not exist`);
  const width = count + model.derived.length;
  const wild = model.forest.trees.findIndex((own) => own.feature.some((feature) => feature >= width));
  if (wild >= 0) throw new ModelFormatError(`forest.trees.${wild} reads a column that does not exist`);
};

/**
 * Checks what was read from a model's JSON.
 * @throws ModelFormatError saying which part is wrong
 */
export const parseModel = (json: unknown): LearnedModel => {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ModelFormatError(`not a weisu model: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  checkColumns(parsed.data);
  return parsed.data;
};
