const FREE = -1;

/** Numbers unsigned 32-bit hashes in the order in which they come; a `Map` of the same costs five times the time. */
export class HashTable {
  /** The hashes in order; only the first `size` count. */
  hashes: Uint32Array;
  size = 0;
  #slots: Int32Array;

  constructor(expected: number) {
    let capacity = 64;
    while (capacity < expected * 2) capacity *= 2;
    this.#slots = new Int32Array(capacity).fill(FREE);
    this.hashes = new Uint32Array(capacity / 2);
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let place = this.#slots[slot] as number; place !== FREE; place = this.#slots[slot] as number) {
      if (this.hashes[place] === hash) return slot;
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
    const slots = this.#slots;
    const mask = slots.length - 1;
    const own = this.hashes;
    for (let at = 0; at < size; at += 1) {
      const hash = hashes[at] as number;
      found[at] = slots[(hash ^ (hash >>> 15)) & mask] as number;
    }
    for (let at = 0; at < size; at += 1) {
      const place = found[at] as number;
      if (place === FREE || own[place] === hashes[at]) continue;
      found[at] = this.find(hashes[at] as number);
    }
  }

  /** Adds a hash. True where it is new; its number is then `size - 1`. */
  add(hash: number): boolean {
    if (this.size === this.hashes.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] !== FREE) return false;
    this.#slots[slot] = this.size;
    this.hashes[this.size] = hash;
    this.size += 1;
    return true;
  }

  #grow(): void {
    const { hashes, size } = this;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE);
    this.hashes = new Uint32Array(this.#slots.length / 2);
    this.hashes.set(hashes);
    for (let place = 0; place < size; place += 1) this.#slots[this.#slotOf(hashes[place] as number)] = place;
  }
}
