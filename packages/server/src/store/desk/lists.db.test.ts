import type { Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../engine.ts';
import { forEachEngine } from '../test-database.ts';
import { countFacets, countIndicators } from './count-facets.ts';
import { listWarningIds, type WarningOrder } from './list-warnings.ts';
import { countWarnings, type Facet, type WarningFilter } from './warning-filter.ts';

const TODAY = '2026-11-20';
const DISTRICTS = ['110101', '110115'];
const ROWS = 4_530;
const PER_PAGE = 50;

const SCOPES: Readonly<Record<string, Scope>> = {
  city: { reach: 'all' },
  district: { reach: 'area', districts: ['110115'], units: ['unit_b' as UnitId] },
  unit: { reach: 'area', districts: [], units: ['unit_a' as UnitId] },
};

/** So many warnings of as many enterprises, of every kind, at every place. */
const layWarnings = async ({ kysely: db }: Database): Promise<void> => {
  await sql`insert into units (id, name_zh, name_en, kind, monthly_capacity)
    values ('unit_a', '甲', 'A', 'district', 9), ('unit_b', '乙', 'B', 'industry', 9)`.execute(db);
  await sql`insert into enterprises (id, credit_code, name, registered_district, union_unit_id, industry, imported_from, recorded_at)
    select 'ent_' || i, 'CODE' || i, '虚构' || (i * 7919 % 5000) || '号', (array['110101', '110115', '999999', null])[1 + i % 4],
      case when i % 11 = 0 then 'unit_b' end, (array['建筑', '餐饮'])[1 + i % 2], 'test', '2026-01-01T00:00:00Z'
    from generate_series(1, ${ROWS}) i`.execute(db);
  await sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at,
      unit_id, due_on)
    select 'war_' || i, 'ent_' || i, (array['red', 'orange', 'yellow', 'blue'])[1 + i % 4], (array['first', 'worse', 'again'])[1 + i % 3],
      (array['raised', 'acknowledged', 'dispatched', 'snoozed', 'closed', 'dismissed'])[1 + i * 31 % 6], '2026-11-01',
      jsonb_build_object('contributions', (
        select coalesce(jsonb_agg(jsonb_build_object('indicator', 'ind-' || k, 'dimension', (array['labour', 'opinion'])[1 + k % 2],
          'centipoints', case when (i + k) % 5 = 0 then 0 else 10 end)), '[]') from generate_series(1, i % 7) k)),
      '[]', i * 37 % 900, timestamptz '2026-11-20T10:00:00Z' - make_interval(hours => i * 13 % 1500),
      (array['unit_a', 'unit_b', null, null, null])[1 + i % 5], case when i % 3 = 0 then date '2026-11-20' + i % 9 - 4 end
    from generate_series(1, ${ROWS}) i`.execute(db);
};

const FILTERS: readonly WarningFilter[] = [
  {},
  { state: ['raised', 'acknowledged', 'dispatched'] },
  { level: ['red', 'orange'], dimension: ['labour'], unit: ['none', 'unit_a'] },
  { district: ['elsewhere', '110115'], indicator: ['ind-2', 'ind-3'] },
  { age: ['days7', 'older'], because: ['first'], industry: ['餐饮'] },
  { q: '99', since: '2026-10-15' },
  { q: '99号', indicator: ['ind-1'] },
];

const RANK = "array_position(array['none','blue','yellow','orange','red'], w.level)";
/** What each order says, in words of its own. */
const ORDERS: Readonly<Record<WarningOrder['sort'], (direction: string) => string>> = {
  urgency: (
    d,
  ) => `case when w.state in ('raised', 'acknowledged') then 4 when w.state = 'dispatched' and w.due_on < '${TODAY}' then 3
    when w.state = 'dispatched' then 2 when w.state = 'snoozed' then 1 else 0 end ${d}, ${RANK} ${d}, w.score_centipoints ${d}, w.raised_at ${d}`,
  level: (d) => `${RANK} ${d}, w.score_centipoints desc`,
  points: (d) => `w.score_centipoints ${d}`,
  state: (d) =>
    `array_position(array['raised','acknowledged','dispatched','snoozed','closed','dismissed'], w.state) ${d}, ${RANK} desc, w.score_centipoints desc`,
  because: (d) => `w.because ${d}, ${RANK} desc, w.score_centipoints desc`,
  district: (d) => `e.district ${d} nulls last, ${RANK} desc, w.score_centipoints desc`,
  unit: (d) => `w.unit_id ${d} nulls last, ${RANK} desc, w.score_centipoints desc`,
  raisedAt: (d) => `w.raised_at ${d}, w.score_centipoints desc`,
  dueOn: (d) => `w.due_on ${d} nulls last, w.score_centipoints desc`,
  name: (d) => `e.name ${d}, w.raised_at desc`,
};

/** The rows that a filter means, told row by row in the program and from the assessment itself. */
type Row = Readonly<Record<Exclude<Facet, 'dimension' | 'indicator'>, string>> & {
  readonly id: string;
  readonly dimension: readonly string[];
  readonly indicator: readonly string[];
  readonly name: string;
  readonly code: string;
  readonly industry: string;
  readonly home: string | null;
  readonly union: string | null;
  readonly raisedAt: string;
};

const ageOn = (raisedAt: string): string => {
  const day = new Date(Date.parse(raisedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  const days = (Date.parse(TODAY) - Date.parse(day)) / 86_400_000;
  return days <= 3 ? 'days3' : days <= 7 ? 'days7' : days <= 30 ? 'days30' : 'older';
};

const loadRows = async ({ kysely: db }: Database): Promise<readonly Row[]> => {
  const { rows } = await sql<Row & { contributions: readonly Record<string, string | number>[] }>`
    select w.id, w.level, w.state, w.because, coalesce(w.unit_id, 'none') as unit, e.district as home, e.name, e.credit_code as code,
      e.industry, e.union_unit_id as "union", w.raised_at as "raisedAt", w.assessment -> 'contributions' as contributions
    from warnings w join enterprises e on e.id = w.enterprise_id`.execute(db);
  return rows.map(({ contributions, ...row }) => {
    const added = contributions.filter(({ centipoints }) => Number(centipoints) > 0);
    return {
      ...row,
      age: ageOn(row.raisedAt),
      district: row.home !== null && DISTRICTS.includes(row.home) ? row.home : 'elsewhere',
      dimension: [...new Set(added.map(({ dimension }) => String(dimension)))],
      indicator: [...new Set(added.map(({ indicator }) => String(indicator)))],
    };
  });
};

const FACETS = ['level', 'state', 'because', 'age', 'dimension', 'indicator', 'district', 'unit'] as const;

const sees = (scope: Scope, row: Row): boolean =>
  scope.reach === 'all' ||
  (scope.reach === 'area' &&
    (scope.districts.includes(row.home ?? '') ||
      scope.units.some((unit) => unit === row.union || unit === row.unit)));

const fits = (row: Row, filter: WarningFilter, but?: Facet): boolean =>
  FACETS.every(
    (facet) =>
      facet === but ||
      (filter[facet] ?? [row[facet]].flat()).some((value) => [row[facet]].flat().includes(value)) ||
      filter[facet] === undefined,
  ) &&
  (filter.industry?.includes(row.industry) ?? true) &&
  (filter.q === undefined || row.name.includes(filter.q) || row.code.includes(filter.q)) &&
  (filter.since === undefined || Date.parse(row.raisedAt) >= Date.parse(`${filter.since}T00:00:00+08:00`));

forEachEngine((_, open) => {
  let database: Database;
  let all: readonly Row[];
  beforeAll(async () => {
    database = await open();
    await layWarnings(database);
    all = await loadRows(database);
  });
  afterAll(() => database.close());

  describe.each(Object.entries(SCOPES))('for an officer of the %s', (_name, scope) => {
    it('counts of facets, of indicators and of rows are those of the rows looked at one by one', async () => {
      for (const filter of FILTERS) {
        const seen = all.filter((row) => sees(scope, row));
        const fitting = seen.filter((row) => fits(row, filter));
        const newSince = '2026-11-10T00:00:00.000Z';
        const found = await countFacets(
          database.kysely,
          scope,
          { ...filter, today: TODAY, newSince },
          DISTRICTS,
        );
        const expected = FACETS.flatMap((facet) => {
          const values = seen.filter((row) => fits(row, filter, facet)).flatMap((row) => row[facet]);
          return [...new Set(values)].map((value) => ({
            facet,
            value,
            count: values.filter((other) => other === value).length,
          }));
        });
        const sorted = (counts: readonly { facet: string; value: string; count: number }[]) =>
          counts.map(({ facet, value, count }) => `${facet} ${value} ${count}`).toSorted();
        expect(sorted(found.counts)).toEqual(sorted(expected));
        expect(found.total).toBe(fitting.length);
        expect(found.newCount).toBe(fitting.filter(({ raisedAt }) => raisedAt > newSince).length);
        expect(found.newestRaisedAt).toBe(
          fitting
            .map(({ raisedAt }) => raisedAt)
            .toSorted()
            .at(-1) ?? null,
        );
        expect(await countWarnings(database.kysely, scope, filter, TODAY, DISTRICTS)).toBe(fitting.length);
        if (filter.indicator !== undefined || filter.district !== undefined) continue;
        const indicators = await countIndicators(database.kysely, scope, filter, TODAY);
        expect(new Map(indicators.map(({ indicator, count }) => [indicator, count]))).toEqual(
          new Map(
            found.counts.flatMap(({ facet, value, count }) =>
              facet === 'indicator' ? [[value, count]] : [],
            ),
          ),
        );
      }
    });

    it('any page is that part of the whole list in order, whether looked for from its beginning or from its end', async () => {
      for (const [sort, orderOf] of Object.entries(ORDERS) as [WarningOrder['sort'], (d: string) => string][])
        for (const order of ['asc', 'desc'] as const) {
          const { rows } = await sql<{ id: string }>`
            select w.id from warnings w join enterprises e on e.id = w.enterprise_id order by ${sql.raw(orderOf(order))}, w.id`.execute(
            database.kysely,
          );
          const seen = new Set(all.filter((row) => sees(scope, row)).map(({ id }) => id));
          const whole = rows.map(({ id }) => id).filter((id) => seen.has(id));
          const last = Math.ceil(whole.length / PER_PAGE);
          for (const page of [1, 2, Math.ceil(last / 2), last - 1, last, last + 1]) {
            const asked = { sort, order, today: TODAY, page, perPage: PER_PAGE } as const;
            expect(await listWarningIds(database.kysely, scope, asked, DISTRICTS)).toEqual({
              ids: whole.slice((page - 1) * PER_PAGE, page * PER_PAGE),
              total: whole.length,
            });
          }
        }
    });
  });
});
