import { createHmac } from 'node:crypto';
import { badStatus, notSent, SENT, post, type Send } from './sending.ts';

const PREFIX = 'whsec_';

/** The bytes of a key: base64 after `whsec_`, else the text itself. */
const keyBytes = (key: string): Buffer =>
  key.startsWith(PREFIX) ? Buffer.from(key.slice(PREFIX.length), 'base64') : Buffer.from(key, 'utf8');

/** `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. */
export const signWebhook = (key: string, id: string, timestampSeconds: number, body: string): string =>
  `v1,${createHmac('sha256', keyBytes(key)).update(`${id}.${timestampSeconds}.${body}`, 'utf8').digest('base64')}`;

/**
 * Sends to another program: POST JSON with the headers `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`; any answer of
 * 200 to 299 is a receipt. The form is that of Standard Webhooks 1.0 (github.com/standard-webhooks/standard-webhooks), for whose check
 * there are libraries in most languages.
 */
export const sendWebhook: Send<'webhook'> = async ({ id, settings, secrets, message, at }, outward) => {
  if (secrets.signingKey === undefined) return notSent('未设置签名密钥', 'there is no signing key', false);
  const timestamp = Math.floor(Date.parse(at) / 1000);
  const body = JSON.stringify({ type: 'weisu.message', timestamp: at, data: message });
  const { status } = await post(outward, {
    url: settings.url,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(secrets.signingKey, id, timestamp, body),
    },
    body,
  });
  return badStatus(status) ?? SENT;
};
