import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastMonth } from './past-month.ts';
import { createPastRecord, leadTimesOf, sizeGroupOf } from './past-record.ts';

const monthOf = (
  asOf: string,
  rows: Record<string, Partial<Record<'score' | 'known' | 'open' | 'records', number>>>,
): PastMonth => {
  const own = Object.values(rows);
  return {
    asOf,
    ids: Object.keys(rows),
    scores: own.map(({ score = 0 }) => score),
    seen: own.map(({ score = 0 }) => (score > 0 ? 1 : 0)),
    known: own.map(({ known = 0 }) => known),
    open: own.map(({ open = 0 }) => open),
    recordedCounts: own.map(({ records = 0 }) => records),
  };
};
const noTraits = () => ({ district: null, industry: null, staffCount: null });

describe('a record of the past', () => {
  const arrearsFrom = new Map([
    ['a', '2025-07-10'],
    ['b', '2025-03-31'],
    ['d', '2025-05-01'],
    ['e', '2026-09-01'],
  ]);
  const record = createPastRecord({ arrearsFrom, horizonMonths: 3, capacity: 2 });
  const first = record.add(
    monthOf('2025-03-31', {
      a: { score: 9, records: 1 },
      b: { score: 8, records: 5 },
      c: { score: 7, records: 4 },
      d: { score: 1 },
      e: { score: 2 },
    }),
  );
  const second = record.add(
    monthOf('2025-04-30', {
      a: { score: 9, open: 1 },
      b: { score: 8, known: 1 },
      c: { score: 7 },
      d: { score: 1 },
      e: { score: 0 },
    }),
  );
  const whole = record.finish((id) => ({ ...noTraits(), district: id < 'c' ? '1' : null }));

  it('counts what began in time, not what began too late or had begun', () => {
    // July 10th lies beyond three months from the end of March, and b had begun on that very day.
    expect(first).toMatchObject({
      listedCount: 2,
      hitCount: 0,
      lateCount: 1,
      positiveCount: 1,
      firstCount: 2,
    });
    expect(first.baselines).toEqual({ random: 0.25, lastMonthsList: null, mostRecorded: 0 });
    expect(second).toMatchObject({
      listedCount: 2,
      hitCount: 1,
      lateCount: 0,
      positiveCount: 2,
      precisionRatio: 0.5,
      recallRatio: 0.5,
      firstCount: 1,
      firstHitCount: 0,
      repeatHitCount: 1,
    });
    expect(second.baselines.lastMonthsList).toBe(0.5);
  });

  it('makes another list without those whose trouble was public', () => {
    expect(second.quiet).toEqual({
      listedCount: 2,
      hitCount: 1,
      positiveCount: 1,
      precisionRatio: 0.5,
      recallRatio: 1,
    });
  });

  it('counts each enterprise once, and names what was missed with its best place', () => {
    expect(whole).toMatchObject({ positiveCount: 2, caughtCount: 1, missedCount: 1 });
    expect(whole.missed).toEqual([{ enterpriseId: 'd', arrearsFrom: '2025-05-01', bestPlace: 3 }]);
    expect(whole.leads).toMatchObject({ count: 1, medianDays: 71, byMonth: [0, 0, 1, 0] });
    expect(whole.groups.filter(({ by }) => by === 'district')).toEqual([
      { by: 'district', name: '', listedCount: 1, caughtCount: 0, positiveCount: 1 },
      { by: 'district', name: '1', listedCount: 2, caughtCount: 1, positiveCount: 1 },
    ]);
  });
});

it('agrees with counting by hand, whatever the months hold', () => {
  const row = fc.record({
    score: fc.integer({ min: 0, max: 5 }),
    known: fc.constantFrom(0, 1),
    records: fc.integer({ min: 0, max: 3 }),
    arrears: fc.constantFrom(null, '2025-01-10', '2025-02-20', '2025-08-01'),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 8 }),
      (rows, capacity) => {
        const arrearsFrom = new Map(
          rows.flatMap(({ arrears }, i) => (arrears === null ? [] : [[`e${i}`, arrears]])),
        );
        const month = monthOf('2025-01-31', Object.fromEntries(rows.map((own, i) => [`e${i}`, own])));
        const got = createPastRecord({ arrearsFrom, horizonMonths: 3, capacity }).add(month);
        const listed = rows
          .map((own, i) => ({ ...own, i }))
          .filter(({ score, known }) => score > 0 && known === 0)
          .sort((a, b) => b.score - a.score || a.i - b.i)
          .slice(0, capacity);
        const hits = listed.filter(({ arrears }) => arrears === '2025-02-20').length;
        const positives = rows.filter(({ arrears, known }) => arrears === '2025-02-20' && known === 0).length;
        expect([got.listedCount, got.hitCount, got.positiveCount]).toEqual([listed.length, hits, positives]);
        expect(got.lateCount).toBe(listed.filter(({ arrears }) => arrears === '2025-01-10').length);
        expect(got.recallRatio).toBe(positives === 0 ? 0 : hits / positives);
      },
    ),
  );
});

it('gives quartiles, shares and months of lead', () => {
  expect(leadTimesOf([10, 100, 200, 300], 9)).toEqual({
    count: 4,
    lowerDays: 78,
    medianDays: 150,
    upperDays: 225,
    atLeast: [
      { months: 1, count: 3 },
      { months: 3, count: 3 },
      { months: 6, count: 2 },
      { months: 9, count: 1 },
    ],
    byMonth: [1, 0, 0, 1, 0, 0, 1, 0, 0, 1],
  });
  expect(leadTimesOf([], 2)).toMatchObject({ count: 0, medianDays: null, byMonth: [0, 0, 0] });
  expect([null, 49, 50, 300, 1000].map(sizeGroupOf)).toEqual([
    'unknown',
    '1-49',
    '50-299',
    '300-999',
    '1000+',
  ]);
});
