import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../time.ts';
import { BULLETIN_PERIODS, lastWholePeriod, periodAfter, periodAround, periodBefore } from './period.ts';

const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((days) => addDays('1970-01-01', days));
const anyPeriod = fc.constantFrom(...BULLETIN_PERIODS);

describe('the period of a bulletin', () => {
  it('is a week from Monday, a calendar month, a quarter, or thirty days', () => {
    expect(periodAround('week', '2026-11-22')).toEqual({ from: '2026-11-16', until: '2026-11-22' });
    expect(periodAround('week', '2026-11-23')).toEqual({ from: '2026-11-23', until: '2026-11-29' });
    expect(periodAround('month', '2024-02-10')).toEqual({ from: '2024-02-01', until: '2024-02-29' });
    expect(periodAround('quarter', '2026-11-22')).toEqual({ from: '2026-10-01', until: '2026-12-31' });
    expect(periodAround('free', '2026-11-22')).toEqual({ from: '2026-10-24', until: '2026-11-22' });
  });

  it('holds its day, follows the one before without gap, and leads back to itself', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (period, day) => {
        const span = periodAround(period, day);
        expect(span.from <= day && day <= span.until).toBe(true);
        expect(periodAfter(period, span).from).toBe(addDays(span.until, 1));
        expect(periodBefore(period, span).until).toBe(addDays(span.from, -1));
        expect(periodBefore(period, periodAfter(period, span))).toEqual(span);
        if (period === 'free')
          expect(daysBetween(span.from, span.until)).toBe(
            daysBetween(periodBefore('free', span).from, periodBefore('free', span).until),
          );
      }),
    );
  });

  it('proposes the newest one that is over', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (period, today) => {
        const { until } = lastWholePeriod(period, today);
        expect(until < today).toBe(true);
        expect(periodAfter(period, lastWholePeriod(period, today)).until >= today).toBe(true);
      }),
    );
  });
});
