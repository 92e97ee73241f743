import { addDays, dayOf, type SettingsOf, type SourceId } from '@weisu/core';
import { parseOutwardUrl } from '../../outward/check-address.ts';
import type { OutwardDoor } from '../../outward/door.ts';
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
import { fieldKey, type SourceRow } from '../read-rows.ts';
import { SourceError } from '../row-problem.ts';
import { writtenDay } from '../written-day.ts';
import { requireOk } from './conditional-fetch.ts';

const PREVIEWED = 10;
/** A day is asked for again: what came late on it is not lost, and what is known is left out. */
const OVERLAP_DAYS = 2;

/** The value at `a.b.0`, own properties only; the whole for an empty path. */
export const valueAt = (value: unknown, path: string): unknown => {
  let at = value;
  for (const name of path === '' ? [] : path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
};

const textAt = (item: unknown, path: string): string => {
  if (path === '') return '';
  const value = valueAt(item, path);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SourceError(
      `不是有效的 JSON / is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/** Nested objects become columns with dots, so that a mapping can name them. */
const flatten = (item: object, prefix = '', depth = 0): [string, unknown][] =>
  Object.entries(item).flatMap(([name, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && depth < 4
      ? flatten(value as object, `${prefix}${name}.`, depth + 1)
      : [[`${prefix}${name}`, value]],
  );

export const rowOfItem = (item: object, file: string, row: number): SourceRow => {
  const entries = flatten(item);
  return {
    file,
    row,
    values: new Map(entries.map(([name, value]) => [fieldKey(name), value])),
    names: new Map(entries.map(([name]) => [fieldKey(name), name])),
  };
};

/** A JSON interface with items, page by page. `isRows` where its items are rows of a structured source. */
export const createJsonApiConnector = (
  id: SourceId,
  settings: SettingsOf<'json-api'>,
  {
    door,
    limits,
    key,
    isRows,
  }: {
    readonly door: OutwardDoor;
    readonly limits: CollectLimits;
    readonly key: string | null;
    readonly isRows: boolean;
  },
): Connector => {
  const { paging, fields } = settings;

  const addressOf = (cursor: Cursor, page: unknown): URL => {
    if (paging.by === 'next' && typeof page === 'string') {
      const start = parseOutwardUrl(settings.url);
      const next = parseOutwardUrl(page, start);
      if (next.origin !== start.origin)
        throw new SourceError(
          '下一页的地址在另一网站，未读取 / the next page lies on another site and was not read',
        );
      return next;
    }
    const url = parseOutwardUrl(settings.url);
    const since = cursor?.['since'];
    if (settings.since !== null && typeof since === 'string') url.searchParams.set(settings.since, since);
    if (paging.by === 'page')
      url.searchParams.set(paging.parameter, String(typeof page === 'number' ? page : paging.first));
    if (paging.by === 'cursor' && typeof page === 'string') url.searchParams.set(paging.parameter, page);
    return url;
  };

  const nextOf = (whole: unknown, page: unknown, count: number): unknown => {
    if (count === 0 || paging.by === 'none') return null;
    if (paging.by === 'page') return (typeof page === 'number' ? page : paging.first) + 1;
    const next = valueAt(whole, paging.path);
    return (typeof next === 'string' && next !== '') || typeof next === 'number' ? String(next) : null;
  };

  const textOf = (item: unknown, index: number, base: string): CollectedText | CollectProblem => {
    const [title, body] = [textAt(item, fields.title), textAt(item, fields.body)];
    const link = textAt(item, fields.url);
    const url = link !== '' && URL.canParse(link, base) ? new URL(link, base).href : null;
    const own = textAt(item, fields.key) || (url ?? '');
    if (title === '' && body === '')
      return { key: own || `#${index + 1}`, zh: '没有标题也没有正文', en: 'has neither title nor text' };
    return {
      key: (own || title || body).slice(0, 500),
      url,
      title: title || null,
      body: body || title,
      occurredOn: writtenDay(textAt(item, fields.date)),
      mediaType: 'text/html',
    };
  };

  const step = async (cursor: Cursor, ground: CollectGround): Promise<CollectedPage> => {
    const page = cursor?.['page'] ?? null;
    const url = addressOf(cursor, page);
    const reply = await door.fetch({
      url: url.href,
      signal: ground.signal,
      headers: {
        accept: 'application/json',
        ...(settings.keyHeader === null || key === null ? {} : { [settings.keyHeader]: key }),
      },
    });
    const whole = parseJson(decodeBytes(requireOk(reply), reply.headers['content-type']));
    const items = valueAt(whole, settings.items);
    if (!Array.isArray(items))
      throw new SourceError(`“${settings.items}” 处不是列表 / there is no list at "${settings.items}"`);
    const taken: readonly unknown[] = items.slice(0, limits.maxItems);
    const next = nextOf(whole, page, items.length);
    const read = isRows ? [] : taken.map((item, index) => textOf(item, index, url.href));
    const texts = read.filter((one): one is CollectedText => 'body' in one);
    const backfill = cursor?.['backfill'] === true;
    // Newest first, as lists are: a page of which everything is here already has nothing new behind it.
    const isNews =
      isRows || backfill || (await ground.known(texts.map(({ key: one }) => one))).size < texts.length;
    const more = next !== null && next !== page && isNews;
    // At the end of the last page the next round begins anew, from a little before today.
    const since = cursor?.['since'] ?? null;
    const begun = cursor?.['begunOn'] ?? dayOf(ground.now);
    return {
      texts,
      problems: read.filter((one): one is CollectProblem => 'zh' in one),
      rows: isRows
        ? taken.flatMap((item, index) =>
            typeof item === 'object' && item !== null ? [rowOfItem(item, url.pathname, index + 1)] : [],
          )
        : [],
      cursor: more
        ? { page: next, since, begunOn: begun, ...(backfill ? { backfill } : {}) }
        : { page: null, since: typeof begun === 'string' ? addDays(begun, -OVERLAP_DAYS) : since },
      more,
    };
  };

  return {
    id,
    kind: 'json-api',
    collect: step,
    preview: async (ground) => {
      const page = await step(null, ground);
      return { ...page, texts: page.texts.slice(0, PREVIEWED), rows: page.rows.slice(0, PREVIEWED) };
    },
  };
};
