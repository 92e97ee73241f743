import { RISK_KINDS } from '../src/reading/finding.ts';
import type { FeatureSet } from '../src/reading/model/feature-set.ts';
import { genreOf, mixInputs } from '../src/reading/model/mix.ts';
import { columnCount, type Output, OUTPUTS, stepColumns } from '../src/reading/model/model.ts';
import { scoreTrees, type Trees } from '../src/reading/model/trees.ts';
import { boost, meanOf } from './boost.ts';
import { learnMix } from './learn-mix.ts';
import { learnPlaces, type Place, type PlacedText, placeRows } from './learn-places.ts';
import { learn, logits } from './logistic.ts';
import { type HashedMatrix, matrixOf, narrowed } from './matrix.ts';
import { type LearnedStage, packModel } from './pack-model.ts';

/** One text to learn from. */
export type Example = {
  readonly set: FeatureSet;
  readonly places: readonly Place[];
  readonly titled: boolean;
  /** Wanted chance of each output; NaN where nothing is known. */
  readonly targets: readonly number[];
  /** Wanted chance that each kind is stated of a particular employer as happening or feared. */
  readonly particular: readonly number[];
  readonly importance: number;
  /** Part of the text's whole importance that this is; the rest is with its copies. */
  readonly share: number;
  /** True for judged texts; background only says what is ordinary. */
  readonly gold: boolean;
  /** A copy under other names: the linear stages learn from it, trees and mix do not. */
  readonly copy: boolean;
  /** Inner fold: the linear stages' words to the trees come from models that have not seen the text's fold. */
  readonly fold: number;
};

export const INNER_FOLDS = 3;
/** A feature needs this many judged texts, or five times as many of the background. */
const LEAST_TEXTS = 2 - 1e-3;
const LEAST_FACT_TEXTS = 5;
const EPOCHS = 8;
const ORDERS = 3;
/** Forests whose mean the trees are. */
const FORESTS = 3;
const MIX_RIDGE = 20;
/**
 * The same for kinds that few letters of the gold state. How often a kind is stated, and beside what, invented letters do
 * not show: they teach how it is said, and count half in how far each stage is to be believed.
 */
const SELDOM_RIDGE = 60;
const SELDOM_SHARE = 0.5;
/** Importance of a gold text; all others count for less. */
const GOLD_IMPORTANCE = 1 - 1e-3;
const SELDOM_KINDS: readonly Output[] = RISK_KINDS.filter((kind) => kind !== 'wage-arrears');

/** How much a text counts where a feature must stand in some texts. */
const seenOf = ({ gold, share }: Pick<Example, 'gold' | 'share'>): number => (gold ? share : 0.2);

type LinearStage = LearnedStage & { readonly say: (text: number) => Float64Array };

const learnLinear = (
  examples: readonly Example[],
  matrix: HashedMatrix,
  targets: Float32Array,
  importance: Float32Array,
  rows: readonly number[],
): LinearStage => {
  const narrow = narrowed(matrix, rows, (row) => seenOf(examples[row] as Example), LEAST_TEXTS);
  const learned = learn({
    matrix: narrow,
    rows,
    columns: narrow.hashes.length,
    outputs: OUTPUTS.length,
    targets,
    importance,
    epochs: EPOCHS,
    rate: 0.1,
    ridge: 1e-4,
    orders: ORDERS,
  });
  return { hashes: narrow.hashes, learned, say: (text) => logits(learned, narrow, text) };
};

const placedOf = ({ places, targets, particular, importance, gold, share }: Example): PlacedText => ({
  places,
  wanted: RISK_KINDS.flatMap((kind, place) => [targets[OUTPUTS.indexOf(kind)] ?? 0, particular[place] ?? 0]),
  importance,
  seen: seenOf({ gold, share }),
});

