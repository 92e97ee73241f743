import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Resolve } from './check-address.ts';
import { createOutwardDoor, type OutwardDoor } from './door.ts';
import { OUTWARD_LIMITS, readOutwardRules } from './outward-limits.ts';
import { startTestServer, type TestServer } from './test-server.ts';

const open = (
  allowed: readonly string[],
  more: Record<string, string> = {},
  resolve?: Resolve,
): OutwardDoor =>
  createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: allowed.join(','), ...more }), resolve);

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const coded = (code: string) => expect.objectContaining({ name: 'OutwardError', code });
const hello = (): Promise<TestServer> =>
  startTestServer((_, response) => void response.setHeader('etag', '"1"').end('您好'));

describe('the door outward', () => {
  it('asks a place that is allowed and answers its bytes, status and headers', async () => {
    await using server = await hello();
    const reply = await open([server.place]).fetch({ url: `${server.url}/a` });
    expect({ ...reply, bytes: textOf(reply.bytes) }).toMatchObject({
      status: 200,
      url: `${server.url}/a`,
      headers: { etag: '"1"' },
      bytes: '您好',
    });
  });

  it.each([
    '127.0.0.1',
    'localhost',
    '0x7f.1',
    '2130706433',
    '[::ffff:127.0.0.1]',
    '[::1]',
    '169.254.169.254',
    '10.0.0.1',
  ])('refuses %s without a byte leaving', async (host) => {
    await using server = await hello();
    const port = new URL(server.url).port;
    await expect(
      open([]).fetch({ url: `http://${host}:${port}/`, limits: { maxMs: 5_000 } }),
    ).rejects.toThrow(coded('address-refused'));
    expect(server.asked).toEqual([]);
  });

  it('is not led astray by a name that resolves inward, nor by one inward address among others', async () => {
    await using server = await hello();
    const port = new URL(server.url).port;
    const inward: Resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    await expect(open([], {}, inward).fetch({ url: `http://news.example:${port}/` })).rejects.toThrow(
      coded('address-refused'),
    );
    await expect(open([], {}, inward).resolve('news.example', 993)).rejects.toThrow(coded('address-refused'));
    expect(server.asked).toEqual([]);
  });

  it('judges the name anew at every connection, so that a name which turns inward later is refused', async () => {
    await using server = await hello();
    let asked = 0;
    const turning: Resolve = async () => [
      { address: (asked += 1) === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 },
    ];
    const port = new URL(server.url).port;
    const door = open([`127.0.0.1:${port}`], {}, turning);
    expect(
      (await door.fetch({ url: `http://news.example:${port}/`, headers: { connection: 'close' } })).status,
    ).toBe(200);
    await expect(door.fetch({ url: `http://news.example:${port}/` })).rejects.toThrow(
      coded('address-refused'),
    );
  });

  it('follows redirects, checks each, and keeps secrets from another place', async () => {
    const seen: (string | undefined)[] = [];
    await using other = await startTestServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('there');
    });
    await using server = await startTestServer((request, response) => {
      const to =
        request.url === '/out'
          ? `${other.url}/`
          : request.url === '/inward'
            ? 'http://10.0.0.1/'
            : request.url === '/odd'
              ? 'file:///etc/passwd'
              : '/loop';
      response.writeHead(302, { location: to }).end();
    });
    const door = open([server.place, other.place]);
    const reply = await door.fetch({ url: `${server.url}/out`, headers: { Authorization: 'secret' } });
    expect(textOf(reply.bytes)).toBe('there');
    expect(seen).toEqual([undefined]);
    await expect(door.fetch({ url: `${server.url}/inward` })).rejects.toThrow(coded('address-refused'));
    await expect(door.fetch({ url: `${server.url}/odd` })).rejects.toThrow(coded('bad-address'));
    await expect(door.fetch({ url: `${server.url}/loop` })).rejects.toThrow(coded('too-many-redirects'));
    expect(server.asked.filter((path) => path === '/loop')).toHaveLength(
      OUTWARD_LIMITS.maxRedirects.fallback + 1,
    );
  });

  it('follows no redirect of a POST', async () => {
    await using server = await startTestServer(
      (_, response) => void response.writeHead(307, { location: '/b' }).end(),
    );
    expect((await open([server.place]).fetch({ url: server.url, method: 'POST', body: '{}' })).status).toBe(
      307,
    );
    expect(server.asked).toEqual(['/']);
  });

  it('decompresses, within a limit of its own', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    await using server = await startTestServer((request, response) => {
      const [encoding, body] =
        request.url === '/br'
          ? ['br', brotliCompressSync('您好')]
          : request.url === '/bomb'
            ? ['gzip', bomb]
            : request.url === '/broken'
              ? ['gzip', Buffer.from('no gzip')]
              : ['compress', Buffer.from('x')];
      response.setHeader('content-encoding', encoding as string).end(body);
    });
    const door = open([server.place], { WEISU_OUTWARD_MAX_DECODED_BYTES: '1000000' });
    expect(textOf((await door.fetch({ url: `${server.url}/br` })).bytes)).toBe('您好');
    await expect(door.fetch({ url: `${server.url}/bomb` })).rejects.toThrow(coded('too-large'));
    await expect(door.fetch({ url: `${server.url}/broken` })).rejects.toThrow(coded('bad-encoding'));
    await expect(door.fetch({ url: `${server.url}/compress` })).rejects.toThrow(coded('bad-encoding'));
  });

  it('gives up on replies without end, slow ones and silent ones', async () => {
    await using server = await startTestServer((request, response) => {
      if (request.url === '/silent') return;
      const every = request.url === '/endless' ? 0 : 50;
      const piece = request.url === '/endless' ? Buffer.alloc(64_000) : Buffer.from('x');
      const timer = setInterval(() => response.write(piece), every);
      response.on('close', () => clearInterval(timer));
    });
    const door = open([server.place], { WEISU_OUTWARD_MAX_BYTES: '1000000', WEISU_OUTWARD_MAX_MS: '1500' });
    await expect(door.fetch({ url: `${server.url}/endless` })).rejects.toThrow(coded('too-large'));
    await expect(door.fetch({ url: `${server.url}/drip` })).rejects.toThrow(coded('too-slow'));
    await expect(door.fetch({ url: `${server.url}/silent` })).rejects.toThrow(coded('too-slow'));
  });

  it('says who does not answer', async () => {
    const door = open(['127.0.0.1'], {}, async () => {
      throw new Error('ENOTFOUND');
    });
    await expect(door.fetch({ url: 'http://127.0.0.1:9/' })).rejects.toThrow(coded('bad-address'));
    await expect(door.fetch({ url: 'http://127.0.0.1:59/' })).rejects.toThrow(coded('no-answer'));
    await expect(door.fetch({ url: 'http://nowhere.example/' })).rejects.toThrow(coded('no-such-host'));
  });

  it('takes limits from the environment and names a wrong one', () => {
    expect(readOutwardRules({ WEISU_OUTWARD_MAX_BYTES: '5' }).limits.maxBytes).toBe(5);
    expect(() => readOutwardRules({ WEISU_OUTWARD_MAX_MS: 'soon' })).toThrow('WEISU_OUTWARD_MAX_MS');
  });
});
