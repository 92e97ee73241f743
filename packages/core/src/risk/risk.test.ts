import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalKind } from '../signal/signal.ts';
import { RECORD_SIGNALS, type Signal } from '../signal/signal.ts';
import { addDays, startOf } from '../time.ts';
import { INDICATORS, findIndicator } from './catalogue.ts';
import type { FeedState, Reading } from './indicator.ts';
import { measure } from './measure.ts';
import { SCORECARD, assess } from './scorecard.ts';

const ASOF = '2026-06-30';
const ENTERPRISE = 'ent_91999901MA0DEMO34X' as const;
const LEVELS = [
  { level: 'blue', fromPoints: 20 },
  { level: 'yellow', fromPoints: 35 },
  { level: 'orange', fromPoints: 50 },
  { level: 'red', fromPoints: 70 },
] as const;

const FEEDS: readonly FeedState[] = [...new Set(INDICATORS.map((i) => i.feed))].map((feed) => ({
  feed,
  sourceId: `src_${feed}`,
  newestOn: ASOF,
  districts: null,
}));

const signal = (kind: SignalKind, over: Partial<Signal> = {}): Signal => ({
  id: `sig_${kind}-${over.occurredOn ?? ''}-${over.magnitude ?? 1}`,
  enterpriseId: ENTERPRISE,
  dimension: kind.startsWith('opinion:') ? 'opinion' : RECORD_SIGNALS[kind as keyof typeof RECORD_SIGNALS],
  kind,
  occurredOn: '2026-06-01',
  recordedAt: '2026-06-03T00:00:00.000Z',
  magnitude: 1,
  certainty: 1,
  detector: 'test@1',
  sourceId: 'src_test',
  documentId: null,
  recordId: 'rec_test',
  storyId: null,
  ...over,
});

const readings = (signals: readonly Signal[], feeds = FEEDS, asOf = ASOF): Reading[] =>
  measure(INDICATORS, { asOf, district: '110105', signals, feeds, statedOn: () => asOf });
const of = (all: readonly Reading[], id: string): Reading => all.find((r) => r.indicator === id)!;
const score = (signals: readonly Signal[], feeds = FEEDS) =>
  assess(SCORECARD, LEVELS, { enterpriseId: ENTERPRISE, asOf: ASOF }, readings(signals, feeds));

const kinds = INDICATORS.map((i) => i.reads);
const anySignal: fc.Arbitrary<Signal> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    back: fc.integer({ min: -30, max: 400 }),
    delay: fc.integer({ min: 0, max: 60 }),
    magnitude: fc.integer({ min: 0, max: 12 }),
    certainty: fc.integer({ min: 1, max: 100 }),
    n: fc.nat(1_000_000),
  })
  .map(({ kind, back, delay, magnitude, certainty, n }) => {
    const occurredOn = addDays(ASOF, -back);
    return signal(kind, {
      id: `sig_${n}`,
      occurredOn,
      recordedAt: startOf(addDays(occurredOn, delay)),
      magnitude,
      certainty: certainty / 100,
      storyId: `story_${n % 7}`,
    });
  });

describe('the catalogue', () => {
  it('has unique ids, and a scorecard step for each', () => {
    expect(new Set(INDICATORS.map((i) => i.id)).size).toBe(INDICATORS.length);
    expect(Object.keys(SCORECARD.steps).filter((id) => findIndicator(id) === undefined)).toEqual([]);
    expect(INDICATORS.filter((i) => SCORECARD.steps[i.id] === undefined).map((i) => i.id)).toEqual([]);
  });

  it('says a value in both languages', () => {
    expect(findIndicator('labour.insurance-arrears-months')?.sentence(3)).toEqual({
      zh: '连续 3 个月欠缴社会保险费',
      en: 'social insurance unpaid for 3 months',
    });
  });
});

