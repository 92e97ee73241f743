import { hashAfter, hashEnd, hashFrom, hashOf, hashOver } from './feature-hash.ts';
import type { Features } from './feature-set.ts';

/**
 * Hashed features in the order in which they came, some more than once, in arrays that are used again for the next text:
 * what reading needs, where a `FeatureSet` would number each of them first. Who reads the list counts the first of each.
 */
export class FeatureList implements Features {
  /** Only the first `size` count. */
  hashes: Uint32Array;
  values: Float64Array;
  size = 0;
  /** Hashes of the facts; only the first `factCount` count. */
  facts = new Uint32Array(512);
  factCount = 0;

  constructor(expected: number) {
    this.hashes = new Uint32Array(expected);
    this.values = new Float64Array(expected);
  }

  clear(): void {
    this.size = 0;
    this.factCount = 0;
  }

  put(hash: number, value: number): void {
    if (this.size === this.hashes.length) {
      const { hashes, values } = this;
      this.hashes = new Uint32Array(this.size * 2);
      this.hashes.set(hashes);
      this.values = new Float64Array(this.size * 2);
      this.values.set(values);
    }
    this.hashes[this.size] = hash;
    this.values[this.size] = value;
    this.size += 1;
  }

  addPiece(group: number, text: string, start: number, end: number, value: number): void {
    this.put(hashOf(group, text, start, end), value);
  }

  addBehind(hash: number, text: string, start: number, end: number, value: number): void {
    this.put(hashEnd(hashOver(hash, text, start, end)), value);
  }

  addContext(group: number, name: string, value: number): void {
    this.put(hashEnd(hashAfter(hashFrom(group), name)), value);
  }

  addFact(group: number, name: string, value: number): void {
    const hash = hashEnd(hashAfter(hashFrom(group), name));
    this.put(hash, value);
    if (this.factCount === this.facts.length) {
      const { facts } = this;
      this.facts = new Uint32Array(this.factCount * 2);
      this.facts.set(facts);
    }
    this.facts[this.factCount] = hash;
    this.factCount += 1;
  }
}
