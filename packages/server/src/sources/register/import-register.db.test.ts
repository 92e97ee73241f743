import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCharacterOf, type Jurisdiction } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadJurisdiction } from '../../jurisdiction/load-jurisdiction.ts';
import type { Database } from '../../store/engine.ts';
import { addImport } from '../../store/register/imports.ts';
import { layStanding } from '../../store/standing/lay-standing.ts';
import { forEachEngine } from '../../store/test-database.ts';
import type { RowProblem } from '../row-problem.ts';
import { importRegister, type RegisterOptions } from './import-register.ts';
import { parseBatches } from './parse-batches.ts';
import { readTask } from './read-task.ts';
import { writeBatches } from './write-batches.ts';

let jurisdiction: Jurisdiction;
let folder: string;
beforeAll(async () => {
  jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../../../../../jurisdictions/beijing', import.meta.url)),
  );
  folder = await mkdtemp(join(tmpdir(), 'weisu-register-'));
});
afterAll(() => rm(folder, { recursive: true }));

const codeOf = (n: number, region = '9999'): string => {
  const first17 = `91${region}00MA${String(n).padStart(7, '0')}`;
  return first17 + checkCharacterOf(first17);
};
const HEAD = 'name,credit_code,area,staff_count,登记状态,法定代表人编号\n';