describe('measure', () => {
  it('takes the newest statement: paid up means zero', () => {
    const owed = signal('insurance-arrears', { magnitude: 3 });
    const paid = signal('insurance-arrears', {
      magnitude: 0,
      occurredOn: '2026-06-20',
      recordedAt: '2026-06-21T00:00:00.000Z',
    });
    expect(of(readings([owed]), 'labour.insurance-arrears-months')).toMatchObject({
      value: 3,
      evidence: [owed.id],
    });
    expect(of(readings([paid, owed]), 'labour.insurance-arrears-months')).toMatchObject({
      value: 0,
      evidence: [],
    });
  });

  it('counts stories, not copies', () => {
    const copies = ['a', 'b', 'c'].map((id) =>
      signal('opinion:wage-arrears', { id: `sig_${id}`, certainty: 0.9, storyId: 'story_1' }),
    );
    expect(of(readings(copies), 'opinion.wage-arrears')).toMatchObject({ value: 0.9 });
  });

  it('cannot see what was recorded after the day, however early it happened', () => {
    const late = signal('tax-arrears', { occurredOn: '2026-05-01', recordedAt: startOf(addDays(ASOF, 1)) });
    expect(of(readings([late]), 'operation.tax-arrears')).toMatchObject({ value: 0 });
    expect(of(readings([late], FEEDS, addDays(ASOF, 1)), 'operation.tax-arrears')).toMatchObject({
      value: 1,
    });
  });

  it('says why a value is missing', () => {
    const without = FEEDS.filter((f) => f.feed !== 'tax-arrears');
    const stale = [
      ...without,
      { feed: 'tax-arrears' as const, sourceId: 'src_tax' as const, newestOn: '2025-01-01', districts: null },
    ];
    const elsewhere = [
      ...without,
      { feed: 'tax-arrears' as const, sourceId: 'src_tax' as const, newestOn: ASOF, districts: ['110101'] },
    ];
    expect(of(readings([], without), 'operation.tax-arrears')).toMatchObject({ missing: 'no-source' });
    expect(of(readings([], stale), 'operation.tax-arrears')).toMatchObject({
      missing: 'stale-source',
      dataOn: '2025-01-01',
    });
    expect(of(readings([], elsewhere), 'operation.tax-arrears')).toMatchObject({ missing: 'not-covered' });
  });

  it('does not depend on the order of signals', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anySignal, { maxLength: 40, selector: (s) => s.id }),
        fc.infiniteStream(fc.nat()),
        (signals, random) => {
          const shuffled = signals
            .map((s) => [random.next().value, s] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, s]) => s);
          expect(score(shuffled).scoreCentipoints).toBe(score(signals).scoreCentipoints);
        },
      ),
    );
  });
});

describe('the scorecard', () => {
  it('adds up exactly', () => {
    fc.assert(
      fc.property(fc.array(anySignal, { maxLength: 60 }), (signals) => {
        const { baseCentipoints, scoreCentipoints, contributions } = score(signals);
        expect(Number.isSafeInteger(scoreCentipoints)).toBe(true);
        expect(contributions.reduce((sum, c) => sum + c.centipoints, baseCentipoints)).toBe(scoreCentipoints);
      }),
    );
  });

  it('rises with the value of every indicator', () => {
    for (const [id, steps] of Object.entries(SCORECARD.steps))
      for (let i = 1; i < steps.length; i++) {
        expect(steps[i]!.from, id).toBeGreaterThan(steps[i - 1]!.from);
        expect(steps[i]!.centipoints, id).toBeGreaterThanOrEqual(steps[i - 1]!.centipoints);
      }
  });

  it('moves no score when an empty source is added or a silent one removed; only coverage tells', () => {
    const signals = [signal('insurance-arrears', { magnitude: 3 }), signal('court-enforcement')];
    const fewer = FEEDS.filter((f) => f.feed !== 'tax-arrears' && f.feed !== 'documents');
    expect(score(signals, fewer).scoreCentipoints).toBe(score(signals).scoreCentipoints);
    expect(score(signals, fewer).coverage.find((c) => c.dimension === 'opinion')).toMatchObject({
      presentRatio: 0,
      newestOn: null,
    });
    expect(score(signals).coverage.map((c) => c.presentRatio)).toEqual([1, 1, 1]);
  });

  it('reaches the levels of the jurisdiction', () => {
    expect(score([]).level).toBe('none');
    const bad = [
      signal('insurance-arrears', { magnitude: 6 }),
      signal('tax-arrears'),
      signal('court-dishonest'),
      signal('arbitration-filing', { magnitude: 120 }),
      signal('insured-drop', { magnitude: 0.6 }),
    ];
    expect(score(bad).level).toBe('red');
  });
});
