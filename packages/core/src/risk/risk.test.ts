import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignalKind } from '../signal/signal.ts';
import { RECORD_SIGNALS, type Signal } from '../signal/signal.ts';
import { addDays, startOf } from '../time.ts';
import { INDICATORS, LONGEST_REACH_DAYS, findIndicator } from './catalogue.ts';
import type { FeedState, Reading } from './indicator.ts';
import { measure } from './measure.ts';
import type { Surroundings as Around } from './measure-input.ts';
import { createAssessor } from './assess.ts';
import { createReadingBook } from './reading-book.ts';
import { scorecardModel } from './risk-model.ts';
import { type Scorecard, scorecardOf } from './scorecard.ts';
import { countIndustryUsual, industryUsualOf } from './industry-usual.ts';

const ASOF = '2026-06-30';
const ENTERPRISE = 'ent_91999901MA0DEMO34X' as const;
const LEVELS = [
  { level: 'blue', fromPoints: 20 },
  { level: 'yellow', fromPoints: 35 },
  { level: 'orange', fromPoints: 50 },
  { level: 'red', fromPoints: 70 },
] as const;

/** Weights of the test's own, over every indicator: those in force are data and say nothing about the sum. */
const SCORECARD: Scorecard = scorecardOf({
  id: 'test',
  version: 1,
  basis: { zh: '测试', en: 'test' },
  basePoints: 0,
  steps: Object.fromEntries(
    INDICATORS.map(({ id }, at) => [
      id,
      [
        [0.2, 2 + (at % 5)],
        [1, 6 + (at % 7)],
        [3, 15],
      ] as [number, number][],
    ]),
  ),
});
const assess = createAssessor(scorecardModel(SCORECARD, LEVELS));

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
  assess({ enterpriseId: ENTERPRISE, asOf: ASOF }, readings(signals, feeds));

const kinds = [...new Set(INDICATORS.flatMap((i) => i.reads))];
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
  it('has unique ids, 40 or more over three dimensions, and reads what some record or text can say', () => {
    expect(new Set(INDICATORS.map((i) => i.id)).size).toBe(INDICATORS.length);
    expect(INDICATORS.length).toBeGreaterThanOrEqual(40);
    for (const { id, dimension, reads, windowDays, freshDays, says } of INDICATORS) {
      expect(id.startsWith(`${dimension}.`), id).toBe(true);
      expect(reads.length * windowDays * freshDays * says.length, id).toBeGreaterThan(0);
    }
    const read = new Set(INDICATORS.flatMap((i) => i.reads));
    expect(Object.keys(RECORD_SIGNALS).filter((kind) => !read.has(kind as SignalKind))).toEqual([]);
  });

  it('says a value in both languages', () => {
    expect(findIndicator('labour.insurance-arrears-months')?.sentence(3)).toEqual({
      zh: '连续 3 个月欠缴社会保险费',
      en: 'social insurance unpaid for 3 months',
    });
  });
});

/** A story of a kind `back` days ago, known the day after. */
const told = (n: number, back: number, kind: SignalKind = 'opinion:layoff'): Signal => {
  const occurredOn = addDays(ASOF, -back);
  return signal(kind, {
    id: `sig_told-${kind}-${n}`,
    occurredOn,
    recordedAt: startOf(addDays(occurredOn, 1)),
    certainty: 0.9,
    storyId: `story_told-${n}`,
  });
};

