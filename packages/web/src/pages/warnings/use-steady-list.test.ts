import { describe, expect, it } from 'vitest';
import type { WarningRow } from '../../api/queries.ts';
import { steadyRows } from './use-steady-list.ts';

const row = (id: string, points: number): WarningRow => ({
  id,
  enterprise: { id: `ent_${id}`, name: `云岭虚构${id}有限公司`, creditCode: id },
  district: null,
  level: 'red',
  state: 'raised',
  because: 'first',
  points,
  reasons: [],
  sameStoryCount: 0,
  firstSignalOn: null,
  raisedAt: '2026-11-01T02:00:00.000Z',
  unit: null,
  dueOn: null,
  supervision: null,
});

describe('steadyRows', () => {
  it('shows what is known now in the order of before; what is new waits, what left is said to have left', () => {
    const shown = [row('A', 10), row('B', 9), row('C', 8)];
    const now = [row('D', 99), row('C', 50), row('A', 10)];
    expect(steadyRows(shown, now).map(({ row: { id, points }, isGone }) => [id, points, isGone])).toEqual([
      ['A', 10, false],
      ['B', 9, true],
      ['C', 50, false],
    ]);
  });
});
