import { select } from './read-article.ts';

export type FoundLink = { readonly url: string; readonly title: string };
export type LinkGroup = {
  readonly links: readonly FoundLink[];
  /** A selector that finds these links again; null where none was found that does. */
  readonly selector: string | null;
};

const LONGEST_LINK = 1_000;
const LEAST_TITLE = 6;

const linkOf = (anchor: Element, base: string): FoundLink | null => {
  const href = anchor.getAttribute('href')?.trim() ?? '';
  if (href === '' || href.startsWith('#') || href.length > LONGEST_LINK || !URL.canParse(href, base))
    return null;
  const url = new URL(href, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.hash = '';
  const title = (anchor.getAttribute('title') ?? anchor.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { url: url.href, title };
};

const distinct = (links: readonly (FoundLink | null)[]): FoundLink[] => {
  const byUrl = new Map<string, FoundLink>();
  for (const link of links) if (link !== null && !byUrl.has(link.url)) byUrl.set(link.url, link);
  return [...byUrl.values()];
};

/** The form of an address: its numbers and the last part's letters do not matter. */
const formOf = (url: string): string => {
  const { host, pathname, search } = new URL(url);
  const form = pathname.replace(/[^/]*\d[^/.]*/g, '#').replace(/[^/#]+(?=\.[a-z]+$)/i, '#');
  return `${host}${form}${search === '' ? '' : '?'}`;
};

const className = (element: Element): string | null =>
  (element.getAttribute('class') ?? '').split(/\s+/).find((name) => /^[a-z][\w-]*$/i.test(name)) ?? null;

/** A selector by the nearest named ancestor that finds these anchors and hardly any other. */
const selectorFor = (document: Document, anchors: readonly Element[]): string | null => {
  const wanted = new Set(anchors);
  for (let at = anchors[0]?.parentElement ?? null; at !== null; at = at.parentElement) {
    const id = at.getAttribute('id');
    const name = className(at);
    const own =
      id !== null && /^[a-z][\w-]*$/i.test(id)
        ? `#${id}`
        : name === null
          ? null
          : `${at.tagName.toLowerCase()}.${name}`;
    if (own === null) continue;
    const found = select(document, `${own} a`);
    const hits = found.filter((anchor) => wanted.has(anchor)).length;
    if (hits >= wanted.size * 0.8 && found.length <= hits * 1.5) return `${own} a`;
  }
  return null;
};

/** The links that a selector finds. */
export const linksBy = (document: Document, selector: string, base: string): readonly FoundLink[] =>
  distinct(
    select(document, selector).map((found) =>
      linkOf(found.tagName === 'A' ? found : (found.querySelector('a') ?? found), base),
    ),
  );

/**
 * The links of a list of articles, without being told which: of the links with titles, those of one form of address that together
 * say most.
 */
export const guessLinks = (document: Document, base: string): LinkGroup => {
  const groups = new Map<string, { links: FoundLink[]; anchors: Element[]; length: number }>();
  for (const anchor of document.querySelectorAll('a[href]')) {
    const link = linkOf(anchor, base);
    if (link === null || link.title.length < LEAST_TITLE || link.url === base) continue;
    const form = formOf(link.url);
    const group = groups.get(form) ?? { links: [], anchors: [], length: 0 };
    group.links.push(link);
    group.anchors.push(anchor);
    group.length += Math.min(60, link.title.length);
    groups.set(form, group);
  }
  const [best] = [...groups.values()].sort((a, b) => b.length - a.length);
  if (best === undefined) return { links: [], selector: null };
  return { links: distinct(best.links), selector: selectorFor(document, best.anchors) };
};
