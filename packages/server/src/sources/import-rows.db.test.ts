import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Jurisdiction } from '@weisu/core';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadJurisdiction } from '../jurisdiction/load-jurisdiction.ts';
import type { Database } from '../store/engine.ts';
import { upsertSources } from '../store/intake/sources.ts';
import { layStanding } from '../store/standing/lay-standing.ts';
import { forEachEngine } from '../store/test-database.ts';
import { IMPORT_SOURCES, recordImporter } from './importers.ts';
import { importRows } from './import-rows.ts';
import { importRegister } from './register/import-register.ts';
import type { ImportOptions, ImportSummary } from './import-rows.ts';
import type { RowProblem } from './row-problem.ts';

const NOW = '2026-07-10T02:00:00.000Z';
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../../fixtures/${name}`, import.meta.url));

let jurisdiction: Jurisdiction;
let folder: string;
beforeAll(async () => {
  jurisdiction = await loadJurisdiction(
    fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url)),
  );
  folder = await mkdtemp(join(tmpdir(), 'weisu-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Result = ImportSummary & { readonly places: readonly string[] };

forEachEngine((_engine, open) => {
  const openReady = async (): Promise<Database> => {
    const db = await open();
    await db.transaction((trx) => layStanding(trx, jurisdiction, NOW));
    await upsertSources(db.kysely, IMPORT_SOURCES);
    return db;
  };
  const enterprises = async (
    db: Database,
    path: string,
    options: ImportOptions = {},
    province: string | null = null,
  ): Promise<Result> => {
    const problems: RowProblem[] = [];
    const summary = await importRegister(db, path, jurisdiction, {
      ...options,
      province,
      now: () => NOW,
      onProblem: (p) => problems.push(p),
    });
    return { ...summary, places: problems.map((p) => `${p.row}:${p.field ?? ''}`) };
  };
  const codes = async (db: Database): Promise<string[]> =>
    (await db.kysely.selectFrom('enterprises').select('credit_code').orderBy('credit_code').execute()).map(
      (row) => row.credit_code,
    );

  it('stores enterprises with their names and places, and the same file again changes nothing', async () => {
    await using db = await openReady();
    expect((await enterprises(db, fixture('enterprises.csv'))).counts).toEqual({
      inserted: 4,
      changed: 0,
      unchanged: 0,
    });
    expect((await enterprises(db, fixture('enterprises.csv'))).counts).toEqual({
      inserted: 0,
      changed: 0,
      unchanged: 4,
    });
    const first = await db.kysely
      .selectFrom('enterprises')
      .selectAll()
      .where('credit_code', '=', '91999900MA0F00019R')
      .executeTakeFirstOrThrow();
    expect(first).toMatchObject({
      registered_district: '110115',
      operating_district: '110190',
      union_unit_id: 'unit_daxing',
      registered_on: '2015-03-02',
      staff_count: 240,
      district: '110115',
    });
    const names = await db.kysely
      .selectFrom('enterprise_names')
      .select(['name', 'form'])
      .where('enterprise_id', '=', first.id)
      .execute();
    expect(names.map((n) => n.form).sort()).toEqual(['brand', 'former', 'registered', 'short']);
  });

  it('names every bad row by line and field, and the good rows land', async () => {
    await using db = await openReady();
    const result = await enterprises(db, fixture('enterprises-flawed.csv'));
    expect(result.places).toEqual([
      '3:credit_code',
      '4:name',
      '5:registered_on',
      '6:registered_district',
      '7:staff_count',
      '8:',
    ]);
    expect(await codes(db)).toEqual(['91999900MA0F00019R', '91999900MA0F00078W']);
    expect(result).toMatchObject({ rows: 8, refused: 6, kept: true });
  });

  it('keeps nothing under strict, and nothing on a dry run', async () => {
    await using db = await openReady();
    expect(await enterprises(db, fixture('enterprises-flawed.csv'), { strict: true })).toMatchObject({
      kept: false,
      refused: 6,
      counts: { inserted: 0 },
    });
    expect(await enterprises(db, fixture('enterprises.csv'), { dryRun: true })).toMatchObject({
      kept: false,
      refused: 0,
      counts: { inserted: 4 },
    });
    expect(await codes(db)).toEqual([]);
    expect(await enterprises(db, fixture('enterprises.csv'), { strict: true })).toMatchObject({
      kept: true,
      counts: { inserted: 4 },
    });
  });

  it('takes a province of a register, reports shifted columns and guesses none', async () => {
    await using db = await openReady();
    const result = await enterprises(db, fixture('registry.tsv'), {}, '北京');
    expect(result.places).toEqual(['4:province', '6:area']);
    expect(result).toMatchObject({ skipped: 1, refused: 2, counts: { inserted: 3 } });
    const rows = await db.kysely
      .selectFrom('enterprises')
      .select(['credit_code', 'registered_district'])
      .orderBy('credit_code')
      .execute();
    expect(rows.map((row) => row.registered_district)).toEqual(['110115', '110106', null]);
  });

  it('reads GB18030 and gzip', async () => {
    await using db = await openReady();
    const path = join(folder, 'gb.csv.gz');
    await writeFile(
      path,
      gzipSync(iconv.encode(await readFile(fixture('enterprises.csv'), 'utf8'), 'gb18030')),
    );
    await enterprises(db, path);
    const row = await db.kysely
      .selectFrom('enterprises')
      .select('name')
      .where('credit_code', '=', '91999900MA0F00043A')
      .executeTakeFirst();
    expect(row?.name).toBe('北京砚秋建筑劳务有限公司');
  });

  it('turns a name that is no longer borne into a former one, and keeps what a poorer file does not know', async () => {
    await using db = await openReady();
    await enterprises(db, fixture('enterprises.csv'));
    const path = join(folder, 'renamed.csv');
    await writeFile(
      path,
      'credit_code,name\n91999900MA0F00019R,北京衡岭新材料有限公司\n91999900MA0F00019R,北京衡岭新材有限公司\n',
    );
    const renamed = await enterprises(db, path);
    expect(renamed).toMatchObject({ counts: { inserted: 0, changed: 1, unchanged: 0 }, places: ['3:'] });
    const names = await db.kysely
      .selectFrom('enterprise_names')
      .select(['name', 'form', 'valid_until'])
      .where('enterprise_id', '=', 'ent_91999900MA0F00019R')
      .where('form', 'in', ['registered', 'former'])
      .orderBy('form')
      .orderBy('name')
      .execute();
    expect(names.filter((n) => n.form === 'registered')).toEqual([
      { name: '北京衡岭新材料有限公司', form: 'registered', valid_until: null },
    ]);
    expect(names.filter((n) => n.form === 'former').map((n) => [n.name, n.valid_until])).toContainEqual([
      '北京衡岭智造科技有限公司',
      '2026-07-10',
    ]);
    const kept = await db.kysely
      .selectFrom('enterprises')
      .select('staff_count')
      .where('id', '=', 'ent_91999900MA0F00019R')
      .executeTakeFirst();
    expect(kept?.staff_count).toBe(240);
  });

  it('stores records of known enterprises and names those of unknown ones', async () => {
    await using db = await openReady();
    await enterprises(db, fixture('enterprises.csv'));
    const problems: RowProblem[] = [];
    const run = (): Promise<ImportSummary> =>
      importRows(db, fixture('records.csv'), recordImporter({ now: NOW }), {
        onProblem: (p) => problems.push(p),
      });
    expect(await run()).toMatchObject({ refused: 3, counts: { inserted: 4, known: 0 } });
    expect(problems.map((p) => `${p.row}:${p.field}`).sort()).toEqual([
      '6:credit_code',
      '7:claimCount',
      '8:kind',
    ]);
    const again = await run();
    expect(again.counts).toEqual({ inserted: 0, known: 4, signals: 0 });
    const kinds = await db.kysely
      .selectFrom('signals')
      .select(['kind', 'magnitude'])
      .orderBy('kind')
      .execute();
    expect(kinds).toContainEqual({ kind: 'insurance-arrears', magnitude: 2 });
    expect(kinds).toContainEqual({ kind: 'arbitration-filing', magnitude: 12 });
  });
});
