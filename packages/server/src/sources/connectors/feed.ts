import type { SettingsOf, SourceId } from '@weisu/core';
import type { PoliteDoor } from '../../outward/robots.ts';
import type { CollectLimits } from '../collect/collect-limits.ts';
import type { CollectedPage, CollectGround, Connector, Cursor } from '../collect/connector.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { conditionalHeaders, requireOk, validatorsIn, validatorsOf } from './conditional-fetch.ts';
import { type ParsedFeed, readFeed } from './parse-feed.ts';

const PREVIEWED = 10;

/** RSS, Atom, RDF and JSON Feed. A feed shows its newest items only: a backfill reads all that it shows, more there is not. */
export const createFeedConnector = (
  id: SourceId,
  { url }: SettingsOf<'feed'>,
  { polite, limits }: { readonly polite: PoliteDoor; readonly limits: CollectLimits },
): Connector => {
  const load = async (
    cursor: Cursor,
    { signal }: CollectGround,
  ): Promise<{ feed: ParsedFeed | null; cursor: Cursor }> => {
    const reply = await polite.fetch({
      url,
      signal,
      headers: {
        accept:
          'application/rss+xml, application/atom+xml, application/feed+json, application/xml, */*;q=0.5',
        ...conditionalHeaders(validatorsOf(cursor)),
      },
    });
    if (reply.status === 304) return { feed: null, cursor };
    const feed = readFeed(
      decodeBytes(requireOk(reply), reply.headers['content-type']),
      reply.url,
      limits.maxItems,
    );
    return { feed, cursor: { ...validatorsIn(reply) } };
  };
  const pageOf = (feed: ParsedFeed | null, cursor: Cursor): CollectedPage => ({
    texts: feed?.texts ?? [],
    rows: [],
    problems: feed?.problems ?? [],
    cursor,
    more: false,
  });
  return {
    id,
    kind: 'feed',
    preview: async (ground) => {
      const { feed, cursor } = await load(null, ground);
      const page = pageOf(feed, cursor);
      return { ...page, texts: page.texts.slice(0, PREVIEWED) };
    },
    collect: async (before, ground) => {
      const { feed, cursor } = await load(before, ground);
      return pageOf(feed, cursor);
    },
  };
};
