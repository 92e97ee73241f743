type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** A typed array that grows as numbers are added; a plain array of millions would cost eight bytes each and more. */
export class GrownArray<T extends Numbers> {
  size = 0;
  #items: T;
  readonly #make: (size: number) => T;

  constructor(make: (size: number) => T, expected = 1024) {
    this.#make = make;
    this.#items = make(Math.max(16, expected));
  }

  /** Adds a number; answers its place. */
  add(value: number): number {
    if (this.size === this.#items.length) {
      const grown = this.#make(this.#items.length + (this.#items.length >>> 1));
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.size] = value;
    this.size += 1;
    return this.size - 1;
  }

  /** What was added so far; valid until the next addition. */
  items(): T {
    return this.#items.subarray(0, this.size) as T;
  }
}
