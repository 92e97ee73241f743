import type {
  ChannelSecrets,
  ChannelSettings,
  Instant,
  MessageLanguage,
  Wording,
  WrittenMessage,
} from '@weisu/core';
import type { OutwardDoor } from '../outward/door.ts';

/** A message on its way: to whom, over what, and when. */
export type Sending<K extends ChannelSettings['kind'] = ChannelSettings['kind']> = {
  /** The same again is the same message: who receives it twice can tell. */
  readonly id: string;
  readonly settings: Extract<ChannelSettings, { kind: K }>;
  readonly secrets: ChannelSecrets;
  readonly language: MessageLanguage;
  /** An e-mail address; empty for the channel's own place. */
  readonly recipient: string;
  readonly message: WrittenMessage;
  readonly at: Instant;
};

/** How it went. Where `retry` is false, nothing but a change of the settings will help. */
export type Sent =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: Wording; readonly retry: boolean };

export type Send<K extends ChannelSettings['kind']> = (
  sending: Sending<K>,
  outward: OutwardDoor,
) => Promise<Sent>;

/** How long another program may take to answer. */
export const ANSWER_MS = 15_000;

export const SENT: Sent = { ok: true };

export const notSent = (zh: string, en: string, retry: boolean): Sent => ({
  ok: false,
  reason: { zh, en },
  retry,
});

/** What a status outside 200 to 299 means; null for one of those. */
export const badStatus = (status: number): Sent | null => {
  if (status >= 200 && status < 300) return null;
  const retry = status === 429 || status === 408 || status >= 500;
  return notSent(`对方答复 HTTP ${status}`, `it answered HTTP ${status}`, retry);
};

/** What another program answered. */
export type Posted = { readonly status: number; readonly body: string };

/** Longest answer that is read: robots answer in a line. */
const LONGEST_ANSWER_BYTES = 64_000;

/** POSTs through the one door outward. Rejects with an OutwardError. */
export const post = async (
  outward: OutwardDoor,
  {
    url,
    headers,
    body,
  }: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string },
): Promise<Posted> => {
  const limits = { maxMs: ANSWER_MS, maxBytes: LONGEST_ANSWER_BYTES, maxDecodedBytes: LONGEST_ANSWER_BYTES };
  const { status, bytes } = await outward.fetch({ url, method: 'POST', headers, body, limits });
  return { status, body: Buffer.from(bytes).toString('utf8') };
};

const MARK = '…';

/** The text, cut so that it takes at most so many bytes of UTF-8. */
export const cutToBytes = (text: string, most: number): string => {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= most) return text;
  let end = most - Buffer.byteLength(MARK);
  // A byte 10xxxxxx goes on with a character: never cut before one.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${bytes.subarray(0, end).toString('utf8')}${MARK}`;
};

export const OPEN_WORDS = { zh: '打开查看', en: 'Open' } as const;
