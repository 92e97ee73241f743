import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '../store/engine.ts';
import { createEnterpriseCounts } from './enterprise-counts.ts';

const asked = vi.hoisted(() => ({ count: 7, tookMs: 0, times: 0 }));
vi.mock('../store/desk/load-situation.ts', () => ({
  countEnterprises: async () => {
    asked.times += 1;
    vi.advanceTimersByTime(asked.tookMs);
    return asked.count;
  },
}));

afterEach(() => vi.useRealTimers());

describe('createEnterpriseCounts', () => {
  const countsAt = (tookMs: number) => {
    vi.useFakeTimers({ toFake: ['performance'] });
    Object.assign(asked, { count: 7, tookMs, times: 0 });
    let at = '2026-06-01T00:00:00.000Z';
    const counts = createEnterpriseCounts({} as Database, () => at);
    return { counts, goTo: (next: string) => (at = next) };
  };

  it('counts anew each time where that is quick', async () => {
    const { counts } = countsAt(1);
    expect(await counts({ reach: 'all' })).toBe(7);
    asked.count = 8;
    expect(await counts({ reach: 'all' })).toBe(8);
  });

  it('answers what it counted for a minute where that is slow, each area by itself', async () => {
    const { counts, goTo } = countsAt(300);
    expect(await counts({ reach: 'all' })).toBe(7);
    asked.count = 8;
    expect(await counts({ reach: 'all' })).toBe(7);
    expect(await counts({ reach: 'area', districts: ['110115'], units: [] })).toBe(8);
    goTo('2026-06-01T00:01:00.000Z');
    expect(await counts({ reach: 'all' })).toBe(8);
    expect(asked.times).toBe(3);
  });
});
