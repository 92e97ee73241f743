import type { Client } from '@weisu/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPEN_STATES } from '../store/desk/load-situation.ts';
import { forEachEngine } from '../store/test-database.ts';
import { idOf } from './test-city.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

const OPEN = OPEN_STATES.join(',');
const LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;

forEachEngine((_, open) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(await open());
    const city = await desk.clientOf('city');
    await city.actOnWarning({ params: { id: 'war_B' }, body: { kind: 'dispatch', key: 'dispatch-1' } });
    await city.actOnWarning({
      params: { id: 'war_C' },
      body: { kind: 'dismiss', key: 'dismiss-1', reason: '经核实不成立' },
    });
    desk.goTo(7);
  });
  afterAll(() => desk.database.close());

  describe.each(['city', 'daxing', 'xicheng', 'desk'])('for %s', (login) => {
    let client: Client;
    beforeAll(async () => {
      client = await desk.clientOf(login);
    });

    it('every number equals the rows that its link opens', async () => {
      const shown = await client.situation({});
      const rowsOf = async (query: NonNullable<Parameters<Client['listWarnings']>[0]['query']>) =>
        (await client.listWarnings({ query: { state: OPEN, perPage: 200, ...query } })).rows;
      for (const level of LEVELS) {
        expect(await rowsOf({ level })).toHaveLength(shown.open[level]);
        expect(await rowsOf({ level, district: 'elsewhere' })).toHaveLength(shown.elsewhere[level]);
        for (const district of shown.byDistrict)
          expect(await rowsOf({ level, district: district.code })).toHaveLength(district.open[level]);
        const parts = shown.byDistrict.reduce((sum, d) => sum + d.open[level], shown.elsewhere[level]);
        expect(parts).toBe(shown.open[level]);
      }
      expect(await client.openWarnings({})).toEqual(shown.open);
      expect((await client.listEnterprises({})).total).toBe(shown.enterprises);
      for (const { reason, count } of shown.suppressed) {
        const held = await client.listSuppressed({ query: { reason: reason as 'capacity' } });
        expect([held.total, held.rows.length]).toEqual([count, count]);
      }
      expect((await client.listSuppressed({})).total).toBe(
        shown.suppressed.reduce((sum, s) => sum + s.count, 0),
      );
      const countOf = async (query: NonNullable<Parameters<Client['listWarnings']>[0]['query']>) =>
        (await client.listWarnings({ query: { perPage: 1, ...query } })).total;
      for (const { code, caseLoad } of shown.byDistrict)
        expect((await client.listCaseFiles({ query: { district: code } })).total).toBe(caseLoad);
      expect((await client.listCaseFiles({})).total).toBe(shown.caseLoad);
      for (const { month, raised } of shown.months) expect(await countOf({ month })).toBe(raised);
      expect(await countOf({ since: shown.since })).toBe(shown.flow.raised);
      for (const { step, count } of shown.flow.steps)
        expect([step, await countOf({ since: shown.since, reached: step })]).toEqual([step, count]);
      for (const { industry, open } of shown.byIndustry)
        for (const level of LEVELS) expect(await rowsOf({ industry, level })).toHaveLength(open[level]);
      for (const { indicator, count } of shown.byIndicator)
        expect(await rowsOf({ indicator })).toHaveLength(count);
    });

    it('the day says what its lists say', async () => {
      const day = await client.today({});
      const since = await client.listWarnings({ query: { since: day.since, perPage: 1 } });
      expect(since.total).toBe(day.raisedCount);
      for (const { reason, count } of day.suppressed) {
        const held = await client.listSuppressed({ query: { reason: reason as 'capacity' } });
        expect(held.total).toBe(count);
      }
      const shown = await client.situation({});
      expect([day.open, day.byDistrict, day.times]).toEqual([shown.open, shown.byDistrict, shown.times]);
      // Nobody is told to do what lies outside the area.
      for (const duty of day.duties)
        if (duty.kind === 'dispatch') await client.warning({ params: { id: duty.id } });
    });
  });

  it('counts what is there', async () => {
    const shown = await (await desk.clientOf('city')).situation({});
    expect(shown).toMatchObject({
      asOf: '2026-10-31',
      enterprises: 7,
      open: { red: 1, orange: 2, yellow: 1, blue: 0 },
      texts: { documents: 4, stories: 2, records: 4 },
    });
    expect(shown.byDistrict.find((d) => d.code === '110115')).toMatchObject({
      name: '大兴区',
      worst: 'red',
      open: { red: 1 },
    });
    expect(shown.byDistrict).toHaveLength(17);
    expect(shown.times).toEqual({
      signalToRaisedDays: 31,
      raisedToFirstActDays: 2,
      signalToArrearsDays: null,
      arrearsBasis: 'none',
    });
    expect(shown.sources).toHaveLength(2);
    const daxing = await (await desk.clientOf('daxing')).situation({});
    expect(daxing).toMatchObject({ open: { red: 1, orange: 1, yellow: 0 }, enterprises: 3 });
    expect(daxing.byDistrict.map((d) => d.code).sort()).toEqual(['110102', '110115']);
  });

  describe('lists', () => {
    it('page, sort and search', async () => {
      const city = await desk.clientOf('city');
      const all = await city.listWarnings({ query: { sort: 'points', order: 'asc' } });
      expect(all.rows.map((row) => row.points)).toEqual(
        all.rows.map((row) => row.points).toSorted((a, b) => a - b),
      );
      const pages = await Promise.all(
        [1, 2, 3].map((page) => city.listWarnings({ query: { sort: 'name', page, perPage: 2 } })),
      );
      expect(pages.flatMap((page) => page.rows.map((row) => row.id)).sort()).toEqual(
        all.rows.map((row) => row.id).sort(),
      );
      expect(pages.map((page) => page.total)).toEqual([5, 5, 5]);
      expect((await city.listWarnings({ query: { q: '虚构D' } })).rows.map((row) => row.id)).toEqual([
        'war_D',
      ]);
      expect((await city.listWarnings({ query: { q: '%' } })).rows).toEqual([]);
      expect((await city.listWarnings({ query: { q: "'; drop table warnings; --" } })).rows).toEqual([]);
      expect((await city.listWarnings({ query: { state: 'dismissed' } })).rows.map((row) => row.id)).toEqual([
        'war_C',
      ]);
      for (const sort of ['urgency', 'raisedAt', 'dueOn'] as const)
        expect((await city.listWarnings({ query: { sort } })).rows).toHaveLength(5);
      expect((await city.listEnterprises({ query: { level: 'red' } })).rows.map((row) => row.id)).toEqual([
        idOf('A'),
      ]);
      expect(
        (await city.listEnterprises({ query: { level: 'none', sort: 'name', order: 'asc' } })).rows.map(
          (row) => row.id,
        ),
      ).toEqual([idOf('E'), idOf('G')]);
    });

    it('refuse a filter that is none, by name', async () => {
      const city = await desk.clientOf('city');
      await expect(city.listWarnings({ query: { level: 'purple' } })).rejects.toMatchObject({
        refusal: { code: 'bad-input', field: expect.stringContaining('level') },
      });
      await expect(city.listWarnings({ query: { page: 0 } })).rejects.toMatchObject({
        refusal: { code: 'bad-input', field: 'page' },
      });
    });

    it('say why an enterprise is watched, and link its origin only where it may be opened', async () => {
      const forCity = await (await desk.clientOf('city')).listWatched({});
      expect(forCity.rows.map((row) => [row.enterprise.id, row.reason, row.origin?.id ?? null])).toEqual([
        [idOf('A'), 'special-monitoring', null],
        [idOf('E'), 'related', idOf('A')],
      ]);
      expect(forCity.rows[1]?.sentence.zh).toContain('同一法定代表人');
      const forXicheng = await (await desk.clientOf('xicheng')).listWatched({});
      expect(forXicheng.rows.map((row) => [row.enterprise.id, row.origin])).toEqual([[idOf('E'), null]]);
      expect(forXicheng.rows[0]?.sentence.zh).toContain('云岭虚构A');
    });
  });

  it('shows an enterprise with its names, places, score and ties', async () => {
    const city = await desk.clientOf('city');
    const seen = await city.enterprise({ params: { id: idOf('A') } });
    expect(seen).toMatchObject({
      name: '云岭虚构A科技有限公司',
      level: 'red',
      points: 38,
      watched: true,
      openWarningId: 'war_A',
      caseFileId: null,
      places: { registered: '大兴区' },
      names: [{ form: 'registered' }],
    });
    expect(seen.relations.map((r) => [r.enterprise.id, r.kind])).toEqual([
      [idOf('G'), 'branch'],
      [idOf('E'), 'same-representative'],
    ]);
    const never = await city.enterprise({ params: { id: idOf('G') } });
    expect(never).toMatchObject({
      level: 'none',
      points: null,
      asOf: null,
      contributions: [],
      coverage: [],
      history: [],
    });
  });
});
