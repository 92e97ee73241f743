import { createMemory, moduleOf } from '../../binary/wasm.ts';
import type { FeatureList } from './feature-list.ts';
import { WEIGH_WASM } from './weigh-wasm.ts';

/** Outputs for which a row has room. */
const MOST_OUTPUTS = 14;

const ROW_BYTES = 16;
/** Pair of bytes of a row that is its check: the lower half of its hash. */
const CHECK = 7;
/** Upper halves of hashes, and blocks of 256 of them. */
const HALVES = 0x10000;
const BLOCK_SHIFT = 8;
const BLOCKS = HALVES >> BLOCK_SHIFT;
/** Where parts begin, so that what is loaded sixteen bytes at once lies in one line of the caches. */
const ALIGNED = 16;
/** Features that are weighed at once; a longer list is weighed in pieces. */
const PIECE = 4096;

type Weigh = (
  bits: number,
  blocks: number,
  starts: number,
  rows: number,
  seen: number,
  hashes: number,
  values: number,
  places: number,
  count: number,
  sums: number,
) => void;

const instantiate = moduleOf<{ readonly weigh: Weigh }>(WEIGH_WASM);

/**
 * Learned weights in a memory of WebAssembly's (packages/text/wasm/weigh.ts). Rows lie in the order of their hashes, so that a
 * row keeps only the lower half of its own: its weights and what it is known by come with one look. Which row it is follows
 * from a bit for each sixteenth of the hashes that share an upper half, and from how many rows come before that half: so
 * little that it stays in the nearer caches, where the rows do not.
 */
export class WeightMemory {
  /** Number of the first row of each block, and of a half how many rows of its block come before. */
  readonly #blocks: Uint32Array;
  readonly #starts: Uint16Array;
  /** All rows: as weights, and as pairs of bytes of which the last is the row's check. */
  readonly #weights: Int8Array;
  readonly #checks: Uint16Array;
  /** A bit for each row that was counted in the present text: a feature given again counts once. */
  readonly #seen: Uint8Array;
  readonly #hashes: Uint32Array;
  readonly #values: Float64Array;
  readonly #sums: Float64Array;
  readonly #weigh: (count: number) => void;

  /**
   * Takes the rows' hashes, ascending, and beside them `outputs` weights each. Throws a `RangeError` for more than 14 outputs,
   * hashes that do not ascend, or more rows than can be counted.
   */
  constructor(hashes: Uint32Array, weights: Int8Array, outputs: number) {
    if (outputs > MOST_OUTPUTS)
      throw new RangeError(`weights for ${outputs} outputs, at most ${MOST_OUTPUTS}`);
    const rows = hashes.length;
    const seenBytes = Math.ceil(rows / 8);
    let end = 0;
    const room = (bytes: number): number => {
      const from = end;
      end += Math.ceil(bytes / ALIGNED) * ALIGNED;
      return from;
    };
    const at = {
      // Behind the sums the module keeps four bytes of its own.
      sums: room(MOST_OUTPUTS * 8 + 4),
      blocks: room((BLOCKS + 1) * 4),
      bits: room(HALVES * 2),
      starts: room((HALVES + 1) * 2),
      seen: room(seenBytes),
      values: room(PIECE * 8),
      hashes: room(PIECE * 4),
      places: room(PIECE * 4),
      rows: room(rows * ROW_BYTES),
    };
    const memory = createMemory(end);
    const { buffer } = memory;
    this.#sums = new Float64Array(buffer, at.sums, MOST_OUTPUTS);
    this.#blocks = new Uint32Array(buffer, at.blocks, BLOCKS + 1);
    this.#starts = new Uint16Array(buffer, at.starts, HALVES + 1);
    this.#seen = new Uint8Array(buffer, at.seen, seenBytes);
    this.#values = new Float64Array(buffer, at.values, PIECE);
    this.#hashes = new Uint32Array(buffer, at.hashes, PIECE);
    this.#weights = new Int8Array(buffer, at.rows, rows * ROW_BYTES);
    this.#checks = new Uint16Array(buffer, at.rows, rows * (ROW_BYTES / 2));
    this.#lay(new Uint16Array(buffer, at.bits, HALVES), hashes, weights, outputs);
    const { weigh } = instantiate(memory);
    this.#weigh = (count) =>
      weigh(at.bits, at.blocks, at.starts, at.rows, at.seen, at.hashes, at.values, at.places, count, at.sums);
  }

  #lay(bits: Uint16Array, hashes: Uint32Array, weights: Int8Array, outputs: number): void {
    let entered = -1;
    const enter = (half: number, row: number): void => {
      while (entered < half) {
        entered += 1;
        const block = entered >> BLOCK_SHIFT;
        if (entered === block << BLOCK_SHIFT) this.#blocks[block] = row;
        const before = row - (this.#blocks[block] as number);
        if (before > 0xffff) throw new RangeError(`weights: ${hashes.length} rows are too many`);
        this.#starts[entered] = before;
      }
    };
    for (let row = 0; row < hashes.length; row += 1) {
      const hash = hashes[row] as number;
      if (row > 0 && hash <= (hashes[row - 1] as number))
        throw new RangeError(`weights: the hash of row ${row} is not above the one before`);
      enter(hash >>> 16, row);
      bits[hash >>> 16] = (bits[hash >>> 16] as number) | (1 << ((hash >>> 12) & 15));
      for (let output = 0; output < outputs; output += 1)
        this.#weights[row * ROW_BYTES + output] = weights[row * outputs + output] as number;
      this.#checks[row * (ROW_BYTES / 2) + CHECK] = hash & 0xffff;
    }
    enter(HALVES, hashes.length);
  }

  #first(half: number): number {
    return (this.#blocks[half >> BLOCK_SHIFT] as number) + (this.#starts[half] as number);
  }

  /** Weight of a feature for an output, −127…127; 0 where the feature has none. */
  weightOf(hash: number, output: number): number {
    const end = this.#first((hash >>> 16) + 1);
    for (let row = this.#first(hash >>> 16); row < end; row += 1)
      if (this.#checks[row * (ROW_BYTES / 2) + CHECK] === (hash & 0xffff))
        return this.#weights[row * ROW_BYTES + output] as number;
    return 0;
  }

  /**
   * For each of 14 outputs the sum of the features' weights, each times its feature's value, in the order of the list. They
   * are overwritten by the next call.
   */
  sumsOf({ hashes, values, size }: FeatureList): Float64Array {
    this.#sums.fill(0);
    this.#seen.fill(0);
    for (let from = 0; from < size; from += PIECE) {
      const to = Math.min(size, from + PIECE);
      this.#hashes.set(hashes.subarray(from, to));
      this.#values.set(values.subarray(from, to));
      this.#weigh(to - from);
    }
    return this.#sums;
  }
}
