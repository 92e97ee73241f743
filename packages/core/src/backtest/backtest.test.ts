import { describe, expect, it } from 'vitest';
import { randomOf } from '../city/random.ts';
import { addDays, addMonths } from '../time.ts';
import { backtestFit } from './backtest-fit.ts';
import { findHindsight } from './find-hindsight.ts';
import { historiesOf, type History } from './history.ts';
import { judgeLists } from './judge-lists.ts';
import { nameKey, type Occurrence } from './occurrence.ts';
import { labelsOf, takeSnapshot, type Snapshot } from './snapshot.ts';
import { walkForward, type MonthList } from './walk-forward.ts';

/** Three years of claims: some enterprises are claimed against all the time, some once in one bad week. */
const makeClaims = (seed: number): Occurrence[] => {
  const random = randomOf(seed);
  const made: Occurrence[] = [];
  const add = (enterprise: string, day: number): void => {
    const occurredOn = addDays('2020-01-01', day);
    made.push({
      enterprise,
      occurredOn,
      recordedOn: addDays(occurredOn, random.int(0, 40)),
      category: String(random.int(11, 13)),
      partyCount: random.chance(0.2) ? null : 1,
    });
  };
  for (let i = 0; i < 40; i += 1)
    for (let day = random.int(0, 60); day < 1000; day += random.int(10, 90)) add(`Steady ${i}, Inc.`, day);
  for (let i = 0; i < 150; i += 1) {
    const day = random.int(0, 999);
    for (let k = random.int(8, 30); k > 0; k -= 1) add(`Burst ${i} LLC`, day + random.int(0, 6));
  }
  return made;
};

const claims = makeClaims(1);
const histories = historiesOf(claims);
const options = {
  from: '2022-01-01',
  to: '2022-03-01',
  horizonMonths: 6,
  capacity: 30,
  trainingMonths: 6,
  candidateCount: 150,
  fit: backtestFit,
};
const lists = [...walkForward(histories, '2020-01-01', options)];

describe('names', () => {
  it('brings spellings together and keeps enterprises apart', () => {
    expect(nameKey('Towne-Park, Ltd.')).toBe(nameKey('TOWNE PARK LLC'));
    expect(nameKey('永昼造纸有限公司')).toBe(nameKey('永昼造纸股份有限公司'));
    expect(nameKey('North Park Inc')).not.toBe(nameKey('South Park Inc'));
    expect(nameKey(' LLC ')).toBe('');
  });
});

describe('walking forward', () => {
  it('lists who goes on, above who had one bad week, and beats most-last-year and chance', () => {
    const judged = judgeLists(histories, lists, { horizonMonths: 6, capacity: 30, lastDay: '2022-10-01' });
    expect(judged.map((record) => record.asOf)).toEqual(['2022-01-01', '2022-02-01']);
    for (const record of judged) {
      expect(record.precisionRatio).toBeGreaterThan(0.8);
      expect(record.precisionRatio).toBeGreaterThan(record.baselines.mostLastYear + 0.2);
      expect(record.precisionRatio).toBeGreaterThan(record.baselines.random);
      expect(record.leadDays).toHaveLength(record.hitCount);
      expect(Math.min(...record.leadDays)).toBeGreaterThan(0);
    }
    expect(lists[0]?.listed.map((own) => own.rank)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });

  it('makes the same list whatever happened, or became known, afterwards', () => {
    const past = historiesOf(claims.filter((own) => own.recordedOn <= '2022-01-01'));
    const [first] = [...walkForward(past, '2020-01-01', { ...options, to: '2022-01-02' })];
    expect(first?.listed.map(({ enterprise, score }) => ({ key: nameKey(enterprise), score }))).toEqual(
      lists[0]?.listed.map(({ enterprise, score }) => ({ key: nameKey(enterprise), score })),
    );
  });

  it('judges no list whose time has not passed', () => {
    expect(judgeLists(histories, lists, { horizonMonths: 6, capacity: 30, lastDay: '2022-06-30' })).toEqual(
      [],
    );
  });

  it('makes no list where too little is known to learn from', () => {
    const early: MonthList[] = [
      ...walkForward(histories, '2020-01-01', { ...options, from: '2020-08-01', to: '2020-09-01' }),
    ];
    expect(early).toEqual([{ asOf: '2020-08-01', listed: [], model: null }]);
  });
});

describe('labels', () => {
  it('count what happened after the day, within the horizon and known in time, both ends by the day', () => {
    const on = (occurredOn: string, recordedOn = occurredOn): Occurrence => ({
      enterprise: 'A',
      occurredOn,
      recordedOn,
      category: '',
      partyCount: null,
    });
    const label = (own: Occurrence, knownBy = '2021-12-31'): number | undefined =>
      labelsOf(takeSnapshot(historiesOf([on('2020-12-01'), own]), '2021-01-01', 10), 3, knownBy)[0];
    expect(label(on('2021-01-01'))).toBe(0);
    expect(label(on('2021-01-02'))).toBe(1);
    expect(label(on('2021-04-01'))).toBe(1);
    expect(label(on('2021-04-02'))).toBe(0);
    expect(label(on('2021-03-01', '2021-06-01'), '2021-05-31')).toBe(0);
    expect(label(on('2021-03-01', '2021-06-01'), '2021-06-01')).toBe(1);
  });
});

describe('hindsight', () => {
  it('finds none in the features as they are', () => {
    for (const asOf of ['2021-01-01', '2021-07-15']) expect(findHindsight(claims, asOf, 100)).toEqual([]);
  });

  it('catches a planted feature that counts what had not been recorded yet', () => {
    const leaking = (all: readonly History[], asOf: string, count: number): Snapshot => {
      const honest = takeSnapshot(all, asOf, count);
      const ahead = Float64Array.from(honest.histories, (history) => history.recordedOn.length);
      const table = {
        names: [...honest.table.names, 'planted'],
        rowCount: honest.table.rowCount,
        columns: [...honest.table.columns, ahead],
      };
      return { ...honest, table };
    };
    const found = findHindsight(claims, '2021-07-15', 100, leaking);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map((own) => own.feature))).toEqual(new Set(['planted']));
  });

  it('catches a picture that reads when things happened instead of when they were known', () => {
    const byEvent = (all: readonly History[], asOf: string, count: number): Snapshot =>
      takeSnapshot(
        all.map((history) => ({ ...history, recordedOn: history.occurredOn.toSorted() })),
        asOf,
        count,
      );
    expect(findHindsight(claims, '2021-07-15', 100, byEvent).length).toBeGreaterThan(0);
  });

  it('does not learn from outcomes that became known later: a future that is told backwards changes nothing', () => {
    const asOf = '2022-01-01';
    const planted = claims.concat(
      Array.from({ length: 60 }, (_, i) => ({
        enterprise: `Burst ${i} LLC`,
        occurredOn: addMonths(asOf, -2),
        recordedOn: addMonths(asOf, 5),
        category: '11',
        partyCount: null,
      })),
    );
    const [first] = [...walkForward(historiesOf(planted), '2020-01-01', { ...options, to: '2022-01-02' })];
    expect(first?.listed.map((own) => own.score)).toEqual(lists[0]?.listed.map((own) => own.score));
  });
});
