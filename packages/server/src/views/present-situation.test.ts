import type { Jurisdiction } from '@weisu/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  presentDistricts,
  presentElsewhere,
  presentSource,
  presentTimes,
  sumLevels,
} from './present-situation.ts';

const place = {
  districts: [
    { code: '1', name: { zh: '东', en: 'East' } },
    { code: '2', name: { zh: '西', en: 'West' } },
  ],
} as unknown as Jurisdiction;
const NO_WORK = { load: new Map<string, number>(), ages: new Map<string, number>() };
const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;
const anyOpen = fc.array(
  fc.record({
    district: fc.constantFrom('1', '2', '9', null),
    level: fc.constantFrom(...LEVELS),
    count: fc.integer({ min: 1, max: 50 }),
  }),
);

describe('the numbers of the situation', () => {
  it('lose no warning: the districts and elsewhere together are all', () => {
    fc.assert(
      fc.property(anyOpen, (open) => {
        const districts = presentDistricts(open, NO_WORK, place, () => true);
        const elsewhere = presentElsewhere(open, place);
        const all = sumLevels(open, () => true);
        for (const level of LEVELS)
          expect(districts.reduce((sum, d) => sum + d.open[level], elsewhere[level])).toBe(all[level]);
      }),
    );
  });

  it('name the worst level of a district, and show an empty one of the officer’s own', () => {
    const open = [
      { district: '1', level: 'yellow', count: 2 },
      { district: '1', level: 'orange', count: 1 },
    ] as const;
    expect(presentDistricts(open, NO_WORK, place, (code) => code === '2')).toMatchObject([
      { code: '1', worst: 'orange' },
      { code: '2', worst: null },
    ]);
    expect(presentDistricts(open, NO_WORK, place, () => false).map((d) => d.code)).toEqual(['1']);
  });

  it.each([
    ['2026-10-20', false],
    ['2026-10-18', true],
    [null, true],
  ])('call a feed of texts silent by its newest day %s: %s', (newestOn, silent) => {
    expect(
      presentSource({ id: 's', name: 's', feed: 'documents', newestOn, lastReceivedAt: null }, '2026-11-02')
        .silent,
    ).toBe(silent);
  });

  it('rest on simulated outcomes as soon as one is', () => {
    const none = {
      signalToRaisedDays: 1,
      raisedToFirstActDays: 2,
      signalToArrearsDays: 3,
      own: 0,
      simulated: 0,
    };
    expect(presentTimes(none).arrearsBasis).toBe('none');
    expect(presentTimes({ ...none, own: 4 }).arrearsBasis).toBe('own');
    expect(presentTimes({ ...none, own: 4, simulated: 1 })).toEqual({
      signalToRaisedDays: 1,
      raisedToFirstActDays: 2,
      signalToArrearsDays: 3,
      arrearsBasis: 'simulated',
    });
  });
});
