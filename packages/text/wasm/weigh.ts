// Sums of learned weights for the hashed features of a text. What lies where in the memory follows from the number of rows
// and is worked out in `packages/text/src/reading/model/weight-memory.ts`.

/** Bytes of a row as a power of two: a weight for each of up to 14 outputs, then the lower half of the row's hash. */
const ROW_SHIFT: usize = 4;
const CHECK: usize = 14;
const NOWHERE: u32 = 0xffffffff;

/** Keeps what is read ahead, so that reading it is not thought useless; behind the sums. */
const TOUCHED: usize = 112;

/** First row whose hash has this upper half: a block's first and, in two bytes, how many of the block come before. */
function firstOf(half: u32, blocks: usize, starts: usize): u32 {
  return load<u32>(blocks + ((<usize>(half >> 8)) << 2)) + <u32>load<u16>(starts + ((<usize>half) << 1));
}

/**
 * Adds to the sums at `sums` (f64 × 14) the weights of `count` features, each times its value; what `seen` marks already
 * counts no more. `places` is room for a u32 a feature.
 */
export function weigh(
  bits: usize,
  blocks: usize,
  starts: usize,
  rows: usize,
  seen: usize,
  hashes: usize,
  values: usize,
  places: usize,
  count: u32,
  sums: usize,
): void {
  // Rows are asked for all at once, so that they are waited for together: a model is larger than the nearest caches.
  let touched: u32 = 0;
  for (let n: u32 = 0; n < count; n++) {
    const hash = load<u32>(hashes + ((<usize>n) << 2));
    const half = hash >> 16;
    const kept = <u32>load<u16>(bits + ((<usize>half) << 1));
    const bit = (hash >> 12) & 15;
    let place = NOWHERE;
    if ((kept >> bit) & 1) {
      // Each bit below stands for one row at least, so the row is here or a few further on.
      place = firstOf(half, blocks, starts) + popcnt<u32>(kept & ((1 << bit) - 1));
      touched += load<u8>(rows + ((<usize>place) << ROW_SHIFT));
    }
    store<u32>(places + ((<usize>n) << 2), place);
  }
  store<u32>(sums, touched, TOUCHED);

  let s0 = v128.load(sums, 0);
  let s1 = v128.load(sums, 16);
  let s2 = v128.load(sums, 32);
  let s3 = v128.load(sums, 48);
  let s4 = v128.load(sums, 64);
  let s5 = v128.load(sums, 80);
  let s6 = v128.load(sums, 96);
  for (let n: u32 = 0; n < count; n++) {
    let row = load<u32>(places + ((<usize>n) << 2));
    if (row === NOWHERE) continue;
    const hash = load<u32>(hashes + ((<usize>n) << 2));
    const wanted = <u32>(<u16>hash);
    let check = <u32>load<u16>(rows + ((<usize>row) << ROW_SHIFT), CHECK);
    if (check < wanted) {
      const end = firstOf((hash >> 16) + 1, blocks, starts);
      while (check < wanted && ++row < end) check = <u32>load<u16>(rows + ((<usize>row) << ROW_SHIFT), CHECK);
    }
    if (check !== wanted) continue;
    const mark = <u32>load<u8>(seen + (row >> 3));
    if ((mark >> (row & 7)) & 1) continue;
    store<u8>(seen + (row >> 3), mark | (1 << (row & 7)));
    const value = v128.load_splat<f64>(values + ((<usize>n) << 3));
    const weights = v128.load(rows + ((<usize>row) << ROW_SHIFT));
    const low = i16x8.extend_low_i8x16_s(weights);
    const high = i16x8.extend_high_i8x16_s(weights);
    const w0 = i32x4.extend_low_i16x8_s(low);
    const w1 = i32x4.extend_high_i16x8_s(low);
    const w2 = i32x4.extend_low_i16x8_s(high);
    const w3 = i32x4.extend_high_i16x8_s(high);
    s0 = f64x2.add(s0, f64x2.mul(value, f64x2.convert_low_i32x4_s(w0)));
    s1 = f64x2.add(s1, f64x2.mul(value, f64x2.convert_low_i32x4_s(upper(w0))));
    s2 = f64x2.add(s2, f64x2.mul(value, f64x2.convert_low_i32x4_s(w1)));
    s3 = f64x2.add(s3, f64x2.mul(value, f64x2.convert_low_i32x4_s(upper(w1))));
    s4 = f64x2.add(s4, f64x2.mul(value, f64x2.convert_low_i32x4_s(w2)));
    s5 = f64x2.add(s5, f64x2.mul(value, f64x2.convert_low_i32x4_s(upper(w2))));
    s6 = f64x2.add(s6, f64x2.mul(value, f64x2.convert_low_i32x4_s(w3)));
  }
  v128.store(sums, s0, 0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, s4, 64);
  v128.store(sums, s5, 80);
  v128.store(sums, s6, 96);
}

/** The upper two of four numbers, below. */
function upper(numbers: v128): v128 {
  return i64x2.shuffle(numbers, numbers, 1, 0);
}