/** Learns linear stages and trees from examples, and packs them. The same examples give the same bytes. */
export const learnReading = (examples: readonly Example[], progress: (message: string) => void): string => {
  const targets = Float32Array.from(examples.flatMap((example) => example.targets));
  const importance = Float32Array.from(examples, (example) => example.importance);
  const all = [...examples.keys()];
  const originals = all.filter((row) => !(examples[row] as Example).copy);
  // A text counts in full where its copies do not.
  const whole = Float32Array.from(examples, ({ importance, share }) => importance / share);
  const matrix = matrixOf(examples.map(({ set }) => set));
  const placed = examples.map(placedOf);
  const rows = placeRows(placed);
  progress(`${matrix.hashes.length} features, ${rows.matrix.rows} places`);
  const linearSays: Float64Array[] = [];
  const placesSay: Float64Array[] = [];
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const isIn = (row: number): boolean => (examples[row]?.fold ?? 0) % INNER_FOLDS === fold;
    const others = all.filter((row) => !isIn(row));
    const linear = learnLinear(examples, matrix, targets, importance, others);
    const places = learnPlaces(placed, rows, others);
    for (const row of originals.filter(isIn)) {
      linearSays[row] = linear.say(row);
      placesSay[row] = places.say(row);
    }
    progress(`linear stages without fold ${fold + 1} of ${INNER_FOLDS}`);
  }
  const linear = learnLinear(examples, matrix, targets, importance, all);
  const places = learnPlaces(placed, rows, all).stage;
  progress('linear stages');

  const counts = new Map<number, number>();
  for (const { set, copy } of examples)
    if (!copy) for (const hash of set.facts) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const facts = [...counts]
    .filter(([, count]) => count >= LEAST_FACT_TEXTS)
    .map(([hash]) => hash)
    .sort((a, b) => a - b);
  const columnOf = new Map(facts.map((hash, column) => [hash, column]));
  const present = examples.map(({ set, copy }, row) => {
    if (copy) return new Uint32Array(0);
    const columns: number[] = [];
    for (const hash of set.facts) {
      const column = columnOf.get(hash);
      if (column !== undefined) columns.push(column);
    }
    const linearSaid = linearSays[row] as Float64Array;
    const placesSaid = placesSay[row] as Float64Array;
    return Uint32Array.from([...columns, ...stepColumns(linearSaid, placesSaid, facts.length)]);
  });
  const columns = columnCount(facts.length, placesSay[0]?.length ?? 0);
  const forest = (place: number, rows: readonly number[], seed: number): Trees =>
    boost({
      facts: present,
      rows,
      columns,
      targets: targets.filter((_, at) => at % OUTPUTS.length === place),
      importance: whole,
      rounds: 110,
      depth: 3,
      rate: 0.1,
      ridge: 2,
      least: 1,
      sample: 0.7,
      columnSample: 0.4,
      seed,
    });
  const grow = (place: number, rows: readonly number[]): Trees =>
    meanOf(Array.from({ length: FORESTS }, (_, seed) => forest(place, rows, 7 + seed)));
  // What trees say of texts that they have not seen, for the mix.
  const given = new Uint8Array(columns);
  const treesSay = examples.map(() => new Float64Array(OUTPUTS.length));
  for (let fold = 0; fold < INNER_FOLDS; fold += 1) {
    const isIn = (row: number): boolean => (examples[row]?.fold ?? 0) % INNER_FOLDS === fold;
    const others = originals.filter((row) => !isIn(row));
    OUTPUTS.forEach((_, place) => {
      const grown = grow(place, others);
      for (const row of originals.filter(isIn)) {
        given.fill(0);
        for (const column of present[row] as Uint32Array) given[column] = 1;
        (treesSay[row] as Float64Array)[place] = scoreTrees(grown, given);
      }
    });
    progress(`trees without fold ${fold + 1} of ${INNER_FOLDS}`);
  }
  const trees = OUTPUTS.map((_, place) => grow(place, originals));
  const mixImportance = Float32Array.from(originals, (row) => whole[row] as number);
  const mix = learnMix({
    said: originals.map((row) =>
      mixInputs(
        linearSays[row] as Float64Array,
        placesSay[row] as Float64Array,
        treesSay[row] as Float64Array,
      ),
    ),
    genres: originals.map((row) => genreOf((examples[row] as Example).titled)),
    targets: Float32Array.from(originals.flatMap((row) => (examples[row] as Example).targets)),
    importance: mixImportance,
    outputs: OUTPUTS.length,
    ridge: MIX_RIDGE,
    apart: {
      holds: (genre, output) => genre === genreOf(true) && SELDOM_KINDS.includes(OUTPUTS[output] as Output),
      importance: mixImportance.map((weight) => (weight < GOLD_IMPORTANCE ? weight * SELDOM_SHARE : weight)),
      ridge: SELDOM_RIDGE,
    },
  });
  progress('trees and mix');
  return packModel({ linear, places, facts, trees, mix });
};
