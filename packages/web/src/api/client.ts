import { createClient, type Send } from '@weisu/contract';
import { languageNow } from '../strings/language.ts';
import { UnreachableError } from './failure.ts';

const send: Send = async ({ method, path, body }) => {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': languageNow() === 'zh' ? 'zh-CN' : 'en',
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
