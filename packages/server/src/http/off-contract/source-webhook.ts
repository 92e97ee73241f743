import { createHmac, timingSafeEqual } from 'node:crypto';
import { refuse, type SourceId } from '@weisu/core';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { keepSent, secretOwner } from '../../sources/collect/collect-source.ts';
import { rowOfItem } from '../../sources/connectors/json-api.ts';
import { rowsToPage } from '../../sources/collect/rows-to-page.ts';
import { findSource, findSourceSecret } from '../../store/sources/source-settings.ts';
import { writeRun } from '../../store/sources/source-runs.ts';
import { takeWebhookCall } from '../../store/sources/webhook-calls.ts';
import type { Desk } from '../desk.ts';

const LARGEST_PUSH_BYTES = 10 * 2 ** 20;
const MOST_ITEMS = 5_000;

/** `sha256=` and HMAC-SHA-256 of `timestamp.body` in hexadecimal, the timestamp in seconds as it is sent. */
const signPush = (secret: string, timestamp: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const itemsOf = (body: string): readonly object[] => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return refuse('bad-input', '不是有效的 JSON / is not valid JSON');
  }
  const items: readonly unknown[] =
    typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items)
      ? value.items
      : Array.isArray(value)
        ? value
        : [value];
  if (items.length > MOST_ITEMS)
    return refuse('too-large', `一次最多 ${MOST_ITEMS} 条 / at most ${MOST_ITEMS} items`);
  return items.filter((item): item is object => typeof item === 'object' && item !== null);
};

/**
 * Where other systems push texts or rows of a webhook source. Stands beside the contract: nobody is signed in, the signature over the
 * very bytes says who it is. A stranger learns nothing of which sources there are.
 */
export const sourceWebhook = (app: Hono, desk: Desk): void => {
  const { database, collecting } = desk;
  const limit = bodyLimit({
    maxSize: LARGEST_PUSH_BYTES,
    onError: () => refuse('too-large', '请求超过 10 MB / the request is larger than 10 MB'),
  });
  app.post('/api/hooks/:id', limit, async (context) => {
    const db = database.kysely;
    const startedAt = desk.now();
    const stranger = (): never =>
      refuse('not-signed-in', '签名不对或已过期 / the signature is wrong or too old');
    const timestamp = context.req.header('x-weisu-timestamp') ?? '';
    const signature = context.req.header('x-weisu-signature') ?? '';
    const body = await context.req.text();
    const source = await findSource(db, context.req.param('id'));
    const asked = source?.asked;
    const id: SourceId = source?.id ?? 'src_none';
    const sealed = asked?.settings.kind === 'webhook' ? await findSourceSecret(db, id) : null;
    if (asked === null || asked === undefined || sealed === null) return stranger();
    const expected = signPush(desk.secretBox.open(sealed, secretOwner(id)), timestamp, body);
    const { webhookWindowMs } = collecting.tools.limits;
    const ageMs = Math.abs(Date.parse(startedAt) - Number(timestamp) * 1_000);
    if (!/^\d{9,11}$/.test(timestamp) || ageMs > webhookWindowMs || !isSame(signature, expected))
      return stranger();
    if (asked.paused) refuse('conflict', '此来源已暂停 / this source is paused');
    const rows = itemsOf(body).map((item, index) => rowOfItem(item, 'push', index + 1));
    const page = await rowsToPage(
      (async function* each() {
        yield* rows;
      })(),
      { skip: 0, most: MOST_ITEMS, takesRows: asked.mapping !== null },
    );
    const forgetBefore = new Date(Date.parse(startedAt) - 3 * webhookWindowMs).toISOString();
    // In the transaction of what came: a push that was cut off may be sent again.
    const kept = await keepSent(collecting, { id, asked }, page, async (trx) => {
      if (!(await takeWebhookCall(trx, id, signature, startedAt, forgetBefore)))
        refuse('already-done', '此推送已收到过 / this push was received before');
    });
    const { inserted, known, redacted, problems } = kept;
    await writeRun(db, {
      sourceId: id,
      cause: 'webhook',
      startedAt,
      endedAt: desk.now(),
      inserted,
      known,
      redacted,
      refused: problems.length,
      problems: problems.slice(0, 100),
      error: null,
    });
    return context.json({ inserted, known, refused: problems.map(({ key, zh, en }) => ({ key, zh, en })) });
  });
};
