import { bytesOfBase64 } from './base64.ts';
import type { FeatureSet } from './feature-set.ts';
import { FINDING_STATUSES, RISK_KINDS } from '../finding.ts';
import { HashTable } from './hash-table.ts';
import { scoreTrees, type Trees } from './trees.ts';

/** What the model answers about a text, in the order of its outputs. */
export const OUTPUTS = ['concerns', ...RISK_KINDS, ...FINDING_STATUSES, 'abroad'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Chances of the linear stage at which the trees may split. */
export const STEPS: readonly number[] = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

/** A linear stage over all features, and trees over facts and over what the linear stage said. */
export type ReadingModel = {
  /** Feature hash → row of `weights`. */
  readonly rows: HashTable;
  /** Quantised weight of a row for an output at `row * outputs + output`; times the output's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly biases: Float32Array;
  /** Fact hash → column of the trees; columns after these are the linear stage's steps. */
  readonly facts: ReadonlyMap<number, number>;
  readonly trees: readonly Trees[];
};

const MAGIC = 0x57534d31;

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
  const rowCount = number();
  const factCount = number();
  const hashes = new Uint32Array(piece(rowCount * 4));
  const weights = new Int8Array(piece(rowCount * outputs));
  const scales = new Float32Array(piece(outputs * 4));
  const biases = new Float32Array(piece(outputs * 4));
  const factHashes = new Uint32Array(piece(factCount * 4));
  const trees: Trees[] = [];
  for (let output = 0; output < outputs; output += 1) {
    const roots = number();
    const nodes = number();
    const leaves = number();
    trees.push({
      base: new Float32Array(piece(4))[0] ?? 0,
      roots: new Int32Array(piece(roots * 4)),
      columns: Uint32Array.from(new Uint16Array(piece(nodes * 2))),
      present: Int32Array.from(new Int16Array(piece(nodes * 2))),
      absent: Int32Array.from(new Int16Array(piece(nodes * 2))),
      leaves: new Float32Array(piece(leaves * 4)),
    });
  }
  const rows = new HashTable(rowCount);
  for (const hash of hashes) rows.add(hash);
  const facts = new Map<number, number>();
  factHashes.forEach((hash, column) => facts.set(hash, column));
  return { rows, weights, scales, biases, facts, trees };
};

const LOGITS = STEPS.map((chance) => Math.log(chance / (1 - chance)));

/** Log-odds of the linear stage for each output. */
const linearScores = (model: ReadingModel, set: FeatureSet): Float64Array => {
  const outputs = OUTPUTS.length;
  const sums = new Float64Array(outputs);
  // Half of all reading is this loop: what it looks at is fetched before.
  const { rows, weights } = model;
  const { size } = set;
  const found = new Int32Array(size);
  rows.findAll(set.table.hashes, size, found);
  for (let place = 0; place < size; place += 1) {
    const row = found[place] as number;
    if (row === -1) continue;
    const value = set.valueAt(place);
    const from = row * outputs;
    for (let output = 0; output < outputs; output += 1)
      sums[output] = (sums[output] as number) + value * (weights[from + output] as number);
  }
  for (let output = 0; output < outputs; output += 1)
    sums[output] =
      (sums[output] as number) * (model.scales[output] as number) + (model.biases[output] as number);
  return sums;
};

/** Columns of the steps that the linear stage reached, given the number of facts. */
export const stepColumns = (linear: Float64Array, facts: number): number[] => {
  const columns: number[] = [];
  linear.forEach((score, output) => {
    for (let step = 0; step < LOGITS.length && score >= (LOGITS[step] as number); step += 1)
      columns.push(facts + output * STEPS.length + step);
  });
  return columns;
};

/** Log-odds of each output. */
export const modelScores = (model: ReadingModel, set: FeatureSet): Record<Output, number> => {
  const linear = linearScores(model, set);
  const present = new Uint8Array(model.facts.size + OUTPUTS.length * STEPS.length);
  for (const hash of set.facts) {
    const column = model.facts.get(hash);
    if (column !== undefined) present[column] = 1;
  }
  for (const column of stepColumns(linear, model.facts.size)) present[column] = 1;
  const has = (column: number): boolean => present[column] === 1;
  return Object.fromEntries(
    OUTPUTS.map((output, place) => [output, scoreTrees(model.trees[place] as Trees, has)]),
  ) as Record<Output, number>;
};

/** The facts of a text that speak most for or against its concerning an employer, with their linear weights. */
export const weightiestFacts = (
  model: ReadingModel,
  set: FeatureSet,
  most: number,
): { name: string; weight: number }[] => {
  const found: { name: string; weight: number }[] = [];
  for (const [hash, name] of set.names ?? []) {
    const row = model.rows.find(hash);
    if (row === -1) continue;
    const weight =
      set.valueOf(hash) * (model.weights[row * OUTPUTS.length] as number) * (model.scales[0] as number);
    if (Math.abs(weight) >= 0.05) found.push({ name, weight });
  }
  return found
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.name < b.name ? -1 : 1))
    .slice(0, most);
};
