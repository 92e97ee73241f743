import {
  BOOST_DEFAULTS,
  createAssessor,
  createColumnMeasure,
  enterpriseColumnsOf,
  type EnterpriseId,
  type Feed,
  fitModel,
  INDICATORS,
  LEVELS,
  measure,
  type RiskModel,
  type Signal,
  signalColumnsOf,
  type SignalKind,
} from '@weisu/core';
import { expect, it } from 'vitest';
import { assessInWorkers } from './assess-in-workers.ts';

const ASOF = '2026-06-30';
const KINDS: readonly SignalKind[] = [...new Set(INDICATORS.flatMap(({ reads }) => reads))];
const FEEDS = [...new Set(INDICATORS.map(({ feed }) => feed))];
const ids = Array.from({ length: 300 }, (_, n): EnterpriseId => `ent_${n}`);
const signals: Signal[] = ids.flatMap((enterpriseId, n) =>
  Array.from({ length: n % 6 }, (_, at): Signal => ({
    id: `sig_${n}-${at}`,
    enterpriseId,
    dimension: 'labour',
    kind: KINDS[(n * 7 + at * 5) % KINDS.length] as SignalKind,
    occurredOn: `2026-0${1 + ((n + at) % 6)}-1${at}`,
    recordedAt: `2026-06-2${at}T02:00:00.000Z`,
    magnitude: (n + at) % 5,
    certainty: 1 - at / 10,
    detector: 'test@1',
    sourceId: `src_${at % 2}`,
    documentId: null,
    recordId: null,
    storyId: at % 2 === 0 ? null : `story_${n % 3}`,
  })),
);
const feeds = FEEDS.map((feed) => ({
  feed,
  sourceId: `src_${feed}` as const,
  newestOn: ASOF,
  districts: null,
}));
const subjects = ids.map((_, n) => ({
  district: '110105',
  industry: n % 3 === 0 ? '建筑业' : null,
  statedOn: (_feed: Feed) => (n % 4 === 0 ? null : '2026-05-31'),
}));
const columns = {
  asOf: ASOF,
  signals: signalColumnsOf(ids, signals),
  enterprises: enterpriseColumnsOf(subjects, FEEDS),
  feeds,
  usual: [],
};

it('assesses by columns in threads what is assessed one by one, to the bit', async () => {
  const readings = INDICATORS.map(() => new Float64Array(ids.length));
  createColumnMeasure(INDICATORS, columns)(0, ids.length, readings);
  const table = { names: INDICATORS.map(({ id }) => id), rowCount: ids.length, columns: readings };
  // Something to be learned: the indicator that differs most says who comes true.
  const telling = readings.reduce((most, each) => (new Set(each).size > new Set(most).size ? each : most));
  const known = [...telling].filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  const labels = Uint8Array.from(telling, (value) => (value > middle ? 1 : 0));
  const learned = fitModel({ table, labels }, 'arrears within 9 months', {
    boost: {
      ...BOOST_DEFAULTS,
      rounds: 20,
      maxDepth: 3,
      monotone: new Int8Array(INDICATORS.length),
    },
    members: 1,
    derivedPerMember: 0,
    bins: 64,
    seed: 1,
  });
  const levels = [
    { level: 'blue', fromPoints: 0 },
    { level: 'yellow', fromPoints: 3 },
    { level: 'orange', fromPoints: 6 },
    { level: 'red', fromPoints: 9 },
  ] as const;
  const model: RiskModel = { kind: 'learned', id: 'test', version: 1, levels, learned };
  const { assessed, stages } = await assessInWorkers(learned, levels, columns, 2);
  const assess = createAssessor(model);
  const own = ids.map((enterpriseId, n) => {
    const { district, industry, statedOn } = subjects[n] as (typeof subjects)[number];
    const mine = signals.filter((signal) => signal.enterpriseId === enterpriseId);
    return assess(
      { enterpriseId, asOf: ASOF },
      measure(INDICATORS, { asOf: ASOF, district, industry, signals: mine, feeds, statedOn }),
    );
  });
  expect([...assessed.centipoints]).toEqual(own.map(({ scoreCentipoints }) => scoreCentipoints));
  expect([...assessed.probability]).toEqual(own.map(({ probability }) => probability));
  expect(Array.from(assessed.level, (at) => LEVELS[at])).toEqual(own.map(({ level }) => level));
  // The measured values differ, so that equal columns say something.
  expect(new Set(telling).size).toBeGreaterThan(2);
  expect(stages.measureMs).toBeGreaterThan(0);
});
