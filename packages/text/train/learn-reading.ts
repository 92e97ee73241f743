import type { FeatureSet } from '../src/reading/model/feature-set.ts';
import { OUTPUTS, STEPS, stepColumns } from '../src/reading/model/model.ts';
import { boost } from './boost.ts';
import { learn, type Learned, predict } from './logistic.ts';
import { matrixOf, type Vocabulary, vocabularyOf } from './matrix.ts';
import { packModel } from './pack-model.ts';

/** One text to learn from. */
export type Example = {
  readonly set: FeatureSet;
  /** Wanted chance of each output; NaN where nothing is known. */
  readonly targets: readonly number[];
  readonly importance: number;
  /** True for judged texts; background only says what is ordinary. */
  readonly gold: boolean;
  /** Inner fold: the linear stage's words to the trees come from models that have not seen the text's fold. */
  readonly fold: number;
};

const INNER_FOLDS = 4;
const ROUNDS = 160;
/** A feature needs this many judged texts, or five times as many of the background. */
const LEAST_TEXTS = 2;
const LEAST_FACT_TEXTS = 5;

type Flat = { readonly targets: Float32Array; readonly importance: Float32Array };

const flatten = (examples: readonly Example[]): Flat => ({
  targets: Float32Array.from(examples.flatMap(({ targets }) => targets)),
  importance: Float32Array.from(examples.map(({ importance }) => importance)),
});

type Linear = { readonly vocabulary: Vocabulary; readonly learned: Learned };

const learnLinear = (
  examples: readonly Example[],
  { targets, importance }: Flat,
  rows: readonly number[],
): Linear => {
  const chosen = rows.map((row) => examples[row] as Example);
  const vocabulary = vocabularyOf(
    chosen.map(({ set }) => set),
    (index) => (chosen[index]?.gold ? 1 : 0.2),
    LEAST_TEXTS,
  );
  const matrix = matrixOf(
    examples.map(({ set }) => set),
    vocabulary,
  );
  const learned = learn({
    matrix,
    rows,
    columns: vocabulary.size,
    outputs: OUTPUTS.length,
    targets,
    importance,
    epochs: 12,
    rate: 0.1,
    ridge: 1e-4,
  });
  return { vocabulary, learned };
};

const logitsOf = ({ vocabulary, learned }: Linear, set: FeatureSet): Float64Array =>
  predict(learned, matrixOf([set], vocabulary), 0).map((chance) => Math.log(chance / (1 - chance)));

/** Learns linear stage and trees from examples, and packs them. The same examples give the same bytes. */
export const learnReading = (examples: readonly Example[], progress: (message: string) => void): string => {
  const flat = flatten(examples);
  const all = [...examples.keys()];
  const unseen: Float64Array[] = examples.map(() => new Float64Array(0));
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const isIn = (row: number): boolean => (examples[row]?.fold ?? 0) % INNER_FOLDS === fold;
    const linear = learnLinear(
      examples,
      flat,
      all.filter((row) => !isIn(row)),
    );
    for (const row of all.filter(isIn)) unseen[row] = logitsOf(linear, (examples[row] as Example).set);
    progress(`linear stage without fold ${fold + 1} of ${INNER_FOLDS}`);
  }
  const { vocabulary, learned } = learnLinear(examples, flat, all);
  progress('linear stage');

  const counts = new Map<number, number>();
  for (const { set } of examples) for (const hash of set.facts) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const facts = [...counts]
    .filter(([, count]) => count >= LEAST_FACT_TEXTS)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
  const columnOf = new Map(facts.map((hash, column) => [hash, column]));
  const present = examples.map(({ set }, row) => {
    const columns: number[] = [];
    for (const hash of set.facts) {
      const column = columnOf.get(hash);
      if (column !== undefined) columns.push(column);
    }
    return Uint32Array.from([...columns, ...stepColumns(unseen[row] as Float64Array, facts.length)]);
  });
  const trees = OUTPUTS.map((output, place) => {
    const tree = boost({
      facts: present,
      rows: all,
      columns: facts.length + OUTPUTS.length * STEPS.length,
      targets: flat.targets.filter((_, at) => at % OUTPUTS.length === place),
      importance: flat.importance,
      rounds: ROUNDS,
      depth: 3,
      rate: 0.08,
      ridge: 2,
      least: 1,
    });
    progress(`trees for ${output}`);
    return tree;
  });
  return packModel({ vocabulary, linear: learned, facts, trees });
};
