import { MODEL_MAGIC } from '../src/reading/model/model.ts';
import type { Mix } from '../src/reading/model/mix.ts';
import type { Trees } from '../src/reading/model/trees.ts';
import type { Learned } from './logistic.ts';

/** A linear stage and the feature of each of its columns. */
export type LearnedStage = { readonly hashes: Uint32Array; readonly learned: Learned };

export type Parts = {
  readonly linear: LearnedStage;
  readonly places: LearnedStage;
  /** Fact hashes in column order. */
  readonly facts: readonly number[];
  readonly trees: readonly Trees[];
  readonly mix: Mix;
};

const bytesOf = (view: ArrayBufferView): Buffer => Buffer.from(view.buffer, view.byteOffset, view.byteLength);
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** Quantised to a byte a weight, rows that all round to nothing left out. */
const packLinear = ({ hashes, learned }: LearnedStage): Buffer[] => {
  const { outputs } = learned;
  const scales = new Float32Array(outputs);
  learned.weights.forEach((weight, at) => {
    scales[at % outputs] = Math.max(scales[at % outputs] as number, Math.abs(weight));
  });
  for (let output = 0; output < outputs; output += 1) scales[output] = (scales[output] as number) / 127 || 1;
  const kept: number[] = [];
  const weights: number[] = [];
  hashes.forEach((hash, column) => {
    const row = Array.from({ length: outputs }, (_, output) =>
      Math.round((learned.weights[column * outputs + output] as number) / (scales[output] as number)),
    );
    if (row.every((weight) => weight === 0)) return;
    kept.push(hash);
    weights.push(...row);
  });
  return [
    bytesOf(Uint32Array.of(kept.length)),
    bytesOf(Uint32Array.from(kept)),
    padded(bytesOf(Int8Array.from(weights))),
    bytesOf(scales),
    bytesOf(learned.biases),
  ];
};

/** Packs a model as base64. */
export const packModel = ({ linear, places, facts, trees, mix }: Parts): string => {
  const pieces: Buffer[] = [
    bytesOf(Uint32Array.of(MODEL_MAGIC, linear.learned.outputs)),
    ...packLinear(linear),
    ...packLinear(places),
    bytesOf(Uint32Array.of(facts.length)),
    bytesOf(Uint32Array.from(facts)),
  ];
  for (const tree of trees) {
    if (tree.columns.length > 0x7fff) throw new Error('a tree stage has more nodes than fit two bytes');
    pieces.push(
      bytesOf(Uint32Array.of(tree.roots.length, tree.columns.length, tree.leaves.length)),
      bytesOf(Float32Array.of(tree.base)),
      bytesOf(tree.roots),
      padded(bytesOf(Uint16Array.from(tree.columns))),
      padded(bytesOf(Int16Array.from(tree.present))),
      padded(bytesOf(Int16Array.from(tree.absent))),
      bytesOf(tree.leaves),
    );
  }
  pieces.push(bytesOf(Uint32Array.of(mix.inputs)), bytesOf(mix.weights));
  return Buffer.concat(pieces).toString('base64');
};
