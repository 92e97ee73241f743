import { HashTable } from './hash-table.ts';

/** Hash of a feature from its group and a piece of text; digits count as one digit, so that figures do not matter. */
export const hashOf = (group: number, text: string, start: number, end: number): number => {
  let hash = Math.imul(group ^ 0x2c1b3c6d, 0x9e3779b1);
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** Hashed features of a text with their values; a feature given again counts once, with its first value. */
export class FeatureSet {
  /** All features: what the linear stage sees. */
  readonly table: HashTable;
  /** Values in the order of the table. */
  #values: Float64Array;
  /** Those that stand for something a person would name (terms, cues, subjects): what the trees see. */
  readonly facts = new Set<number>();
  /** Names of the facts by hash, as `group:name`, kept only where someone asked to be told. */
  readonly names: Map<number, string> | null;

  constructor(named: boolean, expected = 1_000) {
    this.names = named ? new Map() : null;
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

  /** Value of a feature, 0 where it is not there. */
  valueOf(hash: number): number {
    const place = this.table.find(hash);
    return place === -1 ? 0 : this.valueAt(place);
  }

  #put(hash: number, value: number): void {
    if (!this.table.add(hash)) return;
    if (this.table.size > this.#values.length) {
      const grown = new Float64Array(this.table.hashes.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.table.size - 1] = value;
  }

  /** Adds a piece of the text as it stands. */
  addPiece(group: number, text: string, start: number, end: number, value: number): void {
    this.#put(hashOf(group, text, start, end), value);
  }

  addContext(group: number, name: string, value: number): void {
    this.addPiece(group, name, 0, name.length, value);
  }

  /** Adds a fact; its name must not rest on digits. */
  addFact(group: number, name: string, value: number): void {
    const hash = hashOf(group, name, 0, name.length);
    this.#put(hash, value);
    this.facts.add(hash);
    this.names?.set(hash, `${group}:${name}`);
  }
}
