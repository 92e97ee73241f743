import { z } from 'zod';

const address = z.string().trim().min(4).max(2_000);
const selector = z.string().trim().min(1).max(300).nullable();
/** `data.items`: names and numbers joined with dots; empty for the whole. */
const path = z.string().trim().max(200);

const paging = z.discriminatedUnion('by', [
  z.object({ by: z.literal('none') }),
  z.object({ by: z.literal('page'), parameter: z.string().min(1).max(60), first: z.int().min(0).max(1) }),
  z.object({ by: z.literal('cursor'), parameter: z.string().min(1).max(60), path }),
  z.object({ by: z.literal('next'), path }),
]);

/** What each kind of connector must be told. Passwords and keys are kept apart, sealed. */
export const sourceSettings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('feed'), url: address }),
  z.object({
    kind: z.literal('web-list'),
    url: address,
    /** The links to articles; null finds them by their form. */
    link: selector,
    title: selector,
    body: selector,
    date: selector,
    /** The link to the next page of the list, walked on a backfill; null where there is none. */
    next: selector,
  }),
  z.object({
    kind: z.literal('json-api'),
    url: address,
    items: path,
    paging,
    /** Query parameter that takes a day (YYYY-MM-DD) from which to begin; null where there is none. */
    since: z.string().min(1).max(60).nullable(),
    /** Header that carries the key, such as Authorization; null where none is needed. */
    keyHeader: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/)
      .nullable(),
    /** Where texts have their parts; rows of structured sources use the mapping instead. */
    fields: z.object({ key: path, title: path, body: path, url: path, date: path }),
  }),
  z.object({
    kind: z.literal('mailbox'),
    host: z.string().trim().min(1).max(253),
    port: z.int().min(1).max(65_535),
    secure: z.boolean(),
    user: z.string().trim().min(1).max(200),
    folder: z.string().trim().min(1).max(200),
  }),
  z.object({ kind: z.literal('folder'), path: z.string().trim().min(1).max(1_000) }),
  z.object({ kind: z.literal('upload') }),
  z.object({ kind: z.literal('webhook') }),
]);
export type SourceSettings = z.infer<typeof sourceSettings>;
export type SettingsOf<Kind extends SourceSettings['kind']> = Extract<SourceSettings, { kind: Kind }>;

/** Kinds that wait for what is sent to them and are never asked. */
export const isWaiting = (kind: SourceSettings['kind']): boolean => kind === 'upload' || kind === 'webhook';

/**
 * How far texts of a kind of source are trusted until an officer says otherwise: what a body sends or signs more than what anybody may
 * write on a page. It is kept and shown; no score rests on it yet.
 */
export const USUAL_TRUST: Readonly<Record<SourceSettings['kind'], number>> = {
  feed: 0.5,
  'web-list': 0.5,
  'json-api': 0.6,
  mailbox: 0.6,
  folder: 0.7,
  upload: 0.7,
  webhook: 0.7,
};

export const MOST_OFTEN_MINUTES = 5;
export const MOST_SELDOM_MINUTES = 31 * 24 * 60;
