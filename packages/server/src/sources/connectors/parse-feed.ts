import { parseFeed as parseWhole } from 'feedsmith';
import type { CollectedText, CollectProblem } from '../collect/connector.ts';
import { SourceError } from '../row-problem.ts';
import { writtenDay } from '../written-day.ts';
import { nestingOf } from './nesting.ts';

type Written = string | { readonly value?: string } | undefined;
/** What the four formats have in common, as the parser names it. */
type Item = {
  readonly id?: string;
  readonly guid?: { readonly value?: string };
  readonly title?: Written;
  readonly link?: string;
  readonly url?: string;
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly description?: string;
  readonly summary?: Written;
  readonly content?: { readonly value?: string; readonly encoded?: string };
  readonly content_html?: string;
  readonly content_text?: string;
  readonly pubDate?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly date_published?: string;
  readonly dc?: { readonly dates?: readonly string[] };
};

export type ParsedFeed = {
  readonly title: string;
  readonly texts: readonly CollectedText[];
  readonly problems: readonly CollectProblem[];
};

const plain = (written: Written): string => (typeof written === 'string' ? written : (written?.value ?? ''));

const linkOf = ({ link, url, links }: Item): string | null =>
  link ??
  url ??
  links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href ??
  links?.[0]?.href ??
  null;

/** Null where the item says nothing at all. */
const textOf = (item: Item, base: string): CollectedText | null => {
  const title = plain(item.title).trim();
  const summary = item.description ?? plain(item.summary);
  const full = item.content?.encoded ?? item.content?.value ?? item.content_html ?? item.content_text ?? '';
  const body = full.length >= summary.length ? full : summary;
  if (title === '' && body.trim() === '') return null;
  const link = linkOf(item);
  const url = link !== null && URL.canParse(link, base) ? new URL(link, base).href : null;
  return {
    key: (item.guid?.value ?? item.id ?? url ?? title).slice(0, 500),
    url,
    title: title === '' ? null : title,
    body: body === '' ? title : body,
    occurredOn: writtenDay(
      item.published ?? item.pubDate ?? item.date_published ?? item.dc?.dates?.[0] ?? item.updated,
    ),
    mediaType: 'text/html',
  };
};

const itemsOf = (text: string): { readonly title: string; readonly items: readonly Item[] } => {
  const { feed } = parseWhole(text) as {
    feed: { title?: Written; items?: readonly Item[]; entries?: readonly Item[] };
  };
  return { title: plain(feed.title).trim(), items: feed.items ?? feed.entries ?? [] };
};

const DEEPEST_FEED = 500;
const DOCTYPE = /<!DOCTYPE[^>[]*>/gi;

/** Entities of a document's own are how XML is blown up and how files are read through it; no feed needs them. */
const withoutDoctype = (text: string): string => {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text))
    throw new SourceError(
      '订阅内容自定义了实体（XML 炸弹或外部实体），已拒绝 / the feed defines entities of its own (an XML bomb, or external ones) and was refused',
    );
  if (nestingOf(text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''), DEEPEST_FEED, true) >= DEEPEST_FEED)
    throw notAFeed();
  return text.replace(DOCTYPE, '');
};

const PIECE = /<(item|entry)\b[^>]{0,2000}>[\s\S]*?<\/\1\s*>/gi;

/** A broken feed item by item: the good ones come, each bad one is named. */
const salvage = (text: string, base: string, maxItems: number): ParsedFeed => {
  const texts: CollectedText[] = [];
  const problems: CollectProblem[] = [];
  const head = /<rss\b[^>]{0,2000}>|<rdf:RDF\b[^>]{0,2000}>|<feed\b[^>]{0,2000}>/i.exec(text)?.[0];
  if (head === undefined) throw notAFeed();
  const isAtom = /^<feed/i.test(head);
  let index = 0;
  for (const [piece] of text.matchAll(PIECE)) {
    index += 1;
    if (index > maxItems) break;
    try {
      const whole = isAtom
        ? `${head}<title>-</title>${piece}</feed>`
        : `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>-</title>${piece}</channel></rss>`;
      const found = itemsOf(whole).items.map((item) => textOf(item, base));
      for (const one of found) if (one !== null) texts.push(one);
    } catch {
      problems.push({ key: `#${index}`, zh: `第 ${index} 条无法解析`, en: `item ${index} cannot be read` });
    }
  }
  if (texts.length === 0) throw notAFeed();
  return { title: '', texts, problems };
};

const notAFeed = (): SourceError =>
  new SourceError('不是 RSS、Atom 或 JSON Feed，或已损坏 / is no RSS, Atom or JSON Feed, or is broken');

/**
 * The items of an RSS, Atom, RDF or JSON feed, newest as the feed orders them.
 * @param base address against which links are read
 * @throws SourceError where it is no feed, or defines XML entities
 */
export const readFeed = (written: string, base: string, maxItems: number): ParsedFeed => {
  const text = written.trimStart().startsWith('{') ? written : withoutDoctype(written);
  let whole;
  try {
    whole = itemsOf(text);
  } catch {
    return salvage(text, base, maxItems);
  }
  const texts = whole.items.slice(0, maxItems).flatMap((item) => textOf(item, base) ?? []);
  return { title: whole.title, texts, problems: [] };
};
