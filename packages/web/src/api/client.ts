import { createClient, type Send } from '@weisu/contract';
import { UnreachableError } from './failure.ts';

/** Browsers carry 64 KiB past the end of a page, all requests under way together. */
const OUTLIVES_THE_PAGE_CHARS = 8_000;

const send: Send = async ({ method, path, body }) => {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    // What was clicked arrives though the person has gone to the next page already.
    keepalive: method !== 'GET' && (body?.length ?? 0) <= OUTLIVES_THE_PAGE_CHARS,
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  }).catch((cause: unknown) => {
    throw new UnreachableError(cause);
  });
  const json: unknown = await response.json().catch(() => undefined);
  return { status: response.status, json };
};

/** The server, by the contract's own routes. */
export const client = createClient(send);
