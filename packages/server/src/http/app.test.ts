import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openApiOf, routes } from '@weisu/contract';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../store/engine.ts';
import { createApp } from './app.ts';
import { serveApp } from './serve-app.ts';
import { jurisdiction } from './test-city.ts';

/** A database that is broken: what is tested here must not need one. */
const database = {
  engine: 'pglite',
  get kysely(): never {
    throw Object.assign(new Error('secret of the database'), {
      code: '23505',
      detail: 'Key (login)=(zhang) exists',
    });
  },
} as unknown as Database;

const folder = mkdtempSync(path.join(tmpdir(), 'weisu-web-'));
const web = path.join(folder, 'web');
const logged: string[] = [];
const logger = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
const app = createApp({
  database,
  jurisdiction,
  now: () => '2026-11-02T02:00:00.000Z',
  version: '1.2.3',
  webDir: web,
  logger,
});

beforeAll(() => {
  mkdirSync(path.join(web, 'assets'), { recursive: true });
  writeFileSync(path.join(web, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(path.join(web, 'assets', 'main-a1b2.js'), `export const x = '${'x'.repeat(5000)}';`);
  writeFileSync(path.join(folder, 'secret.txt'), 'outside');
});
afterAll(() => rmSync(folder, { recursive: true }));

const post = (headers: Record<string, string>, body: string) =>
  app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

describe('what a caller gets wrong', () => {
  it.each([
    ['{"login":"a"}', 'password'],
    ['{"login":"","password":"b"}', 'login'],
    ['{"login":"a\\u0000","password":"b"}', 'login'],
    ['{"login":"a","password":"\\ud800"}', 'password'],
    ['[]', 'body'],
    ['{', 'body'],
  ])('%s names the field %s', async (body, field) => {
    const response = await post({}, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad-input', field });
  });

  it('refuses a body that is no JSON by its type, as a form of another site would send it', async () => {
    const response = await app.request('/api/session', {
      method: 'POST',
      body: 'login=a',
      headers: { 'content-type': 'text/plain' },
    });
    expect(await response.json()).toMatchObject({ code: 'bad-input', field: 'content-type' });
  });

  it('refuses more than 256 kB', async () => {
    const response = await post({}, JSON.stringify({ login: 'a'.repeat(300_000), password: 'b' }));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'too-large' });
  });

  it('answers an unknown route with a refusal, not with a page', async () => {
    const response = await app.request('/api/nothing-here');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'not-found' });
  });
});

describe('requests from another site', () => {
  const login = JSON.stringify({ login: '', password: '' });
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 400],
    [{ origin: 'https://elsewhere.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://desk.example', host: 'desk.example' }, 400],
    [{}, 400],
  ])('%j → %i', async (headers, status) => {
    expect((await post(headers as Record<string, string>, login)).status).toBe(status);
  });
});

describe('what leaves', () => {
  it('says nothing of an inner error and logs it under the id it gives', async () => {
    const response = await app.request('/api/health');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('secret');
    const id = /[0-9a-f-]{36}/.exec(text)?.[0];
    const line = logged.find((one) => one.includes(id ?? 'none'));
    expect(line).toContain('secret of the database');
    expect(line).toContain('23505');
    expect(line).not.toContain('zhang');
  });

  it.each(['/api/health', '/', '/api/nothing-here', '/assets/main-a1b2.js'])(
    'carries the protecting headers on %s',
    async (address) => {
      const { headers } = await app.request(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).not.toContain('unsafe');
      for (const part of [
        "default-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ]) {
        expect(policy).toContain(part);
      }
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      if (address.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('serves the OpenAPI of the contract', async () => {
    const response = await app.request('/api/openapi.json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(openApiOf(routes, '1.2.3'))));
  });
});

describe('the pages', () => {
  it('gives every address of the page its index, asked for anew each time', async () => {
    for (const address of ['/', '/warnings/war_1', '/case-files']) {
      const response = await app.request(address);
      expect(await response.text()).toContain('<title>page</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('gives the page to an address whose id holds dots, as a sent link of a warning does', async () => {
    const response = await app.request('/warnings/war_91999901MA0DEMO34X.20260913.red');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>page</title>');
    expect((await app.request('/robots.txt')).status).toBe(404);
  });

  it('lets hashed assets be kept for ever, and compresses them', async () => {
    const response = await app.request('/assets/main-a1b2.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(500);
    const again = await app.request('/assets/main-a1b2.js', {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('answers a missing asset with 404, never with the page', async () => {
    expect((await app.request('/assets/gone.js')).status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%00',
    '/%zz',
    '/..\\secret.txt',
    '/%5c..%5csecret.txt',
  ])('never leaves its folder for %s', async (address) => {
    const response = await app.fetch(new Request(`http://localhost${address}`));
    expect(await response.text()).not.toContain('outside');
  });
});

describe('serving', () => {
  it('listens on a free port, and stops at once although a connection is kept open', async () => {
    const serving = await serveApp(app, { port: 0, host: '127.0.0.1' });
    const response = await fetch(`${serving.url}/api/openapi.json`);
    expect(response.status).toBe(200);
    await response.text();
    const startedMs = Date.now();
    await Promise.all([serving.stop(), serving.stop()]);
    expect(Date.now() - startedMs).toBeLessThan(2000);
    await expect(fetch(serving.url)).rejects.toThrow('fetch failed');
  });

  it('says so where the port is taken', async () => {
    const first = await serveApp(app, { port: 0, host: '127.0.0.1' });
    const port = Number(new URL(first.url).port);
    await expect(serveApp(app, { port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop();
  });
});
