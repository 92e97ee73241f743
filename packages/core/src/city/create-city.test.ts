import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import districts from '../../../../jurisdictions/beijing/districts.json' with { type: 'json' };
import jurisdiction from '../../../../jurisdictions/beijing/jurisdiction.json' with { type: 'json' };
import units from '../../../../jurisdictions/beijing/units.json' with { type: 'json' };
import { hasOrganisationCheck, isCreditCode } from '../enterprise/credit-code.ts';
import { registeredName } from '../enterprise/enterprise.ts';
import { JURISDICTION_FILES } from '../jurisdiction/jurisdiction.ts';
import { RECORD_FIELDS } from '../signal/record.ts';
import { daysBetween, dayOf, isDay, monthOf } from '../time.ts';
import type { City } from './city.ts';
import { createCity } from './create-city.ts';
import { describeCity } from './describe-city.ts';
import type { Place } from './place.ts';
import { SCENARIOS } from './scenario.ts';

const place: Place = {
  units: z.parse(JURISDICTION_FILES.units, units),
  districts: z.parse(JURISDICTION_FILES.districts, districts),
  jurisdiction: z.parse(JURISDICTION_FILES.jurisdiction, jurisdiction),
};
const cityOf = (scenario: string, seed = 1, until = '2026-11-22'): City =>
  createCity({ scenario, until, seed, jurisdiction: place });
/** Without the function, which never equals itself. */
const stillOf = ({ months, ...still }: City) => ({ ...still, months: [...months()] });

describe('every scenario', () => {
  it.each(SCENARIOS.filter(({ name }) => name !== 'demo').map(({ name }) => name))('%s is honest', (name) => {
    const city = cityOf(name, 3, '2024-06-18');
    const ids = new Set(city.enterprises.map(({ id }) => id));
    const names = new Set(city.enterprises.map(registeredName));
    expect(ids.size).toBe(city.enterprises.length);
    expect(names.size).toBe(city.enterprises.length);
    for (const { creditCode } of city.enterprises) {
      expect(isCreditCode(creditCode) && hasOrganisationCheck(creditCode)).toBe(true);
      expect(creditCode.slice(2, 4)).toBe('99');
    }
    for (const { from, to, shareRatio, kind } of city.relations) {
      expect(ids.has(from) && ids.has(to) && from !== to).toBe(true);
      expect(shareRatio !== null).toBe(kind === 'shareholder');
    }
    const sources = new Map(city.sources.map((source) => [source.id, source]));
    expect(sources.size).toBe(city.sources.length);
    const seen = new Set<string>();
    const months = [...city.months()];
    expect(months[0]?.month).toBe(monthOf(city.from));
    expect(months.at(-1)?.month).toBe(monthOf(city.until));
    for (const { month, records, documents } of months) {
      for (const list of [records, documents]) {
        const known = list.map(({ recordedAt }) => recordedAt);
        expect(known).toEqual([...known].sort());
        for (const { occurredOn, recordedAt, sourceId } of list) {
          expect(isDay(occurredOn) && occurredOn >= city.from).toBe(true);
          expect(monthOf(dayOf(recordedAt))).toBe(month);
          expect(dayOf(recordedAt) >= occurredOn && dayOf(recordedAt) <= city.until).toBe(true);
          const silentFrom = sources.get(sourceId)?.silentFrom;
          expect(silentFrom === null || occurredOn < (silentFrom ?? '')).toBe(true);
        }
      }
      for (const record of records) {
        expect(seen.has(record.id)).toBe(false);
        seen.add(record.id);
        expect(ids.has(record.enterpriseId)).toBe(true);
        expect(Object.keys(record.values).sort()).toEqual(Object.keys(RECORD_FIELDS[record.kind]).sort());
        expect(Object.values(record.values).every(Number.isFinite)).toBe(true);
        expect(sources.get(record.sourceId)?.feed).toBe(record.kind);
      }
      for (const { title, body } of documents) expect(`${title}${body}`).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

describe('the tiny city', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(stillOf(cityOf('tiny'))).toEqual(stillOf(cityOf('tiny')));
    expect(stillOf(cityOf('tiny'))).not.toEqual(stillOf(cityOf('tiny', 2)));
  });

  it('gives the same months again when asked again', () => {
    const city = cityOf('tiny');
    expect([...city.months()]).toEqual([...city.months()]);
  });

  it('holds silent, partial and late feeds', () => {
    const city = cityOf('tiny');
    expect(city.sources.filter(({ silentFrom }) => silentFrom !== null).map(({ feed }) => feed)).toEqual([
      'utilities',
    ]);
    const hotline = city.sources.find(({ feed }) => feed === 'hotline');
    expect(hotline?.districts?.length).toBeLessThan(place.districts.length);
    const lags = [...city.months()].flatMap(({ records }) =>
      records.map((record) => ({ lag: daysBetween(record.occurredOn, dayOf(record.recordedAt)), record })),
    );
    const late = lags.filter(({ record, lag }) => record.kind === 'social-insurance' && lag > 30);
    expect(late.length).toBeGreaterThan(20);
    expect(new Set(late.map(({ record }) => dayOf(record.recordedAt))).size).toBe(1);
  });

  it('refuses a scenario and a day that do not exist', () => {
    expect(() => cityOf('atlantis')).toThrow(/demo, tiny/);
    expect(() => cityOf('tiny', 1, '2026-02-30')).toThrow(RangeError);
  });
});

describe('a city in counts', () => {
  it('counts what the months bring', () => {
    const city = cityOf('tiny');
    const counts = describeCity(city);
    const byKind = Object.values(counts.recordsByKind).reduce((a, b) => a + b, 0);
    expect(byKind).toBe(counts.records);
    expect(counts.enterprises).toBe(200);
    expect(counts.intoArrears).toBe(city.truth.length);
    expect(counts.documents).toBeGreaterThan(300);
  });
});
