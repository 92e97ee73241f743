import type { Client } from '@weisu/contract';
import { RefusedError } from '@weisu/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFirstAccount } from '../session/open-first-account.ts';
import { forEachEngine } from '../store/test-database.ts';
import { PASSWORD } from './test-city.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing refused',
    (error: unknown) => (error instanceof RefusedError ? error.refusal.code : 'another error'),
  );
const reason = '按书面申请 / on written request';

forEachEngine((_, open) => {
  let desk: TestDesk;
  let security: Client;
  let keys = 0;
  const key = (): string => `account-key-${(keys += 1)}`;
  beforeAll(async () => {
    desk = await openDesk(await open());
    security = await desk.clientOf('security');
  });
  afterAll(() => desk.database.close());
  const newcomer = (login: string) =>
    ({ key: key(), login, name: '新来者', role: 'district-officer', unitId: 'unit_xicheng' }) as const;
  const statusOf = async (login: string, password = PASSWORD): Promise<number> =>
    (await desk.signIn(login, password)).status;

  describe('opening an account', () => {
    it('answers a first password that must be changed before anything else', async () => {
      const body = newcomer('first');
      const { account, password } = await security.createAccount({ body });
      expect(account).toMatchObject({ id: 'off_first', state: 'open', mustChangePassword: true });
      expect((await security.createAccount({ body })).password).toBeNull();
      expect(await refusal(security.createAccount({ body: newcomer('first') }))).toBe('conflict');
      const signedIn = await desk.signIn('first', password ?? '');
      expect(await signedIn.clone().json()).toMatchObject({ mustDo: 'change-password' });
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const ask = (path: string, body?: object) =>
        desk.app.request(path, {
          method: body === undefined ? 'GET' : 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const held = await ask('/api/warnings');
      expect([held.status, await held.json()]).toMatchObject([403, { code: 'account-step-needed' }]);
      const current = password ?? '';
      const weak = await ask('/api/account/password', { current, next: 'first first first' });
      expect([weak.status, await weak.json()]).toMatchObject([400, { field: 'next' }]);
      expect((await ask('/api/account/password', { current: 'wrong', next: PASSWORD })).status).toBe(401);
      expect((await ask('/api/account/password', { current, next: PASSWORD })).status).toBe(200);
      expect((await ask('/api/warnings')).status).toBe(200);
      expect(await statusOf('first', current)).toBe(401);
      expect(await statusOf('first')).toBe(200);
    });

    it('asks for a unit that fits the role', async () => {
      const wrong = { ...newcomer('misplaced'), role: 'city-officer' } as const;
      expect(await refusal(security.createAccount({ body: wrong }))).toBe('bad-input');
    });

    it('is done by one of fifty who ask for the same at once', async () => {
      const bodies = Array.from({ length: 50 }, () => newcomer('contested'));
      const answers = await Promise.all(bodies.map((body) => refusal(security.createAccount({ body }))));
      expect(answers.filter((answer) => answer === 'nothing refused')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'conflict')).toHaveLength(49);
    });
  });

  describe('an act to an account', () => {
    it('resets the password once for one key, and signs out at once', async () => {
      const daxing = await desk.clientOf('daxing');
      const act = {
        params: { id: 'off_daxing' },
        body: { kind: 'reset-password', key: key(), reason },
      } as const;
      const { password } = await security.actOnAccount(act);
      expect(await refusal(daxing.whoAmI({}))).toBe('not-signed-in');
      expect(await statusOf('daxing')).toBe(401);
      expect((await security.actOnAccount(act)).password).toBeNull();
      expect(await statusOf('daxing', password ?? '')).toBe(200);
    });

    it('closes and opens; a closed account is answered like one that never was', async () => {
      const xicheng = await desk.clientOf('xicheng');
      const on = (kind: 'close' | 'open') =>
        security.actOnAccount({ params: { id: 'off_xicheng' }, body: { kind, key: key(), reason } });
      expect((await on('close')).account).toMatchObject({ state: 'closed', mayDo: ['open'], sessions: [] });
      expect(await refusal(xicheng.whoAmI({}))).toBe('not-signed-in');
      const [closed, unknown] = await Promise.all([desk.signIn('xicheng'), desk.signIn('nobody-at-all')]);
      expect([closed?.status, await closed?.text()]).toEqual([unknown?.status, await unknown?.text()]);
      expect(await refusal(on('close'))).toBe('conflict');
      await on('open');
      expect(await statusOf('xicheng')).toBe(200);
    });

    it('unlocks', async () => {
      for (let i = 0; i < 5; i += 1) await desk.signIn('desk', 'wrong');
      expect(await statusOf('desk')).toBe(429);
      expect((await security.account({ params: { id: 'off_desk' } })).account.state).toBe('locked');
      await security.actOnAccount({
        params: { id: 'off_desk' },
        body: { kind: 'unlock', key: key(), reason },
      });
      expect(await statusOf('desk')).toBe(200);
    });

    it('changes role and unit, and what was open under the old ones ends', async () => {
      const client = await desk.clientOf('city2');
      const who = {
        name: '换岗者',
        role: 'district-officer',
        unitId: 'unit_daxing',
        oidcSubject: 'sub-1',
      } as const;
      const body = { kind: 'change', key: key(), reason, ...who } as const;
      const { account } = await security.actOnAccount({ params: { id: 'off_city2' }, body });
      expect(account).toMatchObject({ role: 'district-officer', unit: { id: 'unit_daxing' } });
      expect(await refusal(client.whoAmI({}))).toBe('not-signed-in');
      const again = { ...body, key: key() };
      expect(await refusal(security.actOnAccount({ params: { id: 'off_xicheng' }, body: again }))).toBe(
        'conflict',
      );
    });

    it('is never one’s own, and never takes the last of an administrator’s role', async () => {
      const on = (client: Client, id: string) =>
        refusal(client.actOnAccount({ params: { id }, body: { kind: 'close', key: key(), reason } }));
      expect(await on(security, 'off_security')).toBe('not-allowed');
      expect(await on(security, 'off_audit')).toBe('conflict');
      const second = { ...newcomer('audit2'), role: 'audit-admin', unitId: 'unit_beijing' } as const;
      await security.createAccount({ body: second });
      // Both at once, over and over: one must go and one must stay, whoever is first.
      for (let round = 0; round < 8; round += 1) {
        const both = await Promise.all([on(security, 'off_audit'), on(security, 'off_audit2')]);
        expect(both.toSorted()).toEqual(['conflict', 'nothing refused']);
        const closed = both[0] === 'conflict' ? 'off_audit2' : 'off_audit';
        await security.actOnAccount({ params: { id: closed }, body: { kind: 'open', key: key(), reason } });
      }
    });
  });

  it('lists by role and state, and searches', async () => {
    const { rows, total } = await security.listAccounts({ query: { role: 'partner' } });
    expect([rows.map((row) => row.login), total]).toEqual([['partner'], 1]);
    expect((await security.listAccounts({ query: { q: 'XICH' } })).rows.map((row) => row.login)).toEqual([
      'xicheng',
    ]);
    await security.actOnAccount({
      params: { id: 'off_partner' },
      body: { kind: 'close', key: key(), reason },
    });
    const closed = await security.listAccounts({ query: { state: 'closed' } });
    expect(closed.rows.map((row) => row.login)).toEqual(['partner']);
  });

  it('shows one’s own sessions and ends one of them', async () => {
    const here = await desk.clientOf('first');
    const there = await desk.clientOf('first');
    const { sessions } = await here.listOwnSessions({});
    const [other] = sessions.filter((session) => !session.current);
    expect(sessions.filter((session) => session.current)).toHaveLength(1);
    expect(
      await refusal((await desk.clientOf('desk')).endOwnSession({ params: { id: other?.id ?? '' } })),
    ).toBe('not-found');
    for (const session of sessions)
      if (!session.current) await here.endOwnSession({ params: { id: session.id } });
    expect(await refusal(there.whoAmI({}))).toBe('not-signed-in');
    expect((await here.whoAmI({})).officer.login).toBe('first');
  });

  it('lets the first security administrator be made once, and by nobody after', async () => {
    const first = { login: 'founder', name: '首任', unitId: 'unit_beijing' } as const;
    await expect(openFirstAccount(desk.database, first, desk.at())).rejects.toMatchObject({
      refusal: { code: 'conflict' },
    });
    await desk.database.kysely
      .updateTable('officers')
      .set({ closed_at: desk.at() })
      .where('role', '=', 'security-admin')
      .execute();
    const password = await openFirstAccount(desk.database, first, desk.at());
    expect(await statusOf('founder', password)).toBe(200);
  });
});
