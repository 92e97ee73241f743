import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import districts from '../../../../jurisdictions/beijing/districts.json' with { type: 'json' };
import jurisdiction from '../../../../jurisdictions/beijing/jurisdiction.json' with { type: 'json' };
import units from '../../../../jurisdictions/beijing/units.json' with { type: 'json' };
import { hasOrganisationCheck, isCreditCode } from '../enterprise/credit-code.ts';
import { registeredName } from '../enterprise/enterprise.ts';
import { JURISDICTION_FILES } from '../jurisdiction/jurisdiction.ts';
import { RECORD_FIELDS } from '../signal/record.ts';
import type { EnterpriseRecord } from '../signal/record.ts';
import { daysBetween, dayOf, isDay, monthOf } from '../time.ts';
import type { City, CityMonth } from './city.ts';
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

/** Kinds that speak of trouble when they come at all. */
const ALARMS: readonly string[] =
  'tax-arrears housing-fund court-enforcement court-dishonest equity-freeze rent-arrears hotline registry-abnormal'.split(
    ' ',
  );
const isAlarm = ({ kind, values }: EnterpriseRecord): boolean =>
  ALARMS.includes(kind) || (kind === 'social-insurance' && (values['arrearsMonths'] ?? 0) > 0);

describe('the demonstration city', () => {
  let city: City;
  let months: CityMonth[];
  beforeAll(() => {
    city = cityOf('demo');
    months = [...city.months()];
  }, 120_000);

  it('has its size and its base rate', () => {
    const records = months.reduce((sum, month) => sum + month.records.length, 0);
    const documents = months.reduce((sum, month) => sum + month.documents.length, 0);
    expect(months).toHaveLength(24);
    expect(city.enterprises).toHaveLength(20_000);
    expect(records).toBeGreaterThan(220_000);
    expect(records).toBeLessThan(350_000);
    expect(documents).toBeGreaterThan(12_000);
    expect(documents).toBeLessThan(18_000);
    const ratio = city.truth.length / city.enterprises.length;
    expect(ratio).toBeGreaterThan(0.01);
    expect(ratio).toBeLessThan(0.022);
    for (const { arrearsFrom, collapseOn } of city.truth)
      expect(collapseOn === null || collapseOn > (arrearsFrom ?? '')).toBe(true);
  });

  it('sets traps for names and routes', () => {
    const brands = new Map<string, number>();
    for (const { names } of city.enterprises)
      for (const { name, form } of names) if (form === 'brand') brands.set(name, (brands.get(name) ?? 0) + 1);
    const shared = [...brands.values()].filter((count) => count > 1).reduce((a, b) => a + b, 0);
    expect(shared / city.enterprises.length).toBeGreaterThan(0.02);
    const share = (of: (e: City['enterprises'][number]) => boolean): number =>
      city.enterprises.filter(of).length / city.enterprises.length;
    expect(share(({ unionUnit }) => unionUnit !== null)).toBeCloseTo(0.6, 1);
    expect(
      share((e) => e.operatingDistrict !== null && e.operatingDistrict !== e.registeredDistrict),
    ).toBeCloseTo(0.13, 1);
    expect(share(({ newEmployment }) => newEmployment)).toBeGreaterThan(0.01);
    expect(share(({ names }) => names.some(({ form }) => form === 'former'))).toBeGreaterThan(0.02);
    const known = new Set(units.map(({ id }) => id));
    expect(city.enterprises.every(({ unionUnit }) => unionUnit === null || known.has(unionUnit))).toBe(true);
  });

  it('warns of most arrears beforehand, but not of all, and cries wolf as well', () => {
    const alarms = new Map<string, string[]>();
    for (const { records } of months)
      for (const record of records)
        if (isAlarm(record))
          alarms.set(record.enterpriseId, [
            ...(alarms.get(record.enterpriseId) ?? []),
            dayOf(record.recordedAt),
          ]);
    const leads = city.truth
      .filter(({ arrearsFrom }) => arrearsFrom !== null && daysBetween(city.from, arrearsFrom) > 180)
      .map(({ enterpriseId, arrearsFrom }) => {
        const before = (alarms.get(enterpriseId) ?? []).map((day) => daysBetween(day, arrearsFrom ?? ''));
        return Math.max(0, ...before.filter((days) => days > 0 && days <= 365));
      });
    const foreseen = leads.filter((days) => days > 0);
    expect(foreseen.length / leads.length).toBeGreaterThan(0.5);
    expect(foreseen.length / leads.length).toBeLessThan(0.97);
    expect(foreseen.sort((a, b) => a - b)[Math.floor(foreseen.length / 2)]).toBeGreaterThan(30);
    const fell = new Set(city.truth.map(({ enterpriseId }) => enterpriseId as string));
    const crying = [...alarms.keys()].filter((id) => !fell.has(id)).length;
    expect(crying).toBeGreaterThan(foreseen.length);
  });

  it('repeats its texts, word for word and with edits, and hides numbers in some', () => {
    const bodies = months.flatMap(({ documents }) => documents.map(({ body }) => body));
    const risky = bodies.filter((body) => /欠薪|拖欠|没发工资|社保|裁员|停产|破产/.test(body)).length;
    expect(new Set(bodies).size).toBeLessThan(bodies.length * 0.98);
    expect(bodies.filter((body) => body.startsWith('转：')).length).toBeGreaterThan(50);
    expect(bodies.filter((body) => body.replaceAll('-', '').includes('1990000')).length).toBeGreaterThan(100);
    expect(bodies.filter((body) => /身份证号99/.test(body)).length).toBeGreaterThan(5);
    expect(risky / bodies.length).toBeLessThan(0.6);
    expect(risky / bodies.length).toBeGreaterThan(0.15);
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
