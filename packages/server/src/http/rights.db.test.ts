import { type Route, type RouteName, routes, safeParseAs, STATUS_OF } from '@weisu/contract';
import { inScope, scopeOf } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeClause } from '../store/desk/scope-clause.ts';
import { findEnterprise } from '../store/desk/load-enterprise.ts';
import { forEachEngine } from '../store/test-database.ts';
import { idOf, jurisdiction, OFFICERS } from './test-city.ts';
import { cookieOf, openDesk, type TestDesk } from './test-desk.ts';
import { login, type Walk, WALK, wrongMove } from './test-walk.ts';

const table = Object.entries(routes) as [RouteName, Route][];

forEachEngine((_, open) => {
  let desk: TestDesk;
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    desk = await openDesk(await open());
    for (const { login } of OFFICERS) cookies.set(login, cookieOf(await desk.signIn(login)));
    const daxing = await desk.clientOf('daxing');
    // Once acknowledged by Daxing, the walk's own act is the same again for Daxing, and too late for the city.
    await daxing.actOnWarning({ params: { id: 'war_A' }, body: { kind: 'acknowledge', key: wrongMove.key } });
  });
  afterAll(() => desk.database.close());

  const ask = (name: RouteName, cookie: string): Promise<Response> => {
    const walk: Walk = WALK[name];
    const { method, path } = routes[name];
    // Another unknown account each time: one and the same would be locked.
    const sent = walk.body === login ? { ...login, login: `nobody ${cookie}`.slice(0, 64) } : walk.body;
    const body = sent === undefined ? {} : { body: JSON.stringify(sent) };
    return Promise.resolve(
      desk.app.request(walk.path ?? path, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...body,
      }),
    );
  };

  it.each(table)('%s tells a stranger nothing', async (name, route) => {
    const response = await ask(name, '');
    if (name === 'health' || name === 'loginWays') return expect(response.status).toBe(200);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: route.open ? 'wrong-login' : 'not-signed-in' });
  });

  describe.each(OFFICERS.map((o) => [o.login, o] as const))('as %s', (login) => {
    it.each(table.filter(([name]) => name !== 'logout'))('%s', async (name, route) => {
      const response = await ask(name, cookies.get(login) ?? '');
      expect(response.status).toBe((WALK[name].as as Walk['as'])[login]);
      if (response.status === 200) expect(safeParseAs(route.reply, await response.json()).success).toBe(true);
      else
        expect(await response.json()).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
      if (response.status === 403) expect(STATUS_OF['not-allowed']).toBe(403);
    });
  });

  it('is ready with a database that has every migration', async () => {
    expect(await (await desk.app.request('/ready')).json()).toEqual({ ready: true });
  });

  it('says the same of what does not exist and of what lies elsewhere', async () => {
    const cookie = cookieOf(await desk.signIn('xicheng'));
    const bodies = await Promise.all(
      [
        '/api/warnings/war_A',
        '/api/warnings/war_none',
        `/api/enterprises/${idOf('A')}`,
        '/api/enterprises/ent_none',
      ].map(async (path) => (await desk.app.request(path, { headers: { cookie } })).text()),
    );
    expect(new Set(bodies).size).toBe(1);
  });

  it('narrows lists in SQL exactly as it judges one row', async () => {
    const { kysely } = desk.database;
    const city = await desk.clientOf('city');
    await city.actOnWarning({
      params: { id: 'war_C' },
      body: { kind: 'dispatch', key: 'scope-key', unitId: 'unit_xicheng', reason: '职工多在西城' },
    });
    const ids = (await kysely.selectFrom('enterprises').select('id').orderBy('id').execute()).map(
      (row) => row.id,
    );
    for (const officer of OFFICERS) {
      const scope = scopeOf(officer, jurisdiction);
      const listed = await sql<{
        id: string;
      }>`select e.id from enterprises e where ${scopeClause(scope)} order by e.id`.execute(kysely);
      const judged: string[] = [];
      for (const id of ids) {
        const placed = await findEnterprise(kysely, id);
        if (placed !== undefined && inScope(scope, placed)) judged.push(id);
      }
      expect(
        listed.rows.map((row) => row.id),
        officer.login,
      ).toEqual(judged);
    }
    const xicheng = await desk.clientOf('xicheng');
    expect((await xicheng.listEnterprises({})).rows.map((row) => row.id)).toContain(idOf('C'));
  });

  it('offers an officer without the right to act nothing to do', async () => {
    const city = await desk.clientOf('city');
    await city.actOnWarning({ params: { id: 'war_F' }, body: { kind: 'dispatch', key: 'desk-key' } });
    const unit = await desk.clientOf('desk');
    const seen = await unit.warning({ params: { id: 'war_F' } });
    expect(seen.mayDo).toEqual([]);
    expect(seen.route.basis).toBe('new-employment-backstop');
    const move = unit.actOnWarning({
      params: { id: 'war_F' },
      body: { kind: 'acknowledge', key: 'unit-key-1' },
    });
    await expect(move).rejects.toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});
