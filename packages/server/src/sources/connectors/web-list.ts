import type { SettingsOf, SourceId } from '@weisu/core';
import { OutwardError } from '../../outward/outward-error.ts';
import type { PoliteDoor } from '../../outward/robots.ts';
import type { CollectLimits } from '../collect/collect-limits.ts';
import type {
  CollectedPage,
  CollectedText,
  CollectGround,
  CollectProblem,
  Connector,
  Cursor,
} from '../collect/connector.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { SourceError } from '../row-problem.ts';
import { conditionalHeaders, requireOk, validatorsIn, validatorsOf } from './conditional-fetch.ts';
import { type FoundLink, guessLinks, linksBy } from './find-links.ts';
import { parsePage, readArticle } from './read-article.ts';

/** Articles fetched in one step, after which what is there is stored. */
const ARTICLES_A_STEP = 10;
const PREVIEWED = 3;
const MOST_PENDING = 1_000;
/** Pages of the list that a backfill walks. */
const MOST_LIST_PAGES = 50;
const MOST_TRIES = 3;

type State = {
  readonly pending: readonly FoundLink[];
  /** Where a backfill goes on. */
  readonly next: string | null;
  readonly pagesLeft: number;
  /** Pages that could not be read, and how often it was tried. */
  readonly failed: Readonly<Record<string, number>>;
};

const listOf = (value: unknown): FoundLink[] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        typeof one === 'object' && one !== null && 'url' in one && typeof one.url === 'string'
          ? [{ url: one.url, title: 'title' in one && typeof one.title === 'string' ? one.title : '' }]
          : [],
      )
    : [];

const stateOf = (cursor: Cursor): State => ({
  pending: listOf(cursor?.['pending']),
  next: typeof cursor?.['next'] === 'string' ? cursor['next'] : null,
  pagesLeft: Number(cursor?.['pagesLeft'] ?? 0) || 0,
  failed: (cursor?.['failed'] ?? {}) as Record<string, number>,
});

type Listed = {
  readonly links: readonly FoundLink[];
  readonly selector: string | null;
  readonly next: string | null;
};

const wordsOf = (error: unknown): { zh: string; en: string } => {
  const [zh = '', en = zh] = (error instanceof Error ? error.message : String(error)).split(' / ');
  return { zh, en };
};

/** A page that lists articles, and their pages. A backfill follows the link to the list's next page. */
export const createWebListConnector = (
  id: SourceId,
  settings: SettingsOf<'web-list'>,
  { polite, limits }: { readonly polite: PoliteDoor; readonly limits: CollectLimits },
): Connector & { readonly findSelector: (ground: CollectGround) => Promise<string | null> } => {
  const readList = (html: string, base: string): Listed => {
    const document = parsePage(html, limits.maxHtmlLength);
    const { links, selector } =
      settings.link === null
        ? guessLinks(document, base)
        : { links: linksBy(document, settings.link, base), selector: settings.link };
    const next = settings.next === null ? null : (linksBy(document, settings.next, base)[0]?.url ?? null);
    return { links: links.slice(0, limits.maxItems), selector, next };
  };

  const loadList = async (url: string, cursor: Cursor, signal: AbortSignal) => {
    const reply = await polite.fetch({ url, signal, headers: conditionalHeaders(validatorsOf(cursor)) });
    if (reply.status === 304) return { listed: null, validators: validatorsOf(cursor) };
    const html = decodeBytes(requireOk(reply), reply.headers['content-type']);
    return { listed: readList(html, reply.url), validators: validatorsIn(reply) };
  };

  const loadArticle = async ({ url, title }: FoundLink, signal: AbortSignal): Promise<CollectedText> => {
    const reply = await polite.fetch({ url, signal });
    const type = reply.headers['content-type'];
    const bytes = requireOk(reply);
    if (type !== undefined && !/html|xml|text\/plain/i.test(type))
      throw new SourceError(`不是网页（${type}）/ is no web page (${type})`);
    const html = decodeBytes(bytes, type);
    const article = readArticle(html, settings, limits.maxHtmlLength);
    return {
      key: url,
      url,
      title: article.title ?? (title === '' ? null : title),
      body: article.text,
      occurredOn: article.occurredOn,
      raw: html,
      mediaType: 'text/plain',
    };
  };

  const loadArticles = async (links: readonly FoundLink[], signal: AbortSignal) => {
    const texts: CollectedText[] = [];
    const problems: CollectProblem[] = [];
    for (const link of links) {
      try {
        texts.push(await loadArticle(link, signal));
      } catch (error) {
        if (signal.aborted || !(error instanceof OutwardError || error instanceof SourceError)) throw error;
        problems.push({ key: link.url, ...wordsOf(error) });
      }
    }
    return { texts, problems };
  };

  const collect = async (before: Cursor, ground: CollectGround): Promise<CollectedPage> => {
    const state = stateOf(before);
    let validators = validatorsOf(before);
    let { pending, next, pagesLeft } = state;
    if (pending.length === 0) {
      const url = next ?? settings.url;
      const loaded = await loadList(url, next === null ? before : null, ground.signal);
      if (next === null) validators = loaded.validators;
      if (loaded.listed !== null) {
        if (loaded.listed.links.length === 0)
          throw new SourceError(
            '列表页上没有找到文章链接，页面可能改版 / no links to articles were found: the page may have changed',
          );
        const known = await ground.known(loaded.listed.links.map((link) => link.url));
        pending = loaded.listed.links.filter(
          ({ url: link }) => !known.has(link) && (state.failed[link] ?? 0) < MOST_TRIES,
        );
        pagesLeft = Math.max(0, Math.min(pagesLeft, MOST_LIST_PAGES) - 1);
        next = pagesLeft > 0 ? loaded.listed.next : null;
      }
    }
    const now = pending.slice(0, ARTICLES_A_STEP);
    const rest = pending.slice(ARTICLES_A_STEP, MOST_PENDING);
    const { texts, problems } = await loadArticles(now, ground.signal);
    const failed = { ...state.failed };
    for (const { key } of problems) failed[key] = (failed[key] ?? 0) + 1;
    // A page that failed is tried again with the next list, so that list must come whole.
    const keep = problems.length === 0 ? validators : {};
    const more = rest.length > 0 || next !== null;
    return {
      texts,
      rows: [],
      problems,
      cursor: {
        ...keep,
        pending: rest,
        next,
        pagesLeft,
        failed: Object.fromEntries(Object.entries(failed).slice(-MOST_PENDING)),
      },
      more,
    };
  };

  return {
    id,
    kind: 'web-list',
    collect,
    preview: async ({ signal }) => {
      const { listed } = await loadList(settings.url, null, signal);
      const links = listed?.links ?? [];
      if (links.length === 0)
        throw new SourceError('这一页上没有找到文章链接 / no links to articles were found on this page');
      return {
        ...(await loadArticles(links.slice(0, PREVIEWED), signal)),
        rows: [],
        cursor: null,
        more: links.length > PREVIEWED,
      };
    },
    findSelector: async ({ signal }) => (await loadList(settings.url, null, signal)).listed?.selector ?? null,
  };
};
