import { createHash } from 'node:crypto';

/** How many rows a table has, and a sum over them that does not ask in which order they came. */
export type TableSum = { readonly rows: number; readonly sum: string };

const SUM_BYTES = 16;

export const createTableSum = () => {
  let rows = 0;
  let sum = 0n;
  return {
    add: (line: string): void => {
      rows += 1;
      const digest = createHash('sha256').update(line).digest();
      sum = (sum + BigInt(`0x${digest.toString('hex', 0, SUM_BYTES)}`)) & ((1n << 128n) - 1n);
    },
    taken: (): TableSum => ({ rows, sum: sum.toString(16) }),
  };
};
