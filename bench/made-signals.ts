import {
  type EnterpriseColumns,
  type Feed,
  type FeedState,
  INDICATORS,
  type IndustryUsual,
  type SignalColumns,
  type SignalKind,
} from '@weisu/core';
import { uniform } from './made-rows.ts';

const DAYS_SINCE_1970 = (day: string): number => Date.parse(day) / 86_400_000;
const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/** Invented enterprises with invented signals, by columns in memory that threads share; the same for the same seed. */
export type MadeCity = {
  readonly asOf: string;
  readonly signals: SignalColumns;
  readonly enterprises: EnterpriseColumns;
  readonly feeds: readonly FeedState[];
  readonly usual: readonly IndustryUsual[];
  readonly signalCount: number;
  readonly quietCount: number;
};

const ASOF = '2026-06-30';
const INDUSTRIES = ['建筑业', '餐饮业', '制造业', '信息服务业', null] as const;
const DISTRICT_COUNT = 17;
const REACH_DAYS = 730;
/** One enterprise in five has nothing recorded, the others three on average: busier than any city, where four of five are quiet. */
const QUIET_RATIO = 0.2;
const MOST_SIGNALS = 5;

export const makeSignals = (rowCount: number, seed: number): MadeCity => {
  const next = uniform(seed);
  const kinds: readonly SignalKind[] = [...new Set(INDICATORS.flatMap(({ reads }) => reads))];
  const starts = new Uint32Array(shared((rowCount + 1) * 4));
  let quietCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const own = next() < QUIET_RATIO ? 0 : 1 + Math.floor(next() * MOST_SIGNALS);
    if (own === 0) quietCount += 1;
    starts[row + 1] = (starts[row] as number) + own;
  }
  const signalCount = starts[rowCount] as number;
  const kind = new Uint8Array(shared(signalCount));
  const occurredOn = new Int32Array(shared(signalCount * 4));
  const knownOn = new Int32Array(shared(signalCount * 4));
  const magnitude = new Float64Array(shared(signalCount * 8));
  const certainty = new Float64Array(shared(signalCount * 8));
  const source = new Int32Array(shared(signalCount * 4));
  const story = new Int32Array(shared(signalCount * 4));
  const today = DAYS_SINCE_1970(ASOF);
  for (let row = 0; row < rowCount; row += 1) {
    let on = today - REACH_DAYS;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    for (let at = from; at < to; at += 1) {
      on += Math.floor((next() * 2 * (today - on)) / (to - at + 1));
      const which = Math.floor(next() * kinds.length);
      kind[at] = which;
      occurredOn[at] = on;
      knownOn[at] = on + Math.floor(next() * 20);
      magnitude[at] = Math.floor(next() * 6);
      const isOpinion = kinds[which]?.startsWith('opinion:') === true;
      certainty[at] = isOpinion ? Math.round(next() * 100) / 100 : 1;
      source[at] = Math.floor(next() * 8);
      story[at] = isOpinion ? Math.floor(next() * 1e6) : -1;
    }
  }
  const district = new Uint16Array(shared(rowCount * 2));
  const industry = new Uint16Array(shared(rowCount * 2));
  for (let row = 0; row < rowCount; row += 1) {
    district[row] = Math.floor(next() * DISTRICT_COUNT);
    industry[row] = Math.floor(next() * INDUSTRIES.length);
  }
  const stating: readonly Feed[] = [
    ...new Set(INDICATORS.flatMap(({ ownStatement, feed }) => (ownStatement ? [feed] : []))),
  ];
  const stated = new Map<Feed, Int32Array>();
  for (const feed of stating) {
    const days = new Int32Array(shared(rowCount * 4));
    for (let row = 0; row < rowCount; row += 1) days[row] = today - Math.floor(next() * 250);
    stated.set(feed, days);
  }
  return {
    asOf: ASOF,
    signals: { starts, kind, kinds, occurredOn, knownOn, magnitude, certainty, source, story },
    enterprises: {
      rowCount,
      district,
      districts: Array.from({ length: DISTRICT_COUNT }, (_, n) => `1101${String(n).padStart(2, '0')}`),
      industry,
      industries: INDUSTRIES,
      stated,
    },
    feeds: [...new Set(INDICATORS.map(({ feed }) => feed))].map((feed) => ({
      feed,
      sourceId: `src_${feed}`,
      newestOn: ASOF,
      districts: null,
    })),
    usual: INDUSTRIES.flatMap((name) =>
      name === null
        ? []
        : kinds
            .filter((own) => own.startsWith('opinion:'))
            .map((own) => ({
              month: '2026-06-01',
              industry: name,
              kind: own,
              storyHundredths: 40_000,
              enterpriseCount: 10_000,
            })),
    ),
    signalCount,
    quietCount,
  };
};
