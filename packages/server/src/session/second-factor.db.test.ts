import type { Client } from '@weisu/contract';
import { RefusedError } from '@weisu/core';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../http/app.ts';
import { jurisdiction, PASSWORD } from '../http/test-city.ts';
import { cookieOf, openDesk, type TestDesk } from '../http/test-desk.ts';
import { findSecondFactor, replaceSecret } from '../store/session/second-factor.ts';
import { forEachEngine } from '../store/test-database.ts';
import { resealSecrets } from './reseal-secrets.ts';
import { createSecretBox, newSecretKey } from './secret-box.ts';

const STEP_MS = 30_000;

forEachEngine((_, open) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.database.close());

  const codeOf = (secret: string): Promise<string> =>
    generate({ secret, epoch: Math.floor(Date.parse(desk.at()) / 1000) });
  const sign = async (login: string, code?: string): Promise<{ status: number; code?: string }> => {
    const response = await desk.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: PASSWORD, ...(code === undefined ? {} : { code }) }),
    });
    const reply = (await response.json()) as { code?: string };
    return { status: response.status, ...(reply.code === undefined ? {} : { code: reply.code }) };
  };
  const refusal = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing refused',
      (error: unknown) => (error instanceof RefusedError ? error.refusal.code : 'another error'),
    );
  /** Sets the second factor of an officer up; answers the secret and the recovery codes. */
  const setUp = async (client: Client): Promise<{ secret: string; codes: readonly string[] }> => {
    const { secret } = await client.offerSecondFactor({ body: { password: PASSWORD } });
    const { codes } = await client.confirmSecondFactor({ body: { code: await codeOf(secret) } });
    return { secret, codes };
  };

  describe('a second factor', () => {
    it('counts only once a first code was shown, and ends other sessions', async () => {
      const elsewhere = await desk.clientOf('xicheng');
      const client = await desk.clientOf('xicheng');
      await client.offerSecondFactor({ body: { password: PASSWORD } });
      expect(await refusal(client.confirmSecondFactor({ body: { code: '000000' } }))).toBe('wrong-login');
      expect((await sign('xicheng')).status).toBe(200);
      const { codes } = await setUp(client);
      expect(codes).toHaveLength(10);
      expect(await refusal(elsewhere.whoAmI({}))).toBe('not-signed-in');
      expect(await sign('xicheng')).toEqual({ status: 401, code: 'second-factor-needed' });
      expect(await client.listOwnSessions({})).toMatchObject({ secondFactor: true, recoveryCodesLeft: 10 });
    });

    it('keeps the secret sealed, and goes over to a new key', async () => {
      await using own = await open();
      const { secret } = await setUp(await (await openDesk(own)).clientOf('daxing'));
      const stored = async () => (await findSecondFactor(own.kysely, 'off_daxing'))?.secret ?? '';
      expect(await stored()).toMatch(/^v1\./);
      expect(await stored()).not.toContain(secret);
      const [old, next] = [newSecretKey(), newSecretKey()];
      // As a database from before there were keys has it, and then twice under new keys.
      await own.transaction((trx) => replaceSecret(trx, 'off_daxing', secret));
      expect(await resealSecrets(own, createSecretBox(old))).toBe(1);
      const first = await stored();
      expect(await resealSecrets(own, createSecretBox(`${next},${old}`))).toBe(1);
      expect(await stored()).not.toBe(first);
      expect(createSecretBox(next).open(await stored(), 'off_daxing')).toBe(secret);
      expect(await resealSecrets(own, createSecretBox(next))).toBe(0);
      await expect(resealSecrets(own, createSecretBox(newSecretKey()))).rejects.toThrow(/WEISU_SECRET_KEY/);
    });

    it('takes a code once, and one of the step before', async () => {
      const client = await desk.clientOf('daxing');
      const { secret } = await setUp(client);
      const used = await codeOf(secret);
      expect((await sign('daxing', used)).status).toBe(401);
      desk.pass(STEP_MS);
      const now = await codeOf(secret);
      desk.pass(STEP_MS);
      expect((await sign('daxing', now)).status).toBe(200);
      expect((await sign('daxing', now)).status).toBe(401);
      desk.pass(STEP_MS);
      const both = await codeOf(secret);
      const [one, two] = await Promise.all([sign('daxing', both), sign('daxing', both)]);
      expect([one?.status, two?.status].toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([200, 401]);
      desk.pass(10 * STEP_MS);
      expect((await sign('daxing', both)).status).toBe(401);
    });

    it('takes each recovery code once, however it is typed, and keeps only hashes', async () => {
      const client = await desk.clientOf('desk');
      const { codes } = await setUp(client);
      const [first = '', second = ''] = codes;
      expect((await sign('desk', ` ${first.toUpperCase().replace('-', ' ')} `)).status).toBe(200);
      expect((await sign('desk', first)).status).toBe(401);
      expect((await sign('desk', second)).status).toBe(200);
      expect((await client.listOwnSessions({})).recoveryCodesLeft).toBe(8);
      const rows = await desk.database.kysely.selectFrom('recovery_codes').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(second);
    });

    it('is not guessed: wrong codes lock the account, and asking without a code takes none of them back', async () => {
      await setUp(await desk.clientOf('city2'));
      for (let i = 0; i < 4; i += 1) {
        expect((await sign('city2', '000000')).status).toBe(401);
        expect((await sign('city2')).code).toBe('second-factor-needed');
      }
      expect((await sign('city2', '000000')).status).toBe(401);
      expect((await sign('city2', '000000')).status).toBe(429);
      expect((await sign('city2')).status).toBe(429);
    });

    it('is given up with the password and a code alone', async () => {
      const client = await desk.clientOf('city');
      const { secret, codes } = await setUp(client);
      const [recovery = ''] = codes;
      expect(await refusal(client.offerSecondFactor({ body: { password: PASSWORD } }))).toBe('conflict');
      expect(await refusal(client.removeSecondFactor({ body: { password: 'wrong', code: recovery } }))).toBe(
        'wrong-login',
      );
      expect(await refusal(client.removeSecondFactor({ body: { password: PASSWORD, code: '000000' } }))).toBe(
        'wrong-login',
      );
      desk.pass(STEP_MS);
      await client.removeSecondFactor({ body: { password: PASSWORD, code: await codeOf(secret) } });
      expect((await sign('city')).status).toBe(200);
    });
  });

  describe('a role that must have one', () => {
    it('is answered nothing else until it is set up, and cannot give it up', async () => {
      const app = createApp({
        database: desk.database,
        jurisdiction,
        now: desk.at,
        version: '0.0.0',
        rules: { idleMs: 60_000, secondFactorRoles: ['audit-admin'], identityProvider: null },
      });
      const cookie = cookieOf(await desk.signIn('audit'));
      const ask = async (method: string, path: string, body?: object): Promise<[number, unknown]> => {
        const response = await app.request(path, {
          method,
          headers: { cookie, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        return [response.status, await response.json()];
      };
      expect(await ask('GET', '/api/audit')).toMatchObject([403, { code: 'account-step-needed' }]);
      expect(await ask('GET', '/api/session')).toMatchObject([200, { mustDo: 'set-up-second-factor' }]);
      const [, offer] = await ask('POST', '/api/account/second-factor', { password: PASSWORD });
      const { secret } = offer as { secret: string };
      const code = await codeOf(secret);
      expect((await ask('POST', '/api/account/second-factor/confirm', { code }))[0]).toBe(200);
      expect((await ask('GET', '/api/audit'))[0]).toBe(200);
      const remove = { password: PASSWORD, code: '000000' };
      expect((await ask('POST', '/api/account/second-factor/remove', remove))[0]).toBe(409);
      desk.pass(61_000);
      expect((await ask('GET', '/api/session'))[0]).toBe(401);
    });
  });
});
