import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time.ts';
import { type HealthInput, healthOf } from './health.ts';
import { recordMapping } from './mapping.ts';
import { proposeRecordMapping } from './propose-mapping.ts';
import { nextDueAt } from './schedule.ts';
import { MEASURE_UNITS, unitsOf } from './unit-of-measure.ts';

const NOW = '2026-06-30T04:00:00.000Z';
const TODAY = '2026-06-30';

/** A source that was asked an hour ago and brings ten a day. */
const well = (over: Partial<HealthInput> = {}): HealthInput => ({
  now: NOW,
  paused: false,
  everyMinutes: 60,
  lastSuccessAt: '2026-06-30T03:00:00.000Z',
  lastReceivedAt: '2026-06-29T20:00:00.000Z',
  failures: 0,
  volumes: Array.from({ length: 28 }, (_, back) => ({ on: addDays(TODAY, -back), count: 10 })),
  arrivedOn: [],
  ...over,
});

describe('healthOf', () => {
  it('is well while a source brings what it used to', () => {
    expect(healthOf(well())).toEqual({ health: 'well', usualPerDay: 10, usualGapDays: 1, quietDays: 0 });
  });

  it('says the first reason that a person must act on', () => {
    const of = (over: Partial<HealthInput>) => healthOf(well(over)).health;
    expect(of({ paused: true, failures: 3 })).toBe('paused');
    expect(of({ failures: 1 })).toBe('failing');
    expect(of({ lastSuccessAt: '2026-06-30T00:59:00.000Z' })).toBe('late');
    expect(of({ lastSuccessAt: '2026-06-30T01:01:00.000Z' })).toBe('well');
    expect(of({ lastReceivedAt: null, volumes: [] })).toBe('never');
  });

  it('measures silence by the source’s own gaps: a weekly one is not quiet after ten days', () => {
    const weekly = [35, 28, 21, 14].map((back) => ({ on: addDays(TODAY, -back), count: 500 }));
    const on = (lastDay: string, volumes = weekly) =>
      healthOf(well({ everyMinutes: null, lastReceivedAt: `${lastDay}T02:00:00.000Z`, volumes }));
    expect(on('2026-06-20')).toMatchObject({ health: 'well', usualGapDays: 7, quietDays: 10 });
    expect(on('2026-06-08')).toMatchObject({ health: 'quiet', quietDays: 22 });
    expect(healthOf(well({ lastReceivedAt: '2026-06-26T02:00:00.000Z' })).health).toBe('quiet');
  });

  it('knows a batch of eight days a month from a stream that has ended', () => {
    const batch = (firstBack: number) =>
      Array.from({ length: 8 }, (_, day) => addDays(TODAY, day - firstBack));
    const on = (quietDays: number) => {
      const last = addDays(TODAY, -quietDays);
      const arrivedOn = [7, 37, 68].flatMap((back) => batch(back + quietDays));
      const volumes = batch(7 + quietDays).map((day) => ({ on: day, count: 40 }));
      return healthOf(
        well({ everyMinutes: null, lastReceivedAt: `${last}T02:00:00.000Z`, volumes, arrivedOn }),
      ).health;
    };
    expect([12, 22, 33, 36].map(on)).toEqual(['well', 'well', 'well', 'quiet']);
    // One long gap alone is no rhythm: after it three days are again too many.
    const once = { everyMinutes: null, arrivedOn: batch(60), volumes: well().volumes.slice(5) };
    expect(healthOf(well({ ...once, lastReceivedAt: '2026-06-25T02:00:00.000Z' })).health).toBe('quiet');
  });
});

describe('nextDueAt', () => {
  const minutes = (everyMinutes: number, failures: number, chance: number): number =>
    (Date.parse(nextDueAt(NOW, { everyMinutes, failures }, chance)) - Date.parse(NOW)) / 60_000;

  it('waits the interval, twice as long after each failure, at most a day or the interval', () => {
    expect([0, 1, 2, 3, 60].map((failures) => minutes(30, failures, 0))).toEqual([30, 60, 120, 240, 1440]);
    expect(minutes(10_080, 5, 0)).toBe(10_080);
  });

  it('is never early, and late by a tenth at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (every, chance) => {
          const wait = minutes(every, 0, chance);
          expect(wait).toBeGreaterThanOrEqual(every - 1e-4);
          expect(wait).toBeLessThanOrEqual(every * 1.1 + 1e-4);
        },
      ),
    );
  });
});

describe('proposeRecordMapping', () => {
  it('reads kind, columns and units from headers as offices write them', () => {
    expect(
      proposeRecordMapping([
        '序列号',
        '统一社会信用代码',
        '纳税人名称',
        '欠税税种',
        '欠税余额（万元）',
        '公告日期',
      ]),
    ).toEqual({
      kind: 'tax-arrears',
      creditCode: '统一社会信用代码',
      occurredOn: '公告日期',
      id: '序列号',
      values: { amountYuan: { column: '欠税余额（万元）', unit: 'wan-yuan' } },
    });
    expect(
      proposeRecordMapping(['信用代码', '缴费人数', '欠缴月数', '所属期'], '社保缴费.xlsx'),
    ).toMatchObject({
      kind: 'social-insurance',
      values: {
        insuredCount: { column: '缴费人数', unit: 'count' },
        arrearsMonths: { column: '欠缴月数', unit: 'months' },
      },
    });
  });

  it('leaves open what the headers do not show', () => {
    expect(proposeRecordMapping(['甲', '乙'])).toEqual({
      kind: null,
      creditCode: null,
      occurredOn: null,
      id: null,
      values: {},
    });
  });
});

describe('recordMapping', () => {
  const mapping = { kind: 'tax-arrears', creditCode: '信用代码', occurredOn: '日期', id: null };
  const problemsOf = (values: unknown) =>
    recordMapping.safeParse({ ...mapping, values }).error?.issues.map(({ path }) => path.join('.')) ?? [];

  it('wants every field of the kind, in a unit that measures it, or the same for every row', () => {
    expect(problemsOf({ amountYuan: { column: '金额', unit: 'wan-yuan' } })).toEqual([]);
    expect(problemsOf({ amountYuan: { constant: 1 } })).toEqual([]);
    expect(problemsOf({})).toEqual(['values.amountYuan']);
    expect(problemsOf({ amountYuan: { column: '金额', unit: 'months' } })).toEqual(['values.amountYuan']);
  });

  it('measures each quantity in its own units, the first of which is ours', () => {
    expect(unitsOf('amountYuan')).toEqual(['yuan', 'fen', 'wan-yuan', 'yi-yuan']);
    expect(unitsOf('arrearsMonths')).toEqual(['months', 'quarters', 'years']);
    expect(unitsOf('usageRatio')).toEqual(['ratio', 'percent']);
    expect(unitsOf('workerCount')).toEqual(['count']);
    for (const field of ['amountYuan', 'arrearsMonths', 'usageRatio', 'workerCount'])
      expect(MEASURE_UNITS[unitsOf(field)[0]!].factor).toBe(1);
  });
});
