const whole = new Int32Array(1);
const single = new Float32Array(whole.buffer);
const pair = new BigInt64Array(1);
const double = new Float64Array(pair.buffer);

/** The next 32-bit float below a finite one. */
export const floatBelow = (value: number): number => {
  single[0] = value;
  if (single[0] === 0) return -1.401298464324817e-45;
  whole[0] = (whole[0] as number) + (single[0] > 0 ? -1 : 1);
  return single[0];
};

/** The next double below a finite one. */
const doubleBelow = (value: number): number => {
  double[0] = value;
  if (double[0] === 0) return -Number.MIN_VALUE;
  pair[0] = (pair[0] as bigint) + (double[0] > 0 ? -1n : 1n);
  return double[0];
};

/**
 * The double t such that x ≤ t exactly where the 32-bit float nearest to x lies below `limit`. XGBoost rounds values
 * to 32 bits and sends those strictly below the limit left; with this threshold doubles need no rounding.
 */
export const thresholdBelow = (limit: number): number => {
  const upper = Math.fround(limit);
  const lower = floatBelow(upper);
  // the middle of two neighbouring floats is exact as a double and rounds to the even one of them
  const middle = lower / 2 + upper / 2;
  return Math.fround(middle) < upper ? middle : doubleBelow(middle);
};