describe('opinion', () => {
  const everyWeek = (from: number, to: number): Signal[] =>
    Array.from({ length: Math.ceil((to - from) / 7) }, (_, n) => told(n, from + n * 7));

  it('compares the famous with their own past: the usual talk adds nothing, more than the usual does', () => {
    const usual = everyWeek(1, 548);
    expect(of(readings(usual), 'opinion.layoff')).toMatchObject({ value: 0 });
    const sudden = Array.from({ length: 30 }, (_, n) => told(1000 + n, n + 1));
    const now = of(readings([...usual, ...sudden]), 'opinion.layoff');
    expect('value' in now ? now.value : 0).toBeGreaterThan(15);
    const quiet = everyWeek(1, 183);
    expect(of(readings(quiet), 'opinion.layoff')).not.toMatchObject({ value: 0 });
  });

  it('compares an enterprise with its industry, as it was known when the month began', () => {
    const own = everyWeek(1, 183);
    const industryUsual = industryUsualOf(
      countIndustryUsual(
        ASOF,
        Array.from({ length: 4 }, () => ({ industry: '餐饮业', signals: everyWeek(30, 390) })),
      ),
    )('餐饮业');
    const input = { asOf: ASOF, district: '110105', signals: own, feeds: FEEDS, statedOn: () => ASOF };
    expect(of(measure(INDICATORS, { ...input, industryUsual }), 'opinion.layoff')).toMatchObject({
      value: 0,
    });
    expect(of(measure(INDICATORS, input), 'opinion.layoff')).not.toMatchObject({ value: 0 });
  });

  it('does not take a copy of an old story for news', () => {
    const old = told(1, 400);
    const copy = { ...told(2, 5), storyId: old.storyId };
    expect(of(readings([old, copy]), 'opinion.layoff')).toEqual(of(readings([copy]), 'opinion.layoff'));
  });
});

describe('the reading book', () => {
  it('gives the readings of a full measurement, to the bit, whatever arrives in whatever order on whatever day', () => {
    const steps = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 90 }),
        arrive: fc.array(anySignal, { maxLength: 6 }),
        feed: fc.integer({ min: 0, max: FEEDS.length - 1 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    const usualFrom = (asOf: string) =>
      industryUsualOf([
        {
          month: asOf.slice(0, 8),
          industry: '餐饮业',
          kind: 'opinion:layoff',
          storyHundredths: Number(asOf.slice(5, 7)) * 900,
          enterpriseCount: 5,
        },
      ])('餐饮业');
    fc.assert(
      fc.property(steps, (all) => {
        const book = createReadingBook(INDICATORS);
        const whole: Signal[] = [];
        let asOf = addDays(ASOF, -200);
        let feeds = FEEDS;
        for (const { days, arrive, feed } of all) {
          asOf = addDays(asOf, days);
          feeds = feeds.map((own, at) => (at === feed ? { ...own, newestOn: asOf } : own));
          const fresh = arrive.filter((s) => !whole.some((known) => known.id === s.id));
          whole.push(...fresh.filter((s, at) => fresh.findIndex((other) => other.id === s.id) === at));
          book.note(arrive);
          const input: Around = {
            asOf,
            district: '110105',
            industry: '餐饮业',
            feeds,
            statedOn: () => asOf,
            industryUsual: usualFrom(asOf),
          };
          expect(book.readings(input)).toEqual(measure(INDICATORS, { ...input, signals: whole }));
          book.forget(addDays(asOf, -LONGEST_REACH_DAYS));
        }
      }),
      { numRuns: 100 },
    );
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
    const inIndustry = (industry: string | null) =>
      of(
        measure(INDICATORS, {
          asOf: ASOF,
          district: '110105',
          industry,
          signals: [],
          feeds: FEEDS,
          statedOn: () => ASOF,
        }),
        'labour.wage-account-shortfall',
      );
    expect(inIndustry('餐饮业')).toMatchObject({ missing: 'not-applicable', dataOn: null });
    expect([inIndustry('建筑业'), inIndustry(null)]).toMatchObject([{ value: 0 }, { value: 0 }]);
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

  it('does not fall when something more is seen of an enterprise, whatever it is', () => {
    // Opinion is compared with its own past, where more may mean that the present is less of a surprise.
    const certain = anySignal.filter(
      (s) => s.dimension !== 'opinion' && s.kind !== 'hotline-complaint' && s.magnitude > 0,
    );
    const states = INDICATORS.filter((i) => i.transform === 'latest').flatMap((i) => i.reads);
    fc.assert(
      fc.property(fc.array(anySignal, { maxLength: 30 }), certain, (signals, more) => {
        fc.pre(!states.includes(more.kind) && !signals.some((s) => s.id === more.id));
        expect(score([...signals, more]).scoreCentipoints).toBeGreaterThanOrEqual(
          score(signals).scoreCentipoints,
        );
      }),
    );
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
    const empty = [
      ...fewer,
      { feed: 'tax-arrears' as const, sourceId: 'src_new' as const, newestOn: null, districts: null },
    ];
    expect(score(signals, empty)).toEqual(score(signals, fewer));
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
