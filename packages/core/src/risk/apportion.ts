/**
 * Whole numbers near `values` × `scale` that sum to `total` exactly: each is rounded down, and what is left goes to the
 * largest remainders (the earlier one among equals). Where rounding of the total is further off than one a value, the
 * largest part takes the rest.
 */
export const apportion = (values: Float64Array, scale: number, total: number): Int32Array => {
  const parts = Int32Array.from(values, (value) => Math.floor(value * scale));
  let left = total - parts.reduce((sum, part) => sum + part, 0);
  const order = Array.from(values, (_, i) => i)
    .map((i) => ({ i, rest: (values[i] as number) * scale - (parts[i] as number) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (left <= 0) break;
    parts[i] = (parts[i] as number) + 1;
    left -= 1;
  }
  for (const { i } of order.toReversed()) {
    if (left >= 0) break;
    parts[i] = (parts[i] as number) - 1;
    left += 1;
  }
  const [first] = order;
  if (left !== 0 && first !== undefined) parts[first.i] = (parts[first.i] as number) + left;
  return parts;
};
