import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import districts from '../../../../../jurisdictions/beijing/districts.json' with { type: 'json' };
import jurisdiction from '../../../../../jurisdictions/beijing/jurisdiction.json' with { type: 'json' };
import units from '../../../../../jurisdictions/beijing/units.json' with { type: 'json' };
import { JURISDICTION_FILES } from '../../jurisdiction/jurisdiction.ts';
import { dayOf } from '../../time.ts';
import { createCity } from '../create-city.ts';

const place = {
  units: z.parse(JURISDICTION_FILES.units, units),
  districts: z.parse(JURISDICTION_FILES.districts, districts),
  jurisdiction: z.parse(JURISDICTION_FILES.jurisdiction, jurisdiction),
};

const tell = (scenario: string, until = '2020-01-01') => {
  const city = createCity({ scenario, until, seed: 1, jurisdiction: place });
  const [main] = city.protagonists;
  const enterprise = city.enterprises.find(({ id }) => id === main);
  if (enterprise === undefined) throw new Error('the story has no main enterprise');
  const months = [...city.months()];
  const records = months.flatMap((month) => month.records).filter((record) => record.enterpriseId === main);
  const name = enterprise.names.find(({ form }) => form === 'brand')?.name ?? '';
  const documents = months
    .flatMap((month) => month.documents)
    .filter(({ title, body }) => `${title}${body}`.includes(name));
  return {
    city,
    enterprise,
    records,
    documents,
    truth: city.truth.find(({ enterpriseId }) => enterpriseId === main),
  };
};

describe('nine months early', () => {
  const { city, records, documents, truth, enterprise } = tell('nine-months-early');

  it('shows its first signs in November 2021 and collapses in August 2022', () => {
    const signs = records.filter(
      ({ kind, values }) => kind === 'tax-arrears' || (values['arrearsMonths'] ?? 0) > 0,
    );
    const known = signs.map(({ recordedAt }) => dayOf(recordedAt)).sort();
    expect(known[0]?.slice(0, 7)).toBe('2021-11');
    expect(documents[0]?.occurredOn.slice(0, 7)).toBe('2021-11');
    expect(truth?.collapseOn?.slice(0, 7)).toBe('2022-08');
  });

  it('brings 1,849 claims for 145 million yuan before the collapse', () => {
    const filed = records.filter(({ kind }) => kind === 'arbitration-filing');
    expect(filed.reduce((sum, { values }) => sum + (values['claimCount'] ?? 0), 0)).toBe(1849);
    expect(filed.reduce((sum, { values }) => sum + (values['amountYuan'] ?? 0), 0)).toBe(145_000_000);
    expect(filed.every(({ recordedAt }) => dayOf(recordedAt) < (truth?.collapseOn ?? ''))).toBe(true);
  });

  it('has related enterprises', () => {
    const related = city.relations.filter(({ from }) => from === enterprise.id).map(({ to }) => to);
    expect(related).toEqual(city.protagonists.slice(1));
    expect(related.length).toBeGreaterThanOrEqual(3);
  });
});

describe('six days', () => {
  it('stops a product of an enterprise registered in Daxing on 10 January 2024, and nobody goes unpaid', () => {
    const { enterprise, documents, truth } = tell('six-days');
    expect(enterprise.registeredDistrict).toBe('110115');
    const first = documents.filter(({ occurredOn }) => occurredOn === '2024-01-10');
    expect(first.length).toBeGreaterThan(2);
    expect(first.some(({ body }) => body.includes('停产'))).toBe(true);
    expect(documents.every(({ occurredOn }) => occurredOn >= '2024-01-10')).toBe(true);
    expect(truth).toEqual({ enterpriseId: enterprise.id, arrearsFrom: null, collapseOn: null });
  });
});

describe('three months', () => {
  it('leaves wages and a year of housing fund unpaid, with the union in Xicheng and the seat elsewhere', () => {
    const { enterprise, records, documents } = tell('three-months');
    expect(enterprise.unionUnit).toBe(place.districts.find(({ code }) => code === '110102')?.unit);
    expect(enterprise.registeredDistrict).not.toBe('110102');
    expect(records.find(({ kind }) => kind === 'housing-fund')?.values).toEqual({ arrearsMonths: 12 });
    const exposed = documents.find(({ body }) => body.includes('断缴'));
    expect(exposed?.occurredOn.slice(0, 7)).toBe('2024-02');
    expect(documents.at(-1)?.body).toContain('均已办结');
  });

  it('keeps its dates when asked for an earlier end, and goes on to a later one', () => {
    expect(tell('three-months').city.until).toBe('2024-05-31');
    const later = tell('three-months', '2025-02-10');
    expect(later.city.until).toBe('2025-02-10');
    expect(later.city.from).toBe(tell('three-months').city.from);
    expect(later.records).toEqual(tell('three-months').records);
  });
});
