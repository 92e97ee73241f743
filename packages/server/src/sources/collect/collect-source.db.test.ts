import { readFileSync } from 'node:fs';
import { type Instant, type Jurisdiction, type RecordMapping, type SourceSettings } from '@weisu/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from '../../outward/test-server.ts';
import { HENGLING, loadBeijing } from '../../pipeline/test-ground.ts';
import { askAgain, findSource } from '../../store/sources/source-settings.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { type Collecting, collectDueSource } from './collect-source.ts';
import { replaySource } from './replay-source.ts';
import { bodiesOf, openTestCollecting, runOf, TEST_SOURCE as ID } from './test-collecting.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../../../fixtures/sources/${name}`, import.meta.url), 'utf8');
const quiet = new AbortController().signal;

let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_engine, open) => {
  let now: Instant = '2026-07-09T02:00:00.000Z';

  const openCollecting = async (
    allowed: string,
    settings: SourceSettings,
    more: { readonly mapping?: RecordMapping } = {},
  ): Promise<Collecting> => {
    now = '2026-07-09T02:00:00.000Z';
    return openTestCollecting(await open(), jurisdiction, () => now, { allowed, settings, ...more });
  };

  describe('a feed', () => {
    it('is read once, linked and redacted, and asked again only for what is new', async () => {
      const seen: (string | undefined)[] = [];
      await using server = await startTestServer((request, response) => {
        if (request.url === '/robots.txt') return void response.writeHead(404).end();
        seen.push(request.headers['if-none-match'] as string | undefined);
        if (request.headers['if-none-match'] === '"1"') return void response.writeHead(304).end();
        return void response.setHeader('etag', '"1"').end(fixture('feed.xml'));
      });
      const collecting = await openCollecting(server.place, { kind: 'feed', url: `${server.url}/feed.xml` });
      await using database = collecting.database;
      expect(await collectDueSource(collecting, quiet)).toBe(ID);
      const found = await bodiesOf(database);
      expect(found.map(({ title, occurred_on }) => [title, occurred_on])).toEqual([
        ['拖欠工资三个月', '2026-07-06'],
        ['公园里的花开了', '2026-07-07'],
      ]);
      expect(found[0]).toMatchObject({ external_id: 'post-1001', redacted_count: 1 });
      expect(found[0]?.body).toContain('〔电话〕');
      expect(found[0]?.body).not.toContain('alert');
      const signals = await database.kysely
        .selectFrom('signals')
        .select('enterprise_id')
        .where('source_id', '=', ID)
        .execute();
      expect(signals.map((row) => row.enterprise_id)).toContain(HENGLING.id);

      expect(await collectDueSource(collecting, quiet), 'not due yet').toBeUndefined();
      now = '2026-07-09T03:10:00.000Z';
      expect(await collectDueSource(collecting, quiet)).toBe(ID);
      expect(seen).toEqual([undefined, '"1"']);
      expect(await runOf(database)).toMatchObject({ cause: 'schedule', inserted: 0, error: null });

      await askAgain(database.kysely, ID, now, { backfill: true, since: '2026-01-01' });
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ cause: 'backfill', inserted: 0, known: 2 });
      expect(await bodiesOf(database)).toHaveLength(2);
      // Nothing that was taken out can be had again, from any column of any kept row.
      const kept = await database.kysely.selectFrom('documents').selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain('0000');
    });

    it('keeps for each text its source, time, keyed hash and snapshot, from which it can be handed on again', async () => {
      await using server = await startTestServer((_, response) => void response.end(fixture('feed.xml')));
      const collecting = await openCollecting(server.place, { kind: 'feed', url: server.url });
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const before = await bodiesOf(database);
      for (const table of ['term_hits', 'signals', 'mentions', 'story_bands', 'documents'] as const)
        await database.kysely.deleteFrom(table).execute();
      expect(await replaySource(collecting, { id: ID }, '2026-07-01T00:00:00.000Z')).toBe(2);
      expect(await bodiesOf(database)).toEqual(before.map((row) => ({ ...row, redacted_count: 0 })));
      expect(await replaySource(collecting, { id: ID }, '2026-07-01T00:00:00.000Z')).toBe(0);
    });

    it('says in words why it fails, waits longer each time, and recovers', async () => {
      let status = 503;
      await using server = await startTestServer((request, response) =>
        request.url === '/robots.txt'
          ? void response.writeHead(404).end()
          : void response.writeHead(status).end(status === 200 ? fixture('feed.xml') : ''),
      );
      const collecting = await openCollecting(server.place, { kind: 'feed', url: server.url });
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const first = await findSource(database.kysely, ID);
      expect(first?.asked).toMatchObject({
        failures: 1,
        lastSuccessAt: null,
        dueAt: '2026-07-09T04:00:00.000Z',
      });
      expect(first?.asked?.lastError?.zh).toContain('503');
      now = '2026-07-09T04:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect((await findSource(database.kysely, ID))?.asked).toMatchObject({
        failures: 2,
        dueAt: '2026-07-09T08:00:00.000Z',
      });
      status = 200;
      now = '2026-07-09T08:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect((await findSource(database.kysely, ID))?.asked).toMatchObject({
        failures: 0,
        lastError: null,
        lastSuccessAt: now,
      });
    });

    it('obeys robots.txt', async () => {
      await using server = await startTestServer((request, response) =>
        request.url === '/robots.txt'
          ? void response.end('User-agent: *\nDisallow: /private\n')
          : void response.end(fixture('feed.xml')),
      );
      const collecting = await openCollecting(server.place, {
        kind: 'feed',
        url: `${server.url}/private/feed`,
      });
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      expect((await findSource(database.kysely, ID))?.asked?.lastError?.en).toContain('robots.txt');
      expect(server.asked).toEqual(['/robots.txt']);
    });
  });

  it('a web page that lists articles: each is fetched once, the one that fails is named and tried again', async () => {
    let works = false;
    await using server = await startTestServer((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      if (request.url === '/list') return void response.end(fixture('list.html'));
      if (request.url?.includes('1003') && !works) return void response.writeHead(500).end();
      return void response.end(
        fixture('article.html').replaceAll('关于衡岭智造欠薪问题的情况通报', `通报${request.url}`),
      );
    });
    const settings = {
      kind: 'web-list',
      url: `${server.url}/list`,
      link: null,
      title: null,
      body: null,
      date: null,
      next: null,
    } as const;
    const collecting = await openCollecting(server.place, settings);
    await using database = collecting.database;
    await collectDueSource(collecting, quiet);
    expect(await runOf(database)).toMatchObject({ inserted: 2, refused: 1, error: null });
    const [first] = await bodiesOf(database);
    expect(first).toMatchObject({ occurred_on: '2026-07-06' });
    expect(first?.body).toContain('拖欠工资三个月');
    expect(first?.body).not.toContain('版权所有');
    works = true;
    now = '2026-07-09T04:00:00.000Z';
    await collectDueSource(collecting, quiet);
    expect(await runOf(database)).toMatchObject({ inserted: 1, refused: 0 });
    expect(server.asked.filter((path) => path.includes('art_1001'))).toHaveLength(1);
  });

  it('a JSON interface with pages, through a mapping with units; bad rows are named, the others land', async () => {
    const rows = [
      { code: HENGLING.creditCode, period: '2026-06-30', tax: { owed: '12.5' } },
      { code: 'not a code', period: '2026-06-30', tax: { owed: '1' } },
      { code: HENGLING.creditCode, period: '2026-05-31', tax: { owed: '' } },
      { code: '91999900MA0F00078W', period: '2026-05-31', tax: { owed: '3' } },
      { code: HENGLING.creditCode, period: '2026-04-30', tax: { owed: '1,200.5' } },
    ];
    await using server = await startTestServer((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
      response.end(JSON.stringify({ data: { rows: rows.slice(page * 2, page * 2 + 2) } }));
    });
    const settings: SourceSettings = {
      kind: 'json-api',
      url: `${server.url}/tax`,
      items: 'data.rows',
      paging: { by: 'page', parameter: 'page', first: 0 },
      since: null,
      keyHeader: null,
      fields: { key: '', title: '', body: '', url: '', date: '' },
    };
    const mapping: RecordMapping = {
      kind: 'tax-arrears',
      creditCode: 'code',
      occurredOn: 'period',
      id: null,
      values: { amountYuan: { column: 'tax.owed', unit: 'wan-yuan' } },
    };
    const collecting = await openCollecting(server.place, settings, { mapping });
    await using database = collecting.database;
    await collectDueSource(collecting, quiet);
    const found = await database.kysely
      .selectFrom('records')
      .select(['occurred_on', 'fields'])
      .where('source_id', '=', ID)
      .orderBy('occurred_on')
      .execute();
    expect(found).toEqual([
      { occurred_on: '2026-04-30', fields: { amountYuan: 12_005_000 } },
      { occurred_on: '2026-06-30', fields: { amountYuan: 125_000 } },
    ]);
    const run = await runOf(database);
    expect(run).toMatchObject({ inserted: 2, refused: 3, error: null });
    expect(run?.problems.map(({ key }) => key.replace('/tax:', ''))).toEqual(['2:code', '1:tax.owed', '2']);
  });

  it('says of a JSON interface without a usable address that it has none', async () => {
    const settings: SourceSettings = {
      kind: 'json-api',
      url: '10.5',
      items: '',
      paging: { by: 'none' },
      since: null,
      keyHeader: null,
      fields: { key: '', title: 'title', body: 'body', url: '', date: '' },
    };
    await using server = await startTestServer((_, response) => void response.end('[]'));
    const collecting = await openCollecting(server.place, settings);
    await using database = collecting.database;
    await collectDueSource(collecting, quiet);
    expect((await runOf(database))?.error).toMatchObject({
      zh: expect.stringContaining('网址不可用'),
      en: expect.stringContaining('the address cannot be used'),
    });
  });

  it('leaves a source to the collector that holds it, and takes it over when that one is gone', async () => {
    await using server = await startTestServer((_, response) => void response.end(fixture('feed.xml')));
    const collecting = await openCollecting(server.place, { kind: 'feed', url: server.url });
    await using database = collecting.database;
    await database.kysely.transaction().execute(async (trx) => {
      const { holdDueSource } = await import('../../store/sources/hold-source.ts');
      await holdDueSource(trx, now, '2026-07-09T02:10:00.000Z');
    });
    expect(await collectDueSource(collecting, quiet)).toBeUndefined();
    now = '2026-07-09T02:10:01.000Z';
    expect(await collectDueSource(collecting, quiet)).toBe(ID);
  });

  it('lands the other texts of a batch in which one cannot be read', async () => {
    await using server = await startTestServer((_, response) => void response.end(fixture('feed.xml')));
    const collecting = await openCollecting(server.place, { kind: 'feed', url: server.url });
    await using database = collecting.database;
    const { deliver } = collecting;
    const broken: Collecting = {
      ...collecting,
      deliver: async (trx, batch) => {
        if (batch.documents.some(({ externalId }) => externalId === 'post-1001'))
          throw new Error('a fault of the reader');
        return deliver(trx, batch);
      },
    };
    await collectDueSource(broken, quiet);
    expect((await bodiesOf(database)).map(({ external_id }) => external_id)).toEqual(['post-1002']);
    expect((await runOf(database))?.problems).toMatchObject([{ key: 'post-1001' }]);
  });
});
