import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD } from '../http/test-city.ts';
import { cookieOf, openDesk, type TestDesk } from '../http/test-desk.ts';
import { forEachEngine } from '../store/test-database.ts';
import { ABSOLUTE_MS, IDLE_MS, LOCKED_MS } from './session-times.ts';

const MINUTE = 60_000;

forEachEngine((_, open) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.database.close());
  const who = async (cookie: string): Promise<number> =>
    (await desk.app.request('/api/session', { headers: { cookie } })).status;

  describe('a session', () => {
    it('is a cookie that no script can read, and is kept as a hash alone', async () => {
      const response = await desk.signIn('city');
      const set = response.headers.get('set-cookie') ?? '';
      expect(set).toMatch(/HttpOnly/);
      expect(set).toMatch(/SameSite=Lax/);
      expect(set).not.toMatch(/Secure/);
      const token = cookieOf(response).split('=')[1] ?? '';
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      const rows = await desk.database.kysely.selectFrom('sessions').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token);
      expect(await response.json()).toMatchObject({
        officer: { login: 'city', role: 'city-officer' },
        unit: { name: '北京市总工会' },
        demonstration: false,
        today: '2026-11-02',
      });
    });

    it('is sent over https alone where the page came by https', async () => {
      const response = await desk.app.request('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
        body: JSON.stringify({ login: 'city', password: PASSWORD }),
      });
      expect(response.headers.get('set-cookie')).toMatch(/Secure/);
    });

    it('ends at once with signing out', async () => {
      const cookie = cookieOf(await desk.signIn('city'));
      expect(await who(cookie)).toBe(200);
      await desk.app.request('/api/session', { method: 'DELETE', headers: { cookie } });
      expect(await who(cookie)).toBe(401);
    });

    it('does not outlive a new sign-in from the same browser', async () => {
      const before = cookieOf(await desk.signIn('city'));
      const again = await desk.app.request('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: before },
        body: JSON.stringify({ login: 'city', password: PASSWORD }),
      });
      expect(await who(before)).toBe(401);
      expect(await who(cookieOf(again))).toBe(200);
    });

    it('ends after eight hours without a request, and is kept by one before', async () => {
      const cookie = cookieOf(await desk.signIn('city'));
      desk.pass(IDLE_MS - MINUTE);
      expect(await who(cookie)).toBe(200);
      desk.pass(IDLE_MS - MINUTE);
      expect(await who(cookie)).toBe(200);
      desk.pass(IDLE_MS);
      expect(await who(cookie)).toBe(401);
    });

    it('ends after seven days however busy', async () => {
      const cookie = cookieOf(await desk.signIn('city'));
      let passed = 0;
      for (; passed + 4 * 60 * MINUTE < ABSOLUTE_MS; passed += 4 * 60 * MINUTE) {
        desk.pass(4 * 60 * MINUTE);
        expect(await who(cookie)).toBe(200);
      }
      desk.pass(ABSOLUTE_MS - passed);
      expect(await who(cookie)).toBe(401);
    });

    it('is not opened by a token that was made up', async () => {
      expect(await who('weisu_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(401);
    });
  });

  describe('guessing', () => {
    it.each(['daxing', 'no-such-account'])(
      'locks %s after five failures for fifteen minutes, right password or not',
      async (login) => {
        for (let i = 0; i < 5; i += 1) expect((await desk.signIn(login, 'wrong')).status).toBe(401);
        expect((await desk.signIn(login, 'wrong')).status).toBe(429);
        expect((await desk.signIn(login)).status).toBe(429);
        desk.pass(LOCKED_MS - 1);
        expect((await desk.signIn(login)).status).toBe(429);
        desk.pass(1);
        expect((await desk.signIn(login)).status).toBe(login === 'daxing' ? 200 : 401);
      },
    );

    it('forgets failures after a right password', async () => {
      for (let round = 0; round < 3; round += 1) {
        for (let i = 0; i < 4; i += 1) expect((await desk.signIn('xicheng', 'wrong')).status).toBe(401);
        expect((await desk.signIn('xicheng')).status).toBe(200);
      }
    });

    it('counts guesses sent at the same time one after the other', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => desk.signIn('desk', `guess ${i}`)),
      );
      const statuses = answers.map((answer) => answer.status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    });

    it('answers an unknown account in the words of a wrong password', async () => {
      const [unknown, wrong] = await Promise.all([desk.signIn('nobody', 'x'), desk.signIn('audit', 'x')]);
      expect(await unknown?.text()).toBe(await wrong?.text());
    });
  });
});
