import { BIN_SLOTS, MISSING_BIN, type BinnedTable } from './bin.ts';
import type { Packed } from './quantise.ts';

export type SplitOptions = {
  /** Weight that pulls leaves to zero. */
  readonly l2: number;
  /** Least sum of hessians on each side. */
  readonly minChildWeight: number;
  /** Least loss a split must save. */
  readonly minGain: number;
  /** −1, 0 or 1 a feature: the score may only fall, do anything, or only rise with it. */
  readonly monotone: Int8Array | null;
};

/** Values that leaves below a node may take, so that monotone splits above stay true. */
export type Bounds = { readonly low: number; readonly high: number };
export const UNBOUNDED: Bounds = { low: -Infinity, high: Infinity };

export type Split = {
  readonly gain: number;
  readonly feature: number;
  /** Rows in this bin or a lower one go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly leftWeight: number;
  readonly rightWeight: number;
};

export const clamp = (value: number, { low, high }: Bounds): number => Math.min(Math.max(value, low), high);

/** Twice the loss saved by a leaf of gradient sum g and hessian sum h whose value is kept within bounds. */
const saved = (g: number, h: number, l2: number, bounds: Bounds): number => {
  if (bounds === UNBOUNDED) return (g * g) / (h + l2);
  const value = clamp(-g / (h + l2), bounds);
  return -(2 * g * value + (h + l2) * value * value);
};

/** The best split of one node over the offered features, or null where none saves enough. `offered` counts positions in `features`. */
export const findSplit = (
  histogram: Float64Array,
  binned: BinnedTable,
  features: Int32Array,
  offered: Int32Array,
  packed: Packed,
  bounds: Bounds,
  options: SplitOptions,
): Split | null => {
  const { unit, gradientStep, hessianStep } = packed;
  const { l2, minChildWeight, monotone } = options;
  let best: Split | null = null;
  let bestGain = Math.max(options.minGain, 1e-9);
  for (const k of offered) {
    const feature = features[k] as number;
    const base = k * BIN_SLOTS;
    const binCount = (binned.edges[feature] as Float64Array).length;
    const missing = histogram[base + MISSING_BIN] as number;
    let known = 0;
    for (let bin = 0; bin < binCount; bin += 1) known += histogram[base + bin] as number;
    const total = known + missing;
    const wholeTotal = Math.floor(total / unit);
    const g = wholeTotal * gradientStep;
    const h = (total - wholeTotal * unit) * hessianStep;
    const parent = saved(g, h, l2, bounds);
    const direction = monotone === null ? 0 : (monotone[feature] as number);
    // with nothing missing both passes would find the same
    for (let missingLeft = missing === 0 ? 1 : 0; missingLeft < 2; missingLeft += 1) {
      let left = missingLeft === 1 ? missing : 0;
      const last = missing !== 0 && missingLeft === 0 ? binCount : binCount - 1;
      for (let bin = 0; bin < last; bin += 1) {
        const here = histogram[base + bin] as number;
        if (here === 0) continue;
        left += here;
        const wholeLeft = Math.floor(left / unit);
        const leftH = (left - wholeLeft * unit) * hessianStep;
        if (leftH < minChildWeight) continue;
        const rightH = h - leftH;
        if (rightH < minChildWeight) break;
        const leftG = wholeLeft * gradientStep;
        const rightG = g - leftG;
        let gain: number;
        if (bounds === UNBOUNDED && direction === 0) {
          gain = (leftG * leftG) / (leftH + l2) + (rightG * rightG) / (rightH + l2) - parent;
        } else {
          const rise = clamp(-rightG / (rightH + l2), bounds) - clamp(-leftG / (leftH + l2), bounds);
          if (direction !== 0 && rise * direction < 0) continue;
          gain = saved(leftG, leftH, l2, bounds) + saved(rightG, rightH, l2, bounds) - parent;
        }
        if (gain > bestGain) {
          bestGain = gain;
          const sideLeft = missing === 0 ? leftH >= rightH : missingLeft === 1;
          best = {
            gain,
            feature,
            bin,
            missingLeft: sideLeft,
            leftWeight: -leftG / (leftH + l2),
            rightWeight: -rightG / (rightH + l2),
          };
        }
      }
    }
  }
  return best;
};
