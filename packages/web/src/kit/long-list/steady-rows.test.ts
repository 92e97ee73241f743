import { describe, expect, it } from 'vitest';
import { steadyRows } from './steady-rows.ts';

const row = (id: string, points: number) => ({ id, points });
const told = (rows: ReturnType<typeof steadyRows<{ id: string; points: number }>>) =>
  rows.map(({ row: { id, points }, isGone }) => [id, points, isGone]);

describe('steadyRows', () => {
  const shown = [row('A', 10), row('B', 9), row('C', 8)];

  it('shows what is known now in the order of before; what is new waits, what left is said to have left', () => {
    expect(told(steadyRows(shown, [row('D', 99), row('C', 50), row('A', 10)]))).toEqual([
      ['A', 10, false],
      ['B', 9, true],
      ['C', 50, false],
    ]);
  });

  it('does not say of the last rows that they left where new ones may have pushed them on', () => {
    const now = [row('D', 99), row('A', 10), row('B', 9)];
    expect(told(steadyRows(shown, now, 1)).map(([, , isGone]) => isGone)).toEqual([false, false, false]);
    expect(told(steadyRows(shown, now)).map(([, , isGone]) => isGone)).toEqual([false, false, true]);
  });
});
