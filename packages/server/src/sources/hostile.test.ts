import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanCollected } from './collect/clean-collected.ts';
import { readCollectLimits } from './collect/collect-limits.ts';
import { checkFolder } from './connectors/folder.ts';
import { readFeed } from './connectors/parse-feed.ts';
import { readArticle } from './connectors/read-article.ts';
import { valueAt } from './connectors/json-api.ts';
import { decodeBytes } from './decode-bytes.ts';
import { readFileRows } from './files/read-file-rows.ts';
import { withTempFile } from './files/temp-file.ts';
import { isProblem } from './read-rows.ts';

const limits = readCollectLimits({});
const NO_SELECTORS = { title: null, body: null, date: null };
const item = (title: string): string => `<item><title>${title}</title><guid>${title}</guid></item>`;
const rss = (items: string, head = ''): string =>
  `${head}<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;

const readAll = async (
  name: string,
  bytes: Uint8Array,
  own = limits,
): Promise<{ good: string[]; bad: string[] }> => {
  const good: string[] = [];
  const bad: string[] = [];
  await withTempFile(name, bytes, async (path) => {
    for await (const row of readFileRows(path, name, own)) {
      if (isProblem(row)) bad.push(`${row.file}:${row.row} ${row.en}`);
      else good.push(String(row.values.get('text')));
    }
  });
  return { good, bad };
};

describe('feeds', () => {
  it.each([
    ['a bomb of entities', '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'],
    ['an external entity', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'],
    ['a parameter entity', '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://169.254.169.254/">%p;]>'],
  ])('refuse %s', (_, doctype) => {
    expect(() => readFeed(rss(item('&b;'), doctype), 'http://a.example/', 10)).toThrow(/entities of its own/);
  });

  it('give the good items of a broken one and name the bad', () => {
    const broken = rss(`${item('甲')}<item><title>乙</item>${item('丙')}`);
    const { texts } = readFeed(broken, 'http://a.example/', 10);
    expect(texts.map(({ title }) => title)).toEqual(expect.arrayContaining(['甲', '丙']));
  });

  it('are not taken for deep where elements close themselves', () => {
    const many = rss('<item><title>甲</title><a:b xmlns:a="x" c="d"/><link/></item>'.repeat(600));
    expect(readFeed(many, 'http://a.example/', 1_000).texts).toHaveLength(600);
  });

  it('stay quick on depth and width', () => {
    const from = performance.now();
    expect(() =>
      readFeed(`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`, 'http://a.example/', 10),
    ).toThrow(/no RSS/);
    expect(readFeed(rss(item('甲').repeat(20_000)), 'http://a.example/', 50).texts).toHaveLength(50);
    expect(performance.now() - from).toBeLessThan(30_000);
  });
});

describe('pages', () => {
  it('lose scripts, whatever the case or the attribute', () => {
    const html = `<html><body><h1>标题</h1><article><p>${'正文很长，说的是天气。'.repeat(20)}</p><ScRiPt>alert(1)</sCrIpT><img src=x onerror="alert(2)"><svg onload=alert(3)></svg></article></body></html>`;
    const { text } = readArticle(html, NO_SELECTORS, limits.maxHtmlLength);
    expect(text).toContain('正文很长');
    expect(text).not.toMatch(/alert|<|onerror/);
  });

  it('are refused when larger than allowed, and read when nested beyond sense', () => {
    expect(() => readArticle('x'.repeat(101), NO_SELECTORS, 100)).toThrow(/longer than 100/);
    const deep = `${'<div>'.repeat(20_000)}深处的正文${'</div>'.repeat(20_000)}`;
    try {
      expect(readArticle(deep, NO_SELECTORS, limits.maxHtmlLength).text).toContain('深处的正文');
    } catch (error) {
      expect(String(error)).toMatch(/built so that it cannot be read/);
    }
  });
});

describe('charsets', () => {
  const words = '拖欠农民工工资三个月';
  it('are told by the bytes where the header lies', () => {
    expect(decodeBytes(Buffer.from(words), 'text/html; charset=gbk')).toBe(words);
    expect(decodeBytes(iconv.encode(words, 'gb18030'), 'text/html; charset=utf-8')).toBe(words);
    expect(decodeBytes(iconv.encode(words, 'gb18030'), 'text/html; charset=iso-8859-1')).toBe(words);
    expect(decodeBytes(iconv.encode(`<meta charset="big5">拖欠工資`, 'big5'))).toContain('拖欠工資');
    expect(decodeBytes(iconv.encode(words, 'utf-16le', { addBOM: true }))).toBe(words);
    expect(decodeBytes(iconv.encode(words, 'gb18030'), 'text/html; charset=no-such-thing')).toBe(words);
  });
});

describe('archives', () => {
  const zip = (files: Readonly<Record<string, string>>): Uint8Array => {
    const made = new PizZip();
    for (const [name, text] of Object.entries(files)) made.file(name, text);
    return made.generate({ type: 'uint8array', compression: 'DEFLATE' });
  };
  const line = (text: string): string => `${JSON.stringify({ text })}\n`;

  it('never write where a name points, and give the other files', async () => {
    const { good, bad } = await readAll(
      'sent.zip',
      zip({
        'a.jsonl': line('甲'),
        '../../escape.jsonl': line('乙'),
        '/etc/evil.jsonl': line('丙'),
        'b.jsonl': line('丁'),
      }),
    );
    expect(good).toEqual(['甲', '丁']);
    expect(bad).toHaveLength(2);
    expect(bad.join()).toMatch(/points outside/);
  });

  it('are no bombs: ratio, size, count and nesting have limits', async () => {
    const bomb = line('0'.repeat(20_000_000));
    const { good, bad } = await readAll(
      'sent.zip',
      zip({ 'bomb.jsonl': bomb, 'a.jsonl': line('甲'), 'in.zip': 'PK' }),
    );
    expect(good).toEqual(['甲']);
    expect(bad.join()).toMatch(/perhaps a bomb/);
    expect(bad.join()).toMatch(/archive inside/);
    const small = await readAll('sent.zip', zip({ 'a.jsonl': line('甲'.repeat(100)) }), {
      ...limits,
      maxFileBytes: 50,
    });
    expect(small.bad.join()).toMatch(/larger than 50/);
    await expect(
      readAll('sent.zip', zip({ a: '', b: '' }), { ...limits, maxArchiveEntries: 1 }),
    ).rejects.toThrow(/at most 1/);
    await expect(readAll('sent.zip', Buffer.from('PK no zip'))).rejects.toThrow(/cannot be opened/);
  });
});

describe('lines', () => {
  it('of a billion characters are refused by number, the others come', async () => {
    const long = `{"text":"${'x'.repeat(3_000)}"}`;
    const { good, bad } = await readAll(
      'sent.jsonl',
      Buffer.from(`{"text":"甲"}\n${long}\n{"text":"乙"}\n`),
      { ...limits, maxLineLength: 1_000 },
    );
    expect(good).toEqual(['甲', '乙']);
    expect(bad).toEqual(['sent.jsonl:2 longer than 1000 characters']);
  });
});

describe('folders', () => {
  let base: string;
  beforeAll(async () => {
    base = await mkdtemp(join(tmpdir(), 'weisu-'));
    await symlink('/etc', join(base, 'link'));
    await writeFile(join(base, 'a.txt'), 'x');
  });
  afterAll(() => rm(base, { recursive: true }));
  it('are only those that the configuration names, links resolved', async () => {
    await expect(checkFolder(base, [base])).resolves.toBeTruthy();
    await expect(checkFolder('/etc', [base])).rejects.toThrow(/WEISU_WATCH_FOLDERS/);
    await expect(checkFolder(join(base, '..'), [base])).rejects.toThrow(/WEISU_WATCH_FOLDERS/);
    await expect(checkFolder(join(base, 'link'), [base])).rejects.toThrow(/WEISU_WATCH_FOLDERS/);
    await expect(checkFolder(base, [])).rejects.toThrow(/WEISU_WATCH_FOLDERS/);
  });
});

describe('texts', () => {
  const clean = (body: string, key = 'k') =>
    cleanCollected(
      { key, url: null, title: null, body, occurredOn: '2099-01-01', mediaType: 'text/html' },
      {
        sourceId: 'src_a',
        now: '2026-07-09T02:00:00.000Z',
        limits: { ...limits, maxTextLength: 100 },
        digest: (raw) => `hash of ${raw.length}`,
      },
    );
  it('lose direction marks, controls and half pairs, are cut where too long, and are never of the future', () => {
    const { document, problem } = clean(`北京\u202e衡岭\u2066智造\u0000科技\ud800${'长'.repeat(200)}`);
    expect(document.body.startsWith('北京衡岭智造科技')).toBe(true);
    expect(document.body.length).toBeLessThanOrEqual(100);
    expect(document.occurredOn).toBe('2026-07-09');
    expect(problem?.en).toMatch(/longer than 100/);
  });
  it('keep no personal data in snapshot, key or address, also where mark-up parts the digits', () => {
    const { snapshot } = clean('电话139<b>0000</b>0000', 'post of 13900000000');
    expect(JSON.stringify(snapshot)).not.toContain('0000');
  });
});

it('reads no inherited property by a path', () => {
  expect(valueAt({ a: { b: 1 } }, 'a.b')).toBe(1);
  expect(valueAt({}, '__proto__')).toBeUndefined();
  expect(valueAt({}, 'constructor.name')).toBeUndefined();
});
