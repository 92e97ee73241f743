import { MODEL_MAGIC, OUTPUTS } from '../src/reading/model/model.ts';
import type { Trees } from '../src/reading/model/trees.ts';
import type { Learned } from './logistic.ts';
import type { Vocabulary } from './matrix.ts';

export type Parts = {
  readonly vocabulary: Vocabulary;
  readonly linear: Learned;
  /** Fact hashes in column order. */
  readonly facts: readonly number[];
  readonly trees: readonly Trees[];
};

const bytesOf = (view: ArrayBufferView): Buffer => Buffer.from(view.buffer, view.byteOffset, view.byteLength);
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

/** Packs a model as base64: quantised to a byte a weight, rows that all round to nothing left out. */
export const packModel = ({ vocabulary, linear, facts, trees }: Parts): string => {
  const outputs = OUTPUTS.length;
  const scales = new Float32Array(outputs);
  linear.weights.forEach((weight, at) => {
    scales[at % outputs] = Math.max(scales[at % outputs] as number, Math.abs(weight));
  });
  for (let output = 0; output < outputs; output += 1) scales[output] = (scales[output] as number) / 127 || 1;
  const hashes: number[] = [];
  const weights: number[] = [];
  for (const [hash, column] of vocabulary) {
    const row = Array.from({ length: outputs }, (_, output) =>
      Math.round((linear.weights[column * outputs + output] as number) / (scales[output] as number)),
    );
    if (row.every((weight) => weight === 0)) continue;
    hashes.push(hash);
    weights.push(...row);
  }
  const pieces: Buffer[] = [
    bytesOf(Uint32Array.of(MODEL_MAGIC, outputs, hashes.length, facts.length)),
    bytesOf(Uint32Array.from(hashes)),
    padded(bytesOf(Int8Array.from(weights))),
    bytesOf(scales),
    bytesOf(linear.biases),
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
  return Buffer.concat(pieces).toString('base64');
};
