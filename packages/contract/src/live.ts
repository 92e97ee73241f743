/** Where an open page hears that something has changed. It never ends by itself, and so stands beside the table of routes. */
export const LIVE_PATH = '/api/live';

/**
 * What may have changed: which rows and how they are now is asked by the page itself, under the rights it always has.
 * `warnings`: some were raised, `work`: an act on a warning or a case file, `notifications`: the officer was told something.
 */
export const LIVE_TOPICS = ['warnings', 'work', 'notifications'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** Names of the stream's events: `news` carries topics, `beat` says that the line is not dead. */
export const LIVE_EVENTS = { news: 'news', beat: 'beat' } as const;
export type LiveNews = { readonly topics: readonly LiveTopic[] };

/** Without a word for this long a page takes the line for dead and asks by itself again. */
export const LIVE_BEAT_MS = 20_000;
