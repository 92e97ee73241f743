import { expect, it } from 'vitest';
import type { BacktestDetail } from '../../api/models-queries.ts';
import { readPlan } from './read-plan.ts';
import { writeCsv } from './write-csv.ts';

const run = (name: string): BacktestDetail => ({
  id: 'bt_1',
  model: 'scorecard@2',
  from: '2025-01-31',
  to: '2025-01-31',
  horizonMonths: 3,
  capacity: 5,
  state: 'done',
  doneCount: 1,
  totalCount: 1,
  byName: '甲',
  startedAt: '2026-11-01T00:00:00.000Z',
  endedAt: '2026-11-01T00:01:00.000Z',
  failure: null,
  basis: 'simulated',
  sum: null,
  isRelearned: false,
  skipped: [],
  result: {
    months: [],
    leads: { count: 0, lowerDays: null, medianDays: null, upperDays: null, atLeast: [], byMonth: [2] },
    missedCount: 0,
    missed: [],
    groups: [{ by: 'industry', name, listedCount: 3, caughtCount: 1, positiveCount: 2 }],
  },
});

it('writes each table with its head, says whose outcomes, and lets no cell be a formula', () => {
  const lines = writeCsv(run('=1+"1"')).split('\r\n');
  expect(lines[0]?.startsWith('\uFEFFbasis,model,month_end')).toBe(true);
  expect(lines).toContain('simulated,scorecard@2,0,2');
  expect(lines).toContain(`simulated,scorecard@2,industry,"'=1+""1""",3,1,2`);
  expect(writeCsv({ ...run('x'), result: null })).toBe('');
});

it('reads the form, and refuses months and places that are none', () => {
  const form: Record<string, string> = {
    model: 'scorecard 2',
    horizon: '6',
    from: '2025-01',
    to: '2025-13',
    capacity: '2.5',
  };
  expect(readPlan((name) => form[name] ?? '')).toEqual({
    modelId: 'scorecard',
    version: 2,
    horizonMonths: 6,
    from: '2025-01-01',
    to: null,
    capacity: null,
  });
});
