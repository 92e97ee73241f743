import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import districts from '../../../../jurisdictions/beijing/districts.json' with { type: 'json' };
import jurisdiction from '../../../../jurisdictions/beijing/jurisdiction.json' with { type: 'json' };
import units from '../../../../jurisdictions/beijing/units.json' with { type: 'json' };
import { JURISDICTION_FILES } from '../jurisdiction/jurisdiction.ts';
import type { EnterpriseRecord } from '../signal/record.ts';
import { daysBetween, dayOf } from '../time.ts';
import type { City, CityMonth } from './city.ts';
import { createCity } from './create-city.ts';

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
    city = createCity({
      scenario: 'demo',
      until: '2026-11-22',
      seed: 1,
      jurisdiction: {
        units: z.parse(JURISDICTION_FILES.units, units),
        districts: z.parse(JURISDICTION_FILES.districts, districts),
        jurisdiction: z.parse(JURISDICTION_FILES.jurisdiction, jurisdiction),
      },
    });
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
