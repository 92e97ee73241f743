import type { SettingsOf, SourceSettings } from '@weisu/core';
import { parseOutwardUrl } from '../../outward/check-address.ts';
import type { CollectGround } from './connector.ts';
import { requireOk } from '../connectors/conditional-fetch.ts';
import { decodeBytes } from '../decode-bytes.ts';
import type { CollectTools } from './open-connector.ts';

export type GuessedSource = { readonly settings: SourceSettings; readonly name: string };

const NAMES: Readonly<Record<keyof SettingsOf<'json-api'>['fields'], readonly string[]>> = {
  key: ['id', 'guid', 'uuid', 'key', '编号', '工单号'],
  title: ['title', 'name', 'subject', '标题', '主题'],
  body: ['content', 'body', 'text', 'content_text', 'description', 'summary', '内容', '正文', '诉求内容'],
  url: ['url', 'link', 'href', '网址', '链接'],
  date: [
    'date',
    'published',
    'publishedAt',
    'publish_time',
    'pubDate',
    'time',
    'createdAt',
    'created_at',
    '日期',
    '时间',
    '发布时间',
  ],
};

/** The longest list of objects, looked for in the upper three floors. */
const findItems = (
  value: unknown,
  path = '',
  depth = 0,
): { path: string; items: readonly unknown[] } | null => {
  if (Array.isArray(value))
    return value.some((item) => typeof item === 'object' && item !== null) ? { path, items: value } : null;
  if (typeof value !== 'object' || value === null || depth > 2) return null;
  const found = Object.entries(value).flatMap(
    ([name, inner]) => findItems(inner, path === '' ? name : `${path}.${name}`, depth + 1) ?? [],
  );
  return found.toSorted((a, b) => b.items.length - a.items.length)[0] ?? null;
};

const guessJson = (value: unknown, url: string): SourceSettings | null => {
  const found = findItems(value);
  if (found === null) return null;
  const [first] = found.items.filter((item) => typeof item === 'object' && item !== null);
  const own = Object.keys(first ?? {});
  const pick = (names: readonly string[]): string =>
    names
      .map((name) => own.find((key) => key.toLowerCase() === name.toLowerCase()))
      .find((key) => key !== undefined) ?? '';
  return {
    kind: 'json-api',
    url,
    items: found.path,
    paging: { by: 'none' },
    since: null,
    keyHeader: null,
    fields: {
      key: pick(NAMES.key),
      title: pick(NAMES.title),
      body: pick(NAMES.body),
      url: pick(NAMES.url),
      date: pick(NAMES.date),
    },
  };
};

const jsonIn = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const isFeedJson = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  String(value.version).includes('jsonfeed');

const short = (name: string, url: string): string =>
  (name.trim() === '' ? new URL(url).host : name.trim()).slice(0, 60);

/**
 * What lies behind a pasted address: a feed, a page that names its feed, a JSON interface, or a page that lists articles.
 * @throws OutwardError or SourceError where it cannot be read
 */
export const guessSource = async (
  written: string,
  { polite, limits }: CollectTools,
  { signal }: CollectGround,
): Promise<GuessedSource> => {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`;
  const url = parseOutwardUrl(address).href;
  const reply = await polite.fetch({ url, signal });
  const text = decodeBytes(requireOk(reply), reply.headers['content-type']);
  const json = jsonIn(text);
  if (json !== undefined && !isFeedJson(json)) {
    const settings = guessJson(json, url);
    if (settings !== null) return { settings, name: short('', url) };
  }
  const head = text.slice(0, 2_000);
  if (json !== undefined || /<(?:rss|feed|rdf:RDF)\b/i.test(head)) {
    const { readFeed } = await import('../connectors/parse-feed.ts');
    const feed = readFeed(text, reply.url, limits.maxItems);
    return { settings: { kind: 'feed', url }, name: short(feed.title, url) };
  }
  const { parsePage } = await import('../connectors/read-article.ts');
  const document = parsePage(text, limits.maxHtmlLength);
  const title = document.querySelector('title')?.textContent ?? '';
  const offered = document
    .querySelector(
      'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]',
    )
    ?.getAttribute('href');
  if (offered && URL.canParse(offered, reply.url))
    return { settings: { kind: 'feed', url: new URL(offered, reply.url).href }, name: short(title, url) };
  const { guessLinks } = await import('../connectors/find-links.ts');
  const { selector } = guessLinks(document, reply.url);
  return {
    settings: {
      kind: 'web-list',
      url,
      link: selector,
      title: null,
      body: null,
      date: null,
      next: nextLink(document),
    },
    name: short(title, url),
  };
};

/** A link to the next page that says so in a way that a selector can find again. */
const nextLink = (document: Document): string | null =>
  ['a[rel="next"]', 'a.next', '.next a', '.pagination-next a'].find(
    (selector) => document.querySelector(selector) !== null,
  ) ?? null;
