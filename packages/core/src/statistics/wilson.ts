/** A share with the range in which the true share lies, all 0–1. */
export type Interval = { readonly low: number; readonly high: number };

/** Two-sided 95 %. */
const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of `hits` out of `count`; null where nothing was counted.
 * It stays inside 0–1 and says something for zero hits, where the normal approximation claims certainty.
 */
export const wilsonInterval = (hits: number, count: number, z: number = Z_95): Interval | null => {
  if (count <= 0) return null;
  const share = hits / count;
  const z2 = z * z;
  const centre = share + z2 / (2 * count);
  const spread = z * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  const scale = 1 + z2 / count;
  // At the ends the bound is exact; rounding would leave a crumb there.
  return {
    low: hits <= 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits >= count ? 1 : Math.min(1, (centre + spread) / scale),
  };
};
