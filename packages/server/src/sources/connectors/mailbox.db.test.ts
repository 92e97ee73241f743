import { readFileSync } from 'node:fs';
import type { Instant, Jurisdiction, RecordMapping } from '@weisu/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { HENGLING, loadBeijing } from '../../pipeline/test-ground.ts';
import { askAgain, findSource } from '../../store/sources/source-settings.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { collectDueSource } from '../collect/collect-source.ts';
import { bodiesOf, openTestCollecting, runOf, TEST_SOURCE } from '../collect/test-collecting.ts';
import { startTestImapServer, type TestImapServer } from './test-imap-server.ts';

const mail = (name: string): Buffer =>
  readFileSync(new URL(`../../../../../fixtures/sources/mail/${name}.eml`, import.meta.url));
const quiet = new AbortController().signal;
let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_, open) => {
  let now: Instant = '2026-07-09T02:00:00.000Z';
  const openMailbox = async (
    server: TestImapServer,
    more: {
      readonly secret?: string;
      readonly mapping?: RecordMapping;
      readonly env?: Record<string, string>;
    } = {},
  ) => {
    now = '2026-07-09T02:00:00.000Z';
    const settings = {
      kind: 'mailbox',
      host: '127.0.0.1',
      port: server.port,
      secure: false,
      user: 'inbox',
      folder: 'INBOX',
    } as const;
    return openTestCollecting(await open(), jurisdiction, () => now, {
      settings,
      allowed: `127.0.0.1:${server.port}`,
      secret: 'mailbox-password',
      ...more,
    });
  };

  describe('a mailbox', () => {
    it('is read without being changed; each message comes once, in its charset, without who wrote it', async () => {
      await using server = await startTestImapServer('inbox', 'mailbox-password');
      server.messages.set(11, mail('plain')).set(12, mail('html-gb18030'));
      const collecting = await openMailbox(server);
      await using database = collecting.database;
      expect(await collectDueSource(collecting, quiet)).toBe(TEST_SOURCE);
      const found = await bodiesOf(database);
      expect(found.map(({ title, occurred_on, external_id }) => [title, occurred_on, external_id])).toEqual([
        ['拖欠工资三个月', '2026-07-06', expect.stringMatching(/^mail-[0-9a-f]{24}$/)],
        ['公园里的花开了', '2026-07-07', expect.stringMatching(/^mail-[0-9a-f]{24}$/)],
      ]);
      expect(new Set(found.map(({ external_id }) => external_id)).size).toBe(2);
      expect(found[0]).toMatchObject({ redacted_count: 2 });
      expect(found[0]?.body).toMatch(/〔电话〕.*〔账号〕/s);
      expect(found[1]?.body).toContain('人不多，空气也好');
      expect(JSON.stringify(found)).not.toMatch(/alert|0000 0000|laowang|worker@/);
      const signals = await database.kysely
        .selectFrom('signals')
        .select('enterprise_id')
        .where('source_id', '=', TEST_SOURCE)
        .execute();
      expect(signals.map((row) => row.enterprise_id)).toContain(HENGLING.id);
      expect(server.asked.join('\n')).not.toMatch(/STORE|SELECT|APPEND|COPY|EXPUNGE|BODY\[\]/);
      expect(server.asked.some((line) => line.startsWith('EXAMINE'))).toBe(true);

      server.messages.set(
        13,
        Buffer.from(mail('plain').toString().replace('1001@', '1004@').replace('三个月', '五个月')),
      );
      now = '2026-07-09T04:00:00.000Z';
      const before = server.asked.length;
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ inserted: 1, known: 0, refused: 0, error: null });
      expect(server.asked.slice(before).filter((line) => /BODY/.test(line))).toHaveLength(1);

      // The server has numbered anew: all is read again, and nothing comes twice.
      server.uidValidity = 8;
      now = '2026-07-09T06:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ inserted: 0, known: 3, error: null });
      expect(await bodiesOf(database)).toHaveLength(3);
    });

    it('brings tables as attachments through a mapping; bad rows are named, the others land', async () => {
      await using server = await startTestImapServer('inbox', 'mailbox-password');
      server.messages.set(1, mail('table'));
      const mapping: RecordMapping = {
        kind: 'tax-arrears',
        creditCode: '统一社会信用代码',
        occurredOn: '所属期',
        id: null,
        values: { amountYuan: { column: '欠税余额（万元）', unit: 'wan-yuan' } },
      };
      const collecting = await openMailbox(server, { mapping });
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ inserted: 1, refused: 1, error: null });
      const records = await database.kysely
        .selectFrom('records')
        .select(['occurred_on', 'fields'])
        .where('source_id', '=', TEST_SOURCE)
        .execute();
      expect(records).toEqual([{ occurred_on: '2026-06-30', fields: { amountYuan: 125_000 } }]);
    });

    it('names a message that is too large or broken, and takes the others', async () => {
      await using server = await startTestImapServer('inbox', 'mailbox-password');
      server.messages
        .set(1, Buffer.concat([mail('plain'), Buffer.alloc(20_000, 'a')]))
        .set(2, Buffer.from('\0\0 not a message \xff', 'latin1'))
        .set(3, mail('html-gb18030'));
      const collecting = await openMailbox(server, { env: { WEISU_COLLECT_MAX_MESSAGE_BYTES: '10000' } });
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const run = await runOf(database);
      expect(run?.problems.map(({ key }) => key)).toContain('7.1');
      expect((await bodiesOf(database)).map(({ title }) => title)).toContain('公园里的花开了');
    });

    it('says that the password is wrong, and is asked again later', async () => {
      await using server = await startTestImapServer('inbox', 'another password');
      const collecting = await openMailbox(server);
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const asked = (await findSource(database.kysely, TEST_SOURCE))?.asked;
      expect(asked).toMatchObject({ failures: 1, dueAt: '2026-07-09T04:00:00.000Z' });
      expect(asked?.lastError?.zh).toContain('邮箱账号或密码不对');
      expect(JSON.stringify(asked)).not.toContain('mailbox-password');
    });

    it('at an inner address is refused unless it was allowed', async () => {
      await using server = await startTestImapServer('inbox', 'mailbox-password');
      const collecting = await openTestCollecting(await open(), jurisdiction, () => now, {
        settings: {
          kind: 'mailbox',
          host: '127.0.0.1',
          port: server.port,
          secure: false,
          user: 'inbox',
          folder: 'INBOX',
        },
        secret: 'mailbox-password',
      });
      await using database = collecting.database;
      await askAgain(database.kysely, TEST_SOURCE, now);
      await collectDueSource(collecting, quiet);
      expect((await findSource(database.kysely, TEST_SOURCE))?.asked?.lastError?.zh).toContain(
        '不访问内部地址',
      );
      expect(server.asked).toEqual([]);
    });
  });
});
