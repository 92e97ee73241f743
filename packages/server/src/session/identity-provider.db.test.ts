import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../http/app.ts';
import { jurisdiction } from '../http/test-city.ts';
import { cookieOf, openDesk, type TestDesk } from '../http/test-desk.ts';
import { forEachEngine } from '../store/test-database.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { type StandInProvider, startStandInProvider } from './test-provider.ts';

const REDIRECT = 'https://weisu.example/api/oidc/callback';

forEachEngine((_, open) => {
  let desk: TestDesk;
  let provider: StandInProvider;
  let app: Hono;
  beforeAll(async () => {
    desk = await openDesk(await open());
    provider = await startStandInProvider();
    app = createApp({
      database: desk.database,
      jurisdiction,
      now: desk.at,
      version: '0.0.0',
      rules: {
        idleMs: 3_600_000,
        secondFactorRoles: ['city-officer'],
        identityProvider: {
          name: '统一身份',
          issuer: provider.issuer,
          clientId: 'weisu-test',
          clientSecret: 'an invented secret',
          redirectUri: REDIRECT,
        },
      },
    });
    await desk.database.kysely
      .updateTable('officers')
      .set({ oidc_subject: 'sub-city' })
      .where('login', '=', 'city')
      .execute();
  });
  afterAll(async () => {
    await provider.stop();
    await desk.database.close();
  });

  const start = async (next = '/warnings?level=red') => {
    const away = await app.request(`/api/oidc/start?next=${encodeURIComponent(next)}`);
    const cookie = away.headers.get('set-cookie')?.split(';')[0] ?? '';
    return { away, cookie, address: away.headers.get('location') ?? '' };
  };
  /** Goes to the provider as a browser does; answers the address to which it is sent back. */
  const visit = async (address: string): Promise<string> => {
    const reply = await fetch(address, { redirect: 'manual' });
    const back = new URL(reply.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(REDIRECT);
    return `${back.pathname}${back.search}`;
  };
  const comeBack = (back: string, cookie: string) => app.request(back, { headers: { cookie } });
  const failedAt = async (reply: Response): Promise<string> => {
    expect(reply.headers.get('location')).toBe('/login?provider=failed');
    expect(cookieOf(reply)).toBe('');
    const [newest] = await desk.database.kysely
      .selectFrom('audit_entries')
      .select(['action', 'detail'])
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(newest?.action).toBe('session.login-failed');
    return (newest?.detail as { code: string } | undefined)?.code ?? '';
  };

  describe('signing in by the identity provider', () => {
    it('begins a session for the account that carries the subject, and goes where one wanted', async () => {
      provider.next('sub-city');
      const { cookie, address, away } = await start();
      expect(away.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
      const asked = new URL(address).searchParams;
      expect(asked.get('code_challenge_method')).toBe('S256');
      const back = await comeBack(await visit(address), cookie);
      expect(back.status).toBe(302);
      expect(back.headers.get('location')).toBe('/warnings?level=red');
      const session = await app.request('/api/session', { headers: { cookie: cookieOf(back) } });
      // The role must have a second factor here: the provider has asked for its own.
      expect(await session.json()).toMatchObject({ officer: { login: 'city' }, mustDo: null });
    });

    it('finishes an attempt once, in the browser that began it, and in time', async () => {
      provider.next('sub-city');
      const first = await start();
      const back = await visit(first.address);
      expect(await failedAt(await comeBack(back, ''))).toBe('no-attempt');
      expect((await comeBack(back, first.cookie)).headers.get('location')).toBe('/warnings?level=red');
      expect(await failedAt(await comeBack(back, first.cookie))).toBe('no-attempt');
      const [mine, theirs] = [await start(), await start()];
      expect(await failedAt(await comeBack(await visit(theirs.address), mine.cookie))).toBe(
        'provider-refused',
      );
      const slow = await start();
      const late = await visit(slow.address);
      desk.pass(10 * 60_000);
      expect(await failedAt(await comeBack(late, slow.cookie))).toBe('no-attempt');
    });

    it.each(['wrong-nonce', 'wrong-audience', 'wrong-key', 'expired'] as const)(
      'refuses a token with %s',
      async (mischief) => {
        provider.next('sub-city', mischief);
        const { cookie, address } = await start();
        expect(await failedAt(await comeBack(await visit(address), cookie))).toBe('provider-refused');
      },
    );

    it('makes no accounts: a subject that none carries, or a closed one, is refused', async () => {
      provider.next('sub-unknown');
      const { cookie, address } = await start();
      expect(await failedAt(await comeBack(await visit(address), cookie))).toBe('no-account');
    });

    it('never leads to another site afterwards', async () => {
      for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
        provider.next('sub-city');
        const { cookie, address } = await start(next);
        expect((await comeBack(await visit(address), cookie)).headers.get('location')).toBe('/');
      }
    });

    it('is offered on the login page only where it is configured', async () => {
      expect(await (await app.request('/api/login-ways')).json()).toEqual({
        identityProvider: { name: '统一身份' },
      });
      expect(await (await desk.app.request('/api/login-ways')).json()).toEqual({ identityProvider: null });
      expect((await desk.app.request('/api/oidc/start')).status).toBe(404);
    });
  });
});

it('asks for TLS everywhere but on this machine', async () => {
  const rules = { name: 'x', clientId: 'x', clientSecret: 'x', redirectUri: REDIRECT };
  const provider = createIdentityProvider({ ...rules, issuer: 'http://id.example' });
  await expect(provider.begin()).rejects.toMatchObject({ code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' });
});
