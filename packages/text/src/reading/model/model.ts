import { bytesOfBase64 } from '../../binary/base64.ts';
import type { FeatureList } from './feature-list.ts';
import { FINDING_STATUSES, RISK_KINDS } from '../finding.ts';
import { type FullTrees, fullTreesOf, scoreFullTrees } from './full-trees.ts';
import { HashTable } from './hash-table.ts';
import type { NamedFacts } from './named-facts.ts';
import { createLinear, type Linear, linearScores, weightOf } from './linear.ts';
import { balanced, genreOf, GENRES, type Mix, mixInputs, mixScores } from './mix.ts';
import type { Prepared } from '../prepare.ts';
import { STATEMENT_ANSWERS, statementScores } from '../statement/statement-scores.ts';
import type { Words } from '../words/word-table.ts';

/** What the model answers about a text, in the order of its outputs. */
export const OUTPUTS = ['concerns', ...RISK_KINDS, ...FINDING_STATUSES, 'abroad'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Chances of the linear stage at which the trees may split. */
const STEPS: readonly number[] = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** Chances of the model of places at which the trees may split. */
const PLACE_STEPS: readonly number[] = [0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95];

/**
 * A linear stage over all features, one over the places of a text, trees over facts and over what both said; and a mix
 * that weighs what these three said.
 */
export type ReadingModel = {
  readonly linear: Linear;
  readonly places: Linear;
  /** Fact hash → column of the trees; columns after these are the linear stages' steps. */
  readonly facts: HashTable;
  readonly trees: readonly FullTrees[];
  readonly mix: Mix;
};

const MAGIC = 0x57534d33;

/** Pieces in the order in which they lie in the file. */
export const MODEL_MAGIC = MAGIC;

/** Reads a packed model. Throws where it is none, or of another form. */
export const unpackModel = (base64: string): ReadingModel => {
  const bytes = bytesOfBase64(base64);
  let at = 0;
  const view = new DataView(bytes.buffer);
  const number = (): number => {
    const value = view.getUint32(at, true);
    at += 4;
    return value;
  };
  const piece = (size: number): ArrayBuffer => {
    const copy = bytes.buffer.slice(at, at + size) as ArrayBuffer;
    at += Math.ceil(size / 4) * 4;
    return copy;
  };
  if (number() !== MAGIC)
    throw new Error('reading model: not a model of this version; run `npm run train -- reading`');
  const outputs = number();
  if (outputs !== OUTPUTS.length)
    throw new Error(`reading model: ${outputs} outputs where ${OUTPUTS.length} are expected`);
  const linearOf = (count: number): Linear => {
    const rowCount = number();
    const hashes = new Uint32Array(piece(rowCount * 4));
    const weights = new Int8Array(piece(rowCount * count));
    const scales = new Float32Array(piece(count * 4));
    const biases = new Float32Array(piece(count * 4));
    return createLinear(hashes, weights, scales, biases);
  };
  const linear = linearOf(outputs);
  const places = linearOf(STATEMENT_ANSWERS.length);
  const factCount = number();
  const factHashes = new Uint32Array(piece(factCount * 4));
  const trees: FullTrees[] = [];
  for (let output = 0; output < outputs; output += 1) {
    const roots = number();
    const nodes = number();
    const leaves = number();
    trees.push(
      fullTreesOf({
        base: new Float32Array(piece(4))[0] ?? 0,
        roots: new Int32Array(piece(roots * 4)),
        columns: Uint32Array.from(new Uint16Array(piece(nodes * 2))),
        present: Int32Array.from(new Int16Array(piece(nodes * 2))),
        absent: Int32Array.from(new Int16Array(piece(nodes * 2))),
        leaves: new Float32Array(piece(leaves * 4)),
      }),
    );
  }
  const facts = HashTable.of(factHashes);
  const inputs = number();
  const mix = { inputs, outputs, weights: new Float32Array(piece(GENRES * outputs * (inputs + 1) * 4)) };
  return { linear, places, facts, trees, mix };
};

const logitOf = (chance: number): number => Math.log(chance / (1 - chance));
const LOGITS = STEPS.map(logitOf);
const PLACE_LOGITS = PLACE_STEPS.map(logitOf);

/** Number of the trees' columns, given the number of facts and of what the places say. */
export const columnCount = (facts: number, places: number): number =>
  facts + OUTPUTS.length * LOGITS.length + places * PLACE_LOGITS.length;

/** Columns of the steps that the linear stages reached, given the number of facts. */
export const stepColumns = (linear: Float64Array, places: Float64Array, facts: number): number[] => {
  const columns: number[] = [];
  const climb = (score: number, steps: readonly number[], from: number): void => {
    for (let step = 0; step < steps.length && score >= (steps[step] as number); step += 1)
      columns.push(from + step);
  };
  linear.forEach((score, output) => climb(score, LOGITS, facts + output * LOGITS.length));
  const from = facts + linear.length * LOGITS.length;
  places.forEach((score, place) => climb(score, PLACE_LOGITS, from + place * PLACE_LOGITS.length));
  return columns;
};

/** Outputs that are wanted of a good share of all texts judged, in both genres. */
const FREQUENT: ReadonlySet<Output> = new Set<Output>(['concerns', 'wage-arrears']);

/** Outputs that decide whether a text says anything: concerns and the kinds. */
const SAYING = 1 + RISK_KINDS.length;

/**
 * Log-odds of the linear stage below which the others are not asked, where none of the outputs that decide reaches it. Of
 * 56,284 texts no text below was raised above −0.6 by the other stages, and nothing is said below −0.4: no reading is another
 * with all stages asked.
 */
const HOPELESS = -4;

/**
 * The same where the places are not likely either: of the same texts 445 of the 785 that pass so far with log-odds below −1
 * end here, none of which the trees raise above −1.5. Trees and mix cost a tenth of all reading.
 */
const FAINT = -3;
const FAINT_PLACES = -1.5;

/** Log-odds of each output; null where the text stage alone is sure that nothing is said and `whole` does not ask for all stages. */
export const modelScores = (
  model: ReadingModel,
  list: FeatureList,
  prepared: Prepared,
  words: Words,
  whole = false,
): Record<Output, number> | null => {
  const linear = linearScores(model.linear, list);
  const likeliest = Math.max(...linear.subarray(0, SAYING));
  if (likeliest < HOPELESS && !whole) return null;
  const places = statementScores(model.places, prepared, words);
  if (likeliest < FAINT && Math.max(...places) < FAINT_PLACES && !whole) return null;
  const present = new Uint8Array(columnCount(model.facts.size, places.length));
  for (let fact = 0; fact < list.factCount; fact += 1) {
    const column = model.facts.find(list.facts[fact] as number);
    if (column !== -1) present[column] = 1;
  }
  for (const column of stepColumns(linear, places, model.facts.size)) present[column] = 1;
  const grown = new Float64Array(OUTPUTS.length);
  model.trees.forEach((trees, output) => (grown[output] = scoreFullTrees(trees, present)));
  const genre = genreOf(prepared.bodyStart > 0);
  const mixed = mixScores(model.mix, genre, mixInputs(linear, places, grown));
  return Object.fromEntries(
    OUTPUTS.map((output, place) => [
      output,
      balanced(genre, FREQUENT.has(output), grown[place] as number, mixed[place] as number),
    ]),
  ) as Record<Output, number>;
};

/** The facts of a text that speak most for or against its concerning an employer, with their linear weights. */
export const weightiestFacts = (
  model: ReadingModel,
  named: NamedFacts,
  most: number,
): { name: string; weight: number }[] => {
  const found: { name: string; weight: number }[] = [];
  for (const [hash, { name, value }] of named.facts) {
    const weight = value * weightOf(model.linear, hash, 0);
    if (Math.abs(weight) >= 0.05) found.push({ name, weight });
  }
  return found
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.name < b.name ? -1 : 1))
    .slice(0, most);
};