forEachEngine((_engine, open) => {
  const ready = async (): Promise<Database> => {
    const db = await open();
    await db.transaction((trx) => layStanding(trx, jurisdiction, '2026-07-10T02:00:00.000Z'));
    return db;
  };
  const take = async (
    db: Database,
    text: string,
    at = '2026-07-10',
    options: Partial<RegisterOptions> = {},
  ) => {
    const path = join(folder, `register-${at}.csv`);
    await writeFile(path, HEAD + text);
    const problems: RowProblem[] = [];
    const summary = await importRegister(db, path, jurisdiction, {
      province: null,
      now: () => `${at}T02:00:00.000Z`,
      onProblem: (problem) => problems.push(problem),
      ...options,
    });
    return { summary, problems };
  };

  it('keeps what was, and writes only what a later file says differently', async () => {
    await using db = await ready();
    await take(
      db,
      `北京衡岭智造有限公司,${codeOf(1)},大兴,240,存续,LR-7\n北京予舟物业有限公司,${codeOf(2)},丰台,12,,\n`,
    );
    const later =
      `北京衡岭新材有限公司,${codeOf(1)},丰台,,吊销，未注销,LR-9\n北京予舟物业有限公司,${codeOf(2)},丰台,12,,\n`.replace(
        '吊销，未注销',
        '"吊销,未注销"',
      );
    const { summary } = await take(db, later, '2026-08-10');
    expect(summary.counts).toEqual({ inserted: 0, changed: 1, unchanged: 1 });
    const changes = await db.kysely
      .selectFrom('enterprise_changes')
      .select(['field', 'before', 'after', 'recorded_at'])
      .orderBy('field')
      .execute();
    expect(changes).toEqual([
      {
        field: 'name',
        before: '北京衡岭智造有限公司',
        after: '北京衡岭新材有限公司',
        recorded_at: '2026-08-10T02:00:00.000Z',
      },
      {
        field: 'registered_district',
        before: '110115',
        after: '110106',
        recorded_at: '2026-08-10T02:00:00.000Z',
      },
      {
        field: 'registration_state',
        before: 'active',
        after: 'revoked',
        recorded_at: '2026-08-10T02:00:00.000Z',
      },
    ]);
    const names = await db.kysely
      .selectFrom('enterprise_names')
      .select(['name', 'form', 'valid_from', 'valid_until'])
      .where('enterprise_id', '=', `ent_${codeOf(1)}`)
      .orderBy('form')
      .execute();
    expect(names).toEqual([
      { name: '北京衡岭智造有限公司', form: 'former', valid_from: null, valid_until: '2026-08-10' },
      { name: '北京衡岭新材有限公司', form: 'registered', valid_from: '2026-08-10', valid_until: null },
    ]);
    const holders = await db.kysely
      .selectFrom('enterprise_officers')
      .select(['holder', 'since', 'until'])
      .orderBy('holder')
      .execute();
    expect(holders).toEqual([
      { holder: 'LR-7', since: null, until: '2026-08-10' },
      { holder: 'LR-9', since: '2026-08-10', until: null },
    ]);
    const again = await take(db, later, '2026-09-10');
    expect(again.summary.counts).toEqual({ inserted: 0, changed: 0, unchanged: 2 });
    const dry = await take(
      db,
      `北京予舟物业有限公司,${codeOf(2)},丰台,13,,\n北京南星传播有限公司,${codeOf(3)},,,,\n`,
      '2026-09-11',
      { dryRun: true },
    );
    expect(dry.summary).toMatchObject({ kept: false, counts: { inserted: 1, changed: 1, unchanged: 0 } });
    expect((await take(db, later, '2026-09-12')).summary.counts.unchanged).toBe(2);
  });

  it('refuses a code that an earlier row has, an unknown state, and a name where a number belongs', async () => {
    await using db = await ready();
    const { problems, summary } = await take(
      db,
      `北京甲甲有限公司,${codeOf(1)},,,,\n北京乙乙有限公司,${codeOf(1)},,,,\n北京丙丙有限公司,${codeOf(2)},,,不明不白,\n北京丁丁有限公司,${codeOf(3)},,,,某某某\n`,
    );
    expect(problems.map(({ row, field }) => [row, field])).toEqual([
      [3, null],
      [4, '登记状态'],
      [5, '法定代表人编号'],
    ]);
    expect(problems[0]?.en).toContain('row 2');
    expect(summary.counts.inserted).toBe(1);
  });

  it('goes on where it was cut off, to what one run gives', async () => {
    await using whole = await ready();
    await using cut = await ready();
    const text = Array.from(
      { length: 40 },
      (_, n) => `北京企业${n}有限公司,${n % 9 === 8 ? 'BAD' : codeOf(n)},大兴,${n},,\n`,
    ).join('');
    const path = join(folder, 'cut.csv');
    await writeFile(path, HEAD + text);
    const options = { province: null };
    const place = {
      jurisdiction: jurisdiction.jurisdiction,
      districts: jurisdiction.districts,
      units: jurisdiction.units,
    };
    const task = { path, files: [path], jurisdiction: place, options };
    const now = (): string => '2026-07-10T02:00:00.000Z';
    const run = async (
      database: Database,
      upTo: number,
      from: number,
      before?: Awaited<ReturnType<typeof stored>>,
    ) => {
      async function* some() {
        let n = 0;
        for await (const batch of parseBatches(readTask(task), jurisdiction, options, 10)) {
          if (n === upTo) throw new Error('cut off');
          n += 1;
          yield batch;
        }
      }
      return writeBatches(some(), {
        database,
        importId: 'imp_1',
        files: 1,
        provenance: { importedFrom: 'cut.csv', recordedAt: now() },
        now,
        from,
        before: before?.counts as never,
      });
    };
    const stored = async (database: Database) =>
      database.kysely
        .selectFrom('imports')
        .select(['rows_done', 'counts', 'state'])
        .executeTakeFirstOrThrow();
    for (const database of [whole, cut])
      await addImport(database.kysely, {
        id: 'imp_1',
        fileName: 'cut.csv',
        fileHash: 'h',
        options,
        officerId: null,
        startedAt: now(),
        rowsTotal: null,
      });
    const atOnce = await run(whole, 99, 0);
    await expect(run(cut, 2, 0)).rejects.toThrow('cut off');
    const half = await stored(cut);
    expect(half).toMatchObject({ rows_done: 20, state: 'running' });
    const rest = await run(cut, 99, half.rows_done, half);
    expect({ ...rest, resumedAfter: 0 }).toEqual(atOnce);
    expect(rest.refused).toBe(4);
    const rows = (database: Database) =>
      sql`select id, name, staff_count from enterprises order by id`.execute(database.kysely);
    expect((await rows(cut)).rows).toEqual((await rows(whole)).rows);
  });

  it('gives branches the head that alone bears the name, or alone in their city', async () => {
    await using db = await ready();
    const { summary } = await take(
      db,
      [
        `衡岭智造有限公司,${codeOf(1)},,,,`,
        `衡岭智造有限公司大兴分公司,${codeOf(2)},,,,`,
        `衡岭智造有限公司大兴分公司第三门市部,${codeOf(3)},,,,`,
        `砚秋餐饮有限公司,${codeOf(4, '9999')},,,,`,
        `砚秋餐饮有限公司,${codeOf(5, '8888')},,,,`,
        `砚秋餐饮有限公司望京分店,${codeOf(6, '8888')},,,,`,
        `砚秋餐饮有限公司国贸分店,${codeOf(7, '7777')},,,,`,
        `无主实业有限公司某分店,${codeOf(8)},,,,`,
      ].join('\n'),
    );
    expect(summary.heads).toBe(4);
    const tied = await db.kysely
      .selectFrom('relations')
      .select(['from_id', 'to_id'])
      .where('kind', '=', 'branch')
      .orderBy('to_id')
      .execute();
    const id = (n: number, region?: string): string => `ent_${codeOf(n, region)}`;
    expect(tied).toEqual(
      [
        { from_id: id(5, '8888'), to_id: id(6, '8888') },
        { from_id: id(1), to_id: id(2) },
        { from_id: id(2), to_id: id(3) },
      ].toSorted((a, b) => (a.to_id < b.to_id ? -1 : 1)),
    );
  });
});
