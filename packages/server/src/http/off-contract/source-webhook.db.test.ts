import { createHmac } from 'node:crypto';
import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../store/engine.ts';
import { ensureSystemOfficer } from '../../store/standing/officers.ts';
import { insertFirstTerms } from '../../store/standing/terms.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { createNameBook } from '../../names/name-book.ts';
import { readingDeps } from '../../pipeline/reading-deps.ts';
import { createWorker } from '../../roles/worker.ts';
import { chinaWorkCalendar } from '../../jurisdiction/work-calendar.ts';
import { openStream } from '../../stream/open-stream.ts';
import { serveApp, type Serving } from '../serve-app.ts';
import { jurisdiction, ten } from '../test-city.ts';
import { openDesk, type TestDesk } from '../test-desk.ts';

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let serving: Serving;
  let hook: { id: string; secret: string };

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    await ensureSystemOfficer(database.kysely, 'unit_beijing');
    await insertFirstTerms(database.kysely, jurisdiction.terms, ten('2026-01-01'));
    city = await desk.clientOf('city');
    const added = await city.addSource({
      body: { key: 'webhook-source-key', name: '业务系统推送', settings: { kind: 'webhook' } },
    });
    hook = { id: added.source.id, secret: added.webhookSecret ?? '' };
    serving = await serveApp(desk.app, { port: 0, host: '127.0.0.1' });
    return async () => serving.stop();
  });
  afterAll(() => database.close());

  const push = (
    body: string,
    more: {
      readonly secret?: string;
      readonly at?: number;
      readonly signed?: string;
      readonly id?: string;
    } = {},
  ): Promise<Response> => {
    const timestamp = String(more.at ?? Math.floor(Date.parse(desk.at()) / 1000));
    const signature = createHmac('sha256', more.secret ?? hook.secret)
      .update(`${timestamp}.${more.signed ?? body}`)
      .digest('hex');
    return fetch(`${serving.url}/api/hooks/${more.id ?? hook.id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-weisu-timestamp': timestamp,
        'x-weisu-signature': `sha256=${signature}`,
      },
      body,
    });
  };
  const TEXT = JSON.stringify({
    items: [
      {
        id: 'p1',
        title: '来信',
        text: '云岭虚构A科技有限公司拖欠工资三个月，联系电话 13900000000。',
        date: '2026-11-01',
      },
      { id: 'p2', text: '' },
      { id: 'p3', text: '门口路灯不亮，请修理。', date: '2026-11-01' },
    ],
  });
  /** Reads what waits in the outbox, as the worker of the product does. */
  const read = async (): Promise<void> => {
    const worker = createWorker({
      database,
      stream: await openStream(database, null),
      deps: readingDeps(createNameBook(null), jurisdiction),
      jurisdiction,
      calendar: chinaWorkCalendar(),
      now: desk.at,
      log: () => undefined,
    });
    const running = worker.run();
    for (let look = 0; look < 200; look += 1) {
      const waiting = await database.kysely.selectFrom('outbox').select('seq').execute();
      if (waiting.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    worker.stop();
    await running;
  };
  const texts = () =>
    database.kysely
      .selectFrom('documents')
      .select(['external_id', 'body'])
      .where('source_id', '=', hook.id as `src_${string}`)
      .orderBy('external_id')
      .execute();

  describe('a signed push', () => {
    it('lands over HTTP, is redacted and read; what is bad in it is named', async () => {
      const answer = await push(TEXT);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        inserted: 2,
        refused: [{ key: expect.stringContaining('push:2') }],
      });
      await read();
      expect((await texts()).map(({ external_id }) => external_id)).toEqual(['p1', 'p3']);
      expect((await texts())[0]?.body).toContain('〔电话〕');
      const detail = await city.source({ params: { id: hook.id } });
      expect(detail.runs[0]).toMatchObject({
        cause: 'webhook',
        inserted: 2,
        refused: 1,
        redacted: 1,
        error: null,
      });
    });

    it('is taken once; the same content under a new signature brings nothing twice', async () => {
      expect((await push(TEXT)).status).toBe(200);
      const again = await push(TEXT);
      expect(again.status).toBe(409);
      desk.pass(2_000);
      expect(await (await push(TEXT)).json()).toMatchObject({ inserted: 0, known: 2 });
    });

    it.each([
      ['a wrong key', () => push(TEXT, { secret: 'guessed' })],
      ['another body than was signed', () => push(TEXT, { signed: '{}' })],
      ['an old timestamp', () => push(TEXT, { at: Math.floor(Date.parse(desk.at()) / 1000) - 301 })],
      ['a timestamp of the future', () => push(TEXT, { at: Math.floor(Date.parse(desk.at()) / 1000) + 301 })],
      ['an unknown source', () => push(TEXT, { id: 'src_none' })],
    ])('with %s is a stranger’s: nothing lands, and each is told the same', async (_name, send) => {
      const answer = await send();
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({
        code: 'not-signed-in',
        detail: expect.stringContaining('签名不对或已过期'),
      });
      expect((await sql`select item_key from collected_items`.execute(database.kysely)).rows).toEqual([]);
    });

    it('to a source that was paused is refused, and no JSON too', async () => {
      const broken = await push('{"items": [');
      expect([broken.status, await broken.json()]).toMatchObject([400, { code: 'bad-input' }]);
      await city.actOnSource({ params: { id: hook.id }, body: { kind: 'pause' } });
      expect((await push(TEXT)).status).toBe(409);
    });
  });
});
