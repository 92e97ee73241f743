import type { Random } from '../../city/random.ts';

/**
 * Gradient and hessian of a row packed into one whole number, gradient × `unit` + hessian, so that a histogram costs
 * one addition a row and its sums are exact in any order: differences of histograms, and rows counted in another
 * order, give the same bits.
 */
export type Packed = {
  readonly values: Float64Array;
  /** What one step of the gradient part is worth. */
  readonly gradientStep: number;
  readonly hessianStep: number;
  /** Packed sums split at this power of two. */
  readonly unit: number;
};

/** Rows that can be summed exactly in a double with enough steps left for each value. */
const MOST_TRAINING_ROWS = 2 ** 22;

/** Bits of a double that hold whole numbers, less one for rounding up. */
const WHOLE_BITS = 52;

const largest = (values: Float64Array): number => {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, Math.abs(values[i] as number));
  return most === 0 ? 1 : most;
};

/**
 * Packs a round's gradients and hessians. Rounding is by seeded chance and so without bias: with plain rounding the
 * small hessians of rows that are nearly settled would all become nothing.
 * @throws RangeError above `MOST_TRAINING_ROWS` rows
 */
export const pack = (
  gradient: Float64Array,
  hessian: Float64Array,
  random: Random,
  into: Float64Array,
): Packed => {
  const rowCount = gradient.length;
  if (rowCount > MOST_TRAINING_ROWS)
    throw new RangeError(`at most ${MOST_TRAINING_ROWS} rows can be trained on`);
  const rowBits = Math.ceil(Math.log2(rowCount + 1));
  const valueBits = WHOLE_BITS - 2 * rowBits - 1;
  const hessianBits = Math.min(18, valueBits >> 1);
  const gradientBits = Math.min(20, valueBits - hessianBits);
  const unit = 2 ** (hessianBits + rowBits);
  const gradientStep = largest(gradient) / (2 ** gradientBits - 1);
  const hessianStep = largest(hessian) / (2 ** hessianBits - 1);
  for (let i = 0; i < rowCount; i += 1) {
    const whole = Math.floor((gradient[i] as number) / gradientStep + random.next());
    into[i] = whole * unit + Math.floor((hessian[i] as number) / hessianStep + random.next());
  }
  return { values: into, gradientStep, hessianStep, unit };
};
