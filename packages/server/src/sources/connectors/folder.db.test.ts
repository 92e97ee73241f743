import { cp, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant, Jurisdiction } from '@weisu/core';
import iconv from 'iconv-lite';
import PizZip from 'pizzip';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadBeijing } from '../../pipeline/test-ground.ts';
import { findSource } from '../../store/sources/source-settings.ts';
import { forEachEngine } from '../../store/test-database.ts';
import { collectDueSource } from '../collect/collect-source.ts';
import { bodiesOf, openTestCollecting, runOf, TEST_SOURCE } from '../collect/test-collecting.ts';

const quiet = new AbortController().signal;
const TEXTS = new URL('../../../../../fixtures/texts.jsonl', import.meta.url);
let jurisdiction: Jurisdiction;
beforeAll(async () => {
  jurisdiction = await loadBeijing();
});

forEachEngine((_, open) => {
  let now: Instant = '2026-07-09T02:00:00.000Z';
  let folder = '';
  beforeEach(async () => {
    now = '2026-07-09T02:00:00.000Z';
    folder = await mkdtemp(join(tmpdir(), 'weisu-watched-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Lays a file as if it had lain there for some minutes. */
  const lay = async (
    name: string,
    content: string | Uint8Array,
    at = '2026-07-09T01:50:00.000Z',
  ): Promise<void> => {
    await writeFile(join(folder, name), content);
    await utimes(join(folder, name), new Date(at), new Date(at));
  };
  const openFolder = async (path = folder) =>
    openTestCollecting(await open(), jurisdiction, () => now, {
      settings: { kind: 'folder', path },
      folders: [folder],
    });

  describe('a watched folder', () => {
    it('brings every file once, a changed one again, and nothing twice', async () => {
      await cp(TEXTS, join(folder, 'texts.jsonl'));
      await utimes(
        join(folder, 'texts.jsonl'),
        new Date('2026-07-09T01:50:00.000Z'),
        new Date('2026-07-09T01:50:00.000Z'),
      );
      await lay(
        '热线.csv',
        iconv.encode('编号,标题,正文,日期\nh1,噪音扰民,楼下施工太吵，请处理。,2026-07-05\n', 'gb18030'),
      );
      const zip = new PizZip();
      zip.file(
        'inner.jsonl',
        '{"id":"z1","text":"周末去公园走走，人不多，空气也好。","date":"2026-07-04"}\n',
      );
      await lay('archive.zip', zip.generate({ type: 'uint8array' }));
      const collecting = await openFolder();
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const first = await bodiesOf(database);
      expect(first.map(({ external_id }) => external_id)).toEqual(expect.arrayContaining(['h1', 'z1', 't1']));
      expect(first.find(({ external_id }) => external_id === 'h1')).toMatchObject({
        title: '噪音扰民',
        occurred_on: '2026-07-05',
      });
      expect(JSON.stringify(first)).not.toContain('13800138000');

      now = '2026-07-09T04:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ inserted: 0, known: 0, refused: 0 });

      await lay(
        '热线.csv',
        '编号,标题,正文,日期\nh1,噪音扰民,楼下施工太吵，请处理。,2026-07-05\nh2,路灯,门口路灯不亮。,2026-07-08\n',
        '2026-07-09T03:00:00.000Z',
      );
      now = '2026-07-09T06:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect(await runOf(database)).toMatchObject({ inserted: 1, known: 1 });
      expect(await bodiesOf(database)).toHaveLength(first.length + 1);
    });

    it('leaves hidden files, links out of it and what is still being written', async () => {
      const secret = await mkdtemp(join(tmpdir(), 'weisu-secret-'));
      await writeFile(join(secret, 'secret.jsonl'), '{"text":"不应被读到的内容"}\n');
      await symlink(join(secret, 'secret.jsonl'), join(folder, 'link.jsonl'));
      await symlink(secret, join(folder, 'linked'));
      await lay('.hidden.jsonl', '{"text":"隐藏文件的内容"}\n');
      await lay('fresh.jsonl', '{"text":"还在写入的内容"}\n', now);
      await lay('good.jsonl', '{"text":"门口路灯不亮。"}\n');
      const collecting = await openFolder();
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      expect((await bodiesOf(database)).map(({ body }) => body)).toEqual(['门口路灯不亮。']);
      now = '2026-07-09T04:00:00.000Z';
      await collectDueSource(collecting, quiet);
      expect((await bodiesOf(database)).map(({ body }) => body)).toEqual(
        expect.arrayContaining(['还在写入的内容']),
      );
      await rm(secret, { recursive: true });
    });

    it('names a file that cannot be read and bad rows; the others land', async () => {
      await lay('a-broken.zip', 'PK\u0003\u0004 not really');
      await lay('b.jsonl', '{"text":"门口路灯不亮。"}\n{broken\n{"title":""}\n{"text":"楼下施工太吵。"}\n');
      const collecting = await openFolder();
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      const run = await runOf(database);
      expect(run).toMatchObject({ inserted: 2, refused: 3, error: null });
      expect(run?.problems.map(({ key }) => key.split(':')[0])).toEqual(
        expect.arrayContaining(['a-broken.zip', 'b.jsonl']),
      );
    });

    it('outside those that are allowed is refused in words', async () => {
      const collecting = await openFolder('/etc');
      await using database = collecting.database;
      await collectDueSource(collecting, quiet);
      expect((await findSource(database.kysely, TEST_SOURCE))?.asked?.lastError?.zh).toContain(
        'WEISU_WATCH_FOLDERS',
      );
      expect(await bodiesOf(database)).toEqual([]);
    });
  });
});
