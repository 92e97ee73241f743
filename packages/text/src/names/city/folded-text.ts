import { DROPPED, foldUnit } from '../../normalise/fold-unit.ts';

/** A text folded into code units, reused from text to text so that memory stays flat. */
export class FoldedText {
  units = new Uint16Array(4096);
  size = 0;
  #length = 0;
  /** Offsets in `units` before which a unit was dropped, ascending; the first `#dropped` count. */
  #drops = new Uint32Array(64);
  #dropped = 0;

  /** Takes a text as it came; see `normalise` for what folding does. */
  take(original: string): void {
    const { length } = original;
    if (this.units.length < length) this.units = new Uint16Array(Math.ceil(length * 1.25));
    const { units } = this;
    this.#length = length;
    this.#dropped = 0;
    let size = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = foldUnit(original.charCodeAt(at));
      if (unit === DROPPED) this.#drop(size);
      else {
        units[size] = unit;
        size += 1;
      }
    }
    this.size = size;
  }

  #drop(at: number): void {
    if (this.#dropped === this.#drops.length) {
      const grown = new Uint32Array(this.#drops.length * 2);
      grown.set(this.#drops);
      this.#drops = grown;
    }
    this.#drops[this.#dropped] = at;
    this.#dropped += 1;
  }

  /** Offset in the original of the unit at `at`; the original's length at the end. */
  originalOffset(at: number): number {
    if (this.#dropped === 0) return Math.min(at, this.#length);
    if (at >= this.size) return this.#length;
    let low = 0;
    let high = this.#dropped;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#drops[middle] as number) <= at) low = middle + 1;
      else high = middle;
    }
    return at + low;
  }
}
