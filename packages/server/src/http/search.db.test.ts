import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forEachEngine } from '../store/test-database.ts';
import { idOf } from './test-city.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

forEachEngine((_, open) => {
  let desk: TestDesk;
  let city: Client;
  beforeAll(async () => {
    desk = await openDesk(await open());
    city = await desk.clientOf('city');
    await city.actOnWarning({ params: { id: 'war_A' }, body: { kind: 'dispatch', key: 'dispatch-1' } });
  });
  afterAll(() => desk.database.close());
  const search = (client: Client, q: string) => client.search({ query: { q } });

  describe('search', () => {
    it('finds an enterprise, its warning and its case file by part of the name and by the code', async () => {
      for (const q of ['虚构A', idOf('A').slice('ent_'.length)]) {
        const found = await search(city, q);
        expect(found.enterprises.map(({ id }) => id)).toContain(idOf('A'));
        expect(found.warnings).toMatchObject([{ id: 'war_A', level: 'red', state: 'dispatched' }]);
        expect(found.caseFiles).toMatchObject([{ name: expect.stringContaining('虚构A'), isClosed: false }]);
      }
    });

    it('shows an officer nothing outside the area, and an administrator nothing at all', async () => {
      const xicheng = await search(await desk.clientOf('xicheng'), '虚构A');
      expect(xicheng).toEqual({ enterprises: [], warnings: [], caseFiles: [], papers: [] });
      for (const login of ['partner', 'system', 'security', 'audit'])
        expect(await search(await desk.clientOf(login), '虚构')).toEqual({
          enterprises: [],
          warnings: [],
          caseFiles: [],
          papers: [],
        });
    });

    it('takes what is typed literally', async () => {
      for (const q of ['%', "'; drop table warnings; --", '\\'])
        expect((await search(city, q)).warnings).toEqual([]);
      await expect(search(city, '   ')).rejects.toMatchObject({ refusal: { code: 'bad-input' } });
    });
  });

  describe('the day', () => {
    it('gives each unit what waits for it, and takes it away once it is done', async () => {
      const daxing = await desk.clientOf('daxing');
      const signs = async () => (await daxing.today({})).duties.filter(({ kind }) => kind === 'sign');
      const [sign] = await signs();
      expect(sign).toMatchObject({ name: { zh: expect.stringContaining('虚构A') }, dueOn: '2026-11-03' });
      const file = await daxing.caseFile({ params: { id: sign?.id ?? '' } });
      const { dispatchId } = await daxing.warning({ params: { id: 'war_A' } });
      expect(file.warningIds).toEqual(['war_A']);
      await daxing.actOnDispatch({
        params: { id: dispatchId ?? '' },
        body: { kind: 'sign', key: 'sign-key-1', seen: 1 },
      });
      expect(await signs()).toEqual([]);
      // Its clock runs on, and stands among those of both once it is near.
      await sql`update case_files set due_on = '2026-11-06' where id = ${file.id}`.execute(
        desk.database.kysely,
      );
      for (const client of [daxing, city])
        expect((await client.today({})).dues.map(({ kind }) => kind)).toContain('case-file');
    });

    it('says what changed since yesterday, and nothing of another’s area', async () => {
      await city.actOnWarning({
        params: { id: 'war_D' },
        body: { kind: 'dismiss', key: 'dismiss-9', reason: '经核实不成立' },
      });
      const ofCity = (await city.today({})).changes.filter(({ kind }) => kind === 'dismissed');
      expect(ofCity).toMatchObject([{ id: 'war_D', name: expect.stringContaining('虚构D') }]);
      const ofDaxing = (await (await desk.clientOf('daxing')).today({})).changes;
      expect(ofDaxing.filter(({ kind }) => kind === 'dismissed')).toEqual([]);
    });
  });
});
