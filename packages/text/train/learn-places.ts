import type { FeatureSet } from '../src/reading/model/feature-set.ts';
import {
  type PlaceScore,
  STATEMENT_ANSWERS,
  strongestPlaces,
} from '../src/reading/statement/statement-scores.ts';
import { type Learned, learn, logits } from './logistic.ts';
import { type HashedMatrix, matrixOf, narrowed } from './matrix.ts';
import type { LearnedStage } from './pack-model.ts';

/** One place of a text to learn from. */
export type Place = {
  /** Index of its kind. */
  readonly kind: number;
  readonly inHead: boolean;
  readonly set: FeatureSet;
};

/** The places of a text and what is wanted of the text: chance of each answer by kind, NaN where unknown. */
export type PlacedText = {
  readonly places: readonly Place[];
  /** At `kind * answers + answer`. */
  readonly wanted: readonly number[];
  readonly importance: number;
  /** How much it counts where a feature must stand in some texts. */
  readonly seen: number;
};

const ANSWERS = STATEMENT_ANSWERS.length;
const ROUNDS = 2;
const ORDERS = 3;
const LEAST_TEXTS = 2 - 1e-3;

export type PlaceRows = {
  readonly matrix: HashedMatrix;
  /** Text of each row. */
  readonly textOf: Int32Array;
  /** First row of each text, and one past the last. */
  readonly starts: Int32Array;
};

export const placeRows = (texts: readonly PlacedText[]): PlaceRows => {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach(({ places }, text) => {
    starts[text + 1] = (starts[text] as number) + places.length;
  });
  const textOf = new Int32Array(starts[texts.length] as number);
  texts.forEach((_, text) => textOf.fill(text, starts[text], starts[text + 1]));
  return { matrix: matrixOf(texts.flatMap(({ places }) => places.map(({ set }) => set))), textOf, starts };
};

export type LearnedPlaces = {
  readonly stage: LearnedStage;
  /** What the places of a text say together; of any text, learned from or not. */
  readonly say: (text: number) => Float64Array;
};

/**
 * Learns what places say, though only whole texts are judged: where a text states a kind, some place of that kind states
 * it (multiple-instance learning). First all places of its kind are taken to; then in turns only those that the model of
 * the round before finds likeliest. In texts that do not state it, no place does.
 */
export const learnPlaces = (
  texts: readonly PlacedText[],
  { matrix, starts }: PlaceRows,
  chosen: readonly number[],
): LearnedPlaces => {
  const rows = chosen.flatMap((text) =>
    Array.from(
      { length: (starts[text + 1] as number) - (starts[text] as number) },
      (_, place) => (starts[text] as number) + place,
    ),
  );
  const narrow = narrowed(matrix, rows, (row) => texts[textAt(starts, row)]?.seen ?? 0, LEAST_TEXTS);
  const targets = new Float32Array(matrix.rows * ANSWERS).fill(Number.NaN);
  const importance = new Float32Array(matrix.rows);
  let learned: Learned | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of chosen) {
      const { places, wanted, importance: weight } = texts[text] as PlacedText;
      const from = starts[text] as number;
      const scores = places.map((_, place) =>
        learned === null ? new Float64Array(ANSWERS) : logits(learned, narrow, from + place),
      );
      places.forEach(({ kind }, place) => {
        const rivals = places.flatMap((other, at) => (other.kind === kind ? [at] : []));
        importance[from + place] = weight / Math.sqrt(rivals.length);
        for (let answer = 0; answer < ANSWERS; answer += 1) {
          const aim = wanted[kind * ANSWERS + answer] as number;
          const at = (from + place) * ANSWERS + answer;
          const own = scores[place]?.[answer] ?? 0;
          const best = Math.max(...rivals.map((rival) => scores[rival]?.[answer] ?? 0));
          // A place that is not the likeliest of a text that states it may or may not: nothing is known of it.
          targets[at] = !(aim > 0.3) || own >= best - (round === 0 ? 0 : 0.3) ? aim : Number.NaN;
        }
      });
    }
    learned = learn({
      matrix: narrow,
      rows,
      columns: narrow.hashes.length,
      outputs: ANSWERS,
      targets,
      importance,
      epochs: round === ROUNDS - 1 ? 7 : 4,
      rate: 0.08,
      ridge: 1e-4,
      orders: round === ROUNDS - 1 ? ORDERS : 1,
    });
  }
  const last = learned as Learned;
  return {
    stage: { hashes: narrow.hashes, learned: last },
    say: (text) =>
      strongestPlaces(
        (texts[text]?.places ?? []).map(({ kind, inHead }, place): PlaceScore => ({
          kind,
          inHead,
          answers: logits(last, narrow, (starts[text] as number) + place),
        })),
      ),
  };
};

const textAt = (starts: Int32Array, row: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= row) low = middle;
    else high = middle;
  }
  return low;
};
