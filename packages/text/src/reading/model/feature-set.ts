import { hashAfter, hashEnd, hashFrom, hashOf, hashOver } from './feature-hash.ts';
import { HashTable } from './hash-table.ts';

/** Where features of a text are put. A feature given again counts once, with its first value. */
export type Features = {
  /** Adds a feature by its hash. */
  readonly put: (hash: number, value: number) => void;
  /** Adds a piece of the text as it stands. */
  readonly addPiece: (group: number, text: string, start: number, end: number, value: number) => void;
  /** Adds a piece of the text behind what a hash has read already. */
  readonly addBehind: (hash: number, text: string, start: number, end: number, value: number) => void;
  readonly addContext: (group: number, name: string, value: number) => void;
  /** Adds a fact, which the trees see too; its name must not rest on digits. */
  readonly addFact: (group: number, name: string, value: number) => void;
};

/** Hashed features of a text with their values: to learn from. */
export class FeatureSet implements Features {
  /** All features: what the linear stage sees. */
  readonly table: HashTable;
  /** Values in the order of the table. */
  #values: Float64Array;
  /** Those that stand for something a person would name (terms, cues, subjects): what the trees see. */
  readonly facts = new Set<number>();

  constructor(expected = 1_000) {
    this.table = new HashTable(expected);
    this.#values = new Float64Array(this.table.hashes.length);
  }

  get size(): number {
    return this.table.size;
  }

  /** Hash of the n-th feature. */
  hashAt(place: number): number {
    return this.table.hashes[place] as number;
  }

  /** Value of the n-th feature. */
  valueAt(place: number): number {
    return this.#values[place] as number;
  }

  put(hash: number, value: number): void {
    if (!this.table.add(hash)) return;
    if (this.table.size > this.#values.length) {
      const grown = new Float64Array(this.table.hashes.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.table.size - 1] = value;
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
    this.facts.add(hash);
  }
}
