const FREE = -1;

/** Never 0. */
const tagOf = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> 24) | 1;

/** Numbers unsigned 32-bit hashes in the order in which they come; a `Map` of the same costs five times the time. */
export class HashTable {
  /** The hashes in order; only the first `size` count. */
  hashes: Uint32Array;
  size = 0;
  #slots: Int32Array;
  /** Some bits of the hash in each slot, 0 where it is free: few enough bytes to stay in the cache, where slots and hashes do not. */
  #tags: Uint8Array;

  constructor(expected: number) {
    let capacity = 64;
    while (capacity < expected * 2) capacity *= 2;
    this.#slots = new Int32Array(capacity).fill(FREE);
    this.#tags = new Uint8Array(capacity);
    this.hashes = new Uint32Array(capacity / 2);
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    const tag = tagOf(hash);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let own = this.#tags[slot] as number; own !== 0; own = this.#tags[slot] as number) {
      if (own === tag && this.hashes[this.#slots[slot] as number] === hash) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Number of a hash, or −1. */
  find(hash: number): number {
    return this.#slots[this.#slotOf(hash)] as number;
  }

  /**
   * Numbers of the first `size` hashes, or −1, into `found`. First homes are read all at once, so that what is not in the
   * cache is waited for together: a model's table is far larger than that.
   */
  findAll(hashes: Uint32Array, size: number, found: Int32Array): void {
    const tags = this.#tags;
    const mask = tags.length - 1;
    for (let at = 0; at < size; at += 1) {
      const hash = hashes[at] as number;
      found[at] = tags[(hash ^ (hash >>> 15)) & mask] as number;
    }
    for (let at = 0; at < size; at += 1) found[at] = found[at] === 0 ? FREE : this.find(hashes[at] as number);
  }

  /** Adds a hash. True where it is new; its number is then `size - 1`. */
  add(hash: number): boolean {
    if (this.size === this.hashes.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] !== FREE) return false;
    this.#slots[slot] = this.size;
    this.#tags[slot] = tagOf(hash);
    this.hashes[this.size] = hash;
    this.size += 1;
    return true;
  }

  #grow(): void {
    const { hashes, size } = this;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE);
    this.hashes = new Uint32Array(this.#slots.length / 2);
    this.hashes.set(hashes);
    this.#tags = new Uint8Array(this.#slots.length);
    for (let place = 0; place < size; place += 1) {
      const hash = hashes[place] as number;
      const slot = this.#slotOf(hash);
      this.#slots[slot] = place;
      this.#tags[slot] = tagOf(hash);
    }
  }
}
