import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EnterpriseId } from '../../ids.ts';
import type { Signal, SignalKind } from '../../signal/signal.ts';
import { type Day, addDays, startOf } from '../../time.ts';
import { INDICATORS } from '../catalogue.ts';
import type { Feed, FeedState } from '../indicator.ts';
import { countIndustryUsual, industryUsualOf } from '../industry-usual.ts';
import { measure } from '../measure.ts';
import { createColumnMeasure } from './measure-columns.ts';
import { enterpriseColumnsOf, signalColumnsOf } from './signal-columns.ts';

const ASOF: Day = '2026-06-30';
const KINDS: readonly SignalKind[] = [...new Set(INDICATORS.flatMap(({ reads }) => reads))];
const STATING: readonly Feed[] = [
  ...new Set(INDICATORS.flatMap(({ ownStatement, feed }) => (ownStatement ? [feed] : []))),
];
const IDS = ['a', 'b', 'c', 'd'].map((name): EnterpriseId => `ent_${name}`);
const DISTRICTS = [null, '110101', '110102'] as const;
const INDUSTRIES = [null, '建筑业', '餐饮业', '房屋建筑工程施工'] as const;

/** Few kinds at a time, so that windows fill and stories meet. */
const signalOf = (kinds: readonly SignalKind[]) =>
  fc
    .record({
      row: fc.nat(IDS.length - 1),
      kind: fc.constantFrom(...kinds),
      back: fc.oneof(fc.integer({ min: -5, max: 200 }), fc.integer({ min: 0, max: 900 })),
      late: fc.integer({ min: 0, max: 20 }),
      magnitude: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 40, noNaN: true })),
      certainty: fc.double({ min: 0, max: 1, noNaN: true }),
      source: fc.nat(3),
      story: fc.option(fc.nat(4)),
    })
    .map(({ row, kind, back, late, magnitude, certainty, source, story }) => ({
      make: (at: number): Signal => ({
        id: `sig_${at}`,
        enterpriseId: IDS[row] as EnterpriseId,
        dimension: kind.startsWith('opinion:') ? 'opinion' : 'operation',
        kind,
        occurredOn: addDays(ASOF, -back),
        recordedAt: startOf(addDays(ASOF, late - back)),
        magnitude,
        certainty,
        detector: 'test@1',
        sourceId: `src_${source}`,
        documentId: null,
        recordId: null,
        storyId: story === null ? null : `story_${story}`,
      }),
    }));

const world = fc.shuffledSubarray([...KINDS], { minLength: 1, maxLength: 4 }).chain((kinds) =>
  fc.record({
    signals: fc
      .array(signalOf(kinds), { minLength: 12, maxLength: 60 })
      .map((made) => made.map(({ make }, at) => make(at))),
    subjects: fc.array(
      fc.record({
        district: fc.constantFrom(...DISTRICTS),
        industry: fc.constantFrom(...INDUSTRIES),
        statedBack: fc.array(fc.option(fc.integer({ min: 0, max: 300 })), {
          minLength: STATING.length,
          maxLength: STATING.length,
        }),
      }),
      { minLength: IDS.length, maxLength: IDS.length },
    ),
    feeds: fc.array(
      fc.record({
        feed: fc.constantFrom(...INDICATORS.map(({ feed }) => feed)),
        back: fc.option(fc.nat(200)),
        districts: fc.constantFrom(null, ['110101']),
      }),
      { maxLength: 60 },
    ),
  }),
);

it('measures by columns what it measures by objects, to the bit', () => {
  let compared = 0;
  fc.assert(
    fc.property(world, fc.nat(3), ({ signals, subjects, feeds: drawn }, allFresh) => {
      const feeds: FeedState[] = [
        ...(allFresh === 0 ? [] : [...new Set(INDICATORS.map(({ feed }) => feed))]).map(
          (feed): FeedState => ({ feed, sourceId: 'src_all', newestOn: ASOF, districts: null }),
        ),
        ...drawn.map(({ feed, back, districts }): FeedState => ({
          feed,
          sourceId: 'src_x',
          newestOn: back === null ? null : addDays(ASOF, -back),
          districts,
        })),
      ];
      const known = subjects.map(({ district, industry, statedBack }) => ({
        district,
        industry,
        statedOn: (feed: Feed): Day | null => {
          const back = statedBack[STATING.indexOf(feed)] ?? null;
          return back === null ? null : addDays(ASOF, -back);
        },
      }));
      const byRow = IDS.map((id) => signals.filter(({ enterpriseId }) => enterpriseId === id));
      const industryUsual = industryUsualOf(
        countIndustryUsual(
          ASOF,
          subjects.map(({ industry }, row) => ({ industry, signals: byRow[row] ?? [] })),
        ),
      );
      const measureRows = createColumnMeasure(INDICATORS, {
        asOf: ASOF,
        signals: signalColumnsOf(IDS, signals),
        enterprises: enterpriseColumnsOf(known, STATING),
        feeds,
        industryUsual,
      });
      const into = INDICATORS.map(() => new Float64Array(2));
      for (const from of [0, 2]) {
        measureRows(from, from + 2, into);
        for (const row of [from, from + 1]) {
          const { district, industry, statedOn } = known[row] as (typeof known)[number];
          const readings = measure(INDICATORS, {
            asOf: ASOF,
            district,
            industry,
            signals: byRow[row] ?? [],
            feeds,
            statedOn,
            industryUsual: industryUsual(industry),
          });
          const own = readings.map((reading) => ('missing' in reading ? NaN : reading.value));
          const columns = into.map((column) => column[row - from] as number);
          expect(columns.map((value, at) => Object.is(value, own[at]))).not.toContain(false);
          compared += own.filter((value) => value > 0).length;
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(compared).toBeGreaterThan(300);
});
