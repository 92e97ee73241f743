const FREE = -1;

/** Never 0. */
const tagOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 24) | 1;

/** Numbers unsigned 32-bit hashes in the order in which they come; a `Map` of the same costs five times the time. */
export class HashTable {
  /** The hashes in order; only the first `size` count. */
  hashes: Uint32Array;
  size = 0;
  /** For each slot the number of its hash, `FREE` where there is none, and beside it the hash: both come with one look. */
  #slots: Int32Array;
  /** Some bits of the hash in each slot, 0 where it is free: few enough bytes to stay in the cache, where slots do not. */
  #tags: Uint8Array;

  constructor(expected: number) {
    let capacity = 64;
    while (capacity < expected * 2) capacity *= 2;
    this.#slots = new Int32Array(capacity * 2).fill(FREE);
    this.#tags = new Uint8Array(capacity);
    this.hashes = new Uint32Array(capacity / 2);
  }

  /** A table of hashes none of which is given twice: what a model holds. Each goes into the first free slot, unasked. */
  static of(hashes: Uint32Array): HashTable {
    const table = new HashTable(hashes.length);
    const tags = table.#tags;
    const slots = table.#slots;
    const mask = tags.length - 1;
    for (let place = 0; place < hashes.length; place += 1) {
      const hash = hashes[place] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (tags[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot * 2] = place;
      slots[slot * 2 + 1] = hash | 0;
      tags[slot] = tagOf(hash);
    }
    table.hashes.set(hashes);
    table.size = hashes.length;
    return table;
  }

  #slotOf(hash: number): number {
    const mask = this.#tags.length - 1;
    const tag = tagOf(hash);
    const wanted = hash | 0;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let own = this.#tags[slot] as number; own !== 0; own = this.#tags[slot] as number) {
      if (own === tag && this.#slots[slot * 2 + 1] === wanted) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #fill(slot: number, place: number, hash: number): void {
    this.#slots[slot * 2] = place;
    this.#slots[slot * 2 + 1] = hash | 0;
    this.#tags[slot] = tagOf(hash);
  }

  /** Number of a hash, or −1. */
  find(hash: number): number {
    return this.#slots[this.#slotOf(hash) * 2] as number;
  }

  /** Adds a hash. True where it is new; its number is then `size - 1`. */
  add(hash: number): boolean {
    if (this.size === this.hashes.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#tags[slot] !== 0) return false;
    this.#fill(slot, this.size, hash);
    this.hashes[this.size] = hash;
    this.size += 1;
    return true;
  }

  #grow(): void {
    const { hashes, size } = this;
    const capacity = this.#tags.length * 2;
    this.#slots = new Int32Array(capacity * 2).fill(FREE);
    this.#tags = new Uint8Array(capacity);
    this.hashes = new Uint32Array(capacity / 2);
    this.hashes.set(hashes);
    for (let place = 0; place < size; place += 1) {
      const hash = hashes[place] as number;
      this.#fill(this.#slotOf(hash), place, hash);
    }
  }
}
