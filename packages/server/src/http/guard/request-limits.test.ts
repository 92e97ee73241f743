import { describe, expect, it } from 'vitest';
import type { Database } from '../../store/engine.ts';
import { createApp } from '../app.ts';
import { DEFAULT_LIMITS, type RequestLimits } from './request-limits.ts';
import { jurisdiction } from '../test-city.ts';

/** A database that finds nothing: what is counted here is counted before it is asked. */
const database = {
  engine: 'pglite',
  get kysely(): never {
    throw new Error('no database here');
  },
} as unknown as Database;

const appWith = (limits: Partial<RequestLimits>) =>
  createApp({
    database,
    jurisdiction,
    now: () => '2026-11-02T02:00:00.000Z',
    version: '1.2.3',
    limits: { ...DEFAULT_LIMITS, ...limits },
  });

const ask = async (app: ReturnType<typeof appWith>, headers: Record<string, string> = {}) =>
  (await app.request('/api/warnings', { headers })).status;

const signIn = (app: ReturnType<typeof appWith>, from: string) =>
  app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: '{"login":"","password":""}',
  });

describe('how much may be asked', () => {
  it('by a session, and another has its own', async () => {
    const app = appWith({ perSession: 2 });
    const statuses = [];
    for (const token of ['a', 'a', 'a', 'b'])
      statuses.push(await ask(app, { cookie: `weisu_session=${token}` }));
    expect(statuses.map((status) => status === 429)).toEqual([false, false, true, false]);
  });

  it('by an address, however many cookies it invents', async () => {
    const app = appWith({ perOffice: 2 });
    const statuses = [];
    for (const token of ['a', 'b', 'c']) statuses.push(await ask(app, { cookie: `weisu_session=${token}` }));
    expect(statuses.at(-1)).toBe(429);
  });

  it('says when to come again', async () => {
    const app = appWith({ perAddress: 1 });
    await ask(app);
    const response = await app.request('/api/warnings');
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: 'too-many-requests' });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('counts attempts to sign in by address; only a trusted proxy may say which, and only its own word counts', async () => {
    const trusted = appWith({ signInsPerAddress: 1, behindProxy: true });
    expect((await signIn(trusted, '10.0.0.1')).status).toBe(400);
    expect((await signIn(trusted, '10.0.0.2')).status).toBe(400);
    expect((await signIn(trusted, '10.9.9.9, 10.0.0.1')).status).toBe(429);
    const open = appWith({ signInsPerAddress: 1 });
    await signIn(open, '10.0.0.1');
    expect((await signIn(open, '10.0.0.2')).status).toBe(429);
  });
});

describe('probes', () => {
  it('tell a process that lives from one that can work', async () => {
    const app = appWith({});
    expect((await app.request('/health')).status).toBe(200);
    const ready = await app.request('/ready');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ready: false });
  });
});
