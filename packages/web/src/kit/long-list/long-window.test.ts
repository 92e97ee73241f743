import { describe, expect, it } from 'vitest';
import { drawnPages, type Layout, pageAt, topOf } from './long-window.ts';

const layout: Layout = {
  count: 2_000,
  guessPx: 1_000,
  known: new Map([
    [2, 400],
    [3, 1_500],
    [1_500, 0],
  ]),
};

describe('a long list', () => {
  it('lies page below page, as high as they were seen, else as high as is guessed', () => {
    expect([1, 2, 3, 4, 5].map((page) => topOf(layout, page))).toEqual([0, 1_000, 1_400, 2_900, 3_900]);
    expect(topOf(layout, 2_001)).toBe(2_000 * 1_000 - 600 + 500 - 1_000);
  });

  it('finds the page at a place as one finds it walking down', () => {
    for (let px = -500; px < 6_000; px += 77) {
      let walked = 1;
      while (walked < layout.count && topOf(layout, walked + 1) <= px) walked += 1;
      expect(pageAt(layout, px)).toBe(walked);
    }
    expect(pageAt(layout, 1e9)).toBe(2_000);
    expect(pageAt({ ...layout, count: 0 }, 0)).toBe(1);
  });

  it('draws what is in sight, and where the focus is', () => {
    const sight = { fromPx: 1_100, untilPx: 3_000 };
    expect(drawnPages(layout, { ...sight, kept: null })).toEqual([2, 3, 4]);
    expect(drawnPages(layout, { ...sight, kept: 3 })).toEqual([2, 3, 4]);
    expect(drawnPages(layout, { ...sight, kept: 900 })).toEqual([2, 3, 4, 900]);
    expect(drawnPages(layout, { ...sight, kept: 2_001 })).toEqual([2, 3, 4]);
  });
});
