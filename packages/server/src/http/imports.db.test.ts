import { utils, write } from '@e965/xlsx';
import type { Client } from '@weisu/contract';
import { checkCharacterOf } from '@weisu/core';
import { expect, it } from 'vitest';
import { readWorkbook } from '../roster/read-workbook.ts';
import { forEachEngine } from '../store/test-database.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

const codeOf = (n: number): string => {
  const first17 = `9199990000MB${String(n).padStart(5, '0')}`;
  return first17 + checkCharacterOf(first17);
};
const HEAD = ['单位名称', '统一社会信用代码', '注册区', '职工人数'];
const fileOf = (rows: readonly (readonly (string | number | null)[])[], name = '月报.xlsx') => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['企业变更月报'], HEAD, ...rows].map((row) => [...row])),
    '表',
  );
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
  return { name, base64: Buffer.from(bytes).toString('base64') };
};
const ROWS = [
  ['南星文化有限公司', codeOf(1), '大兴', 12],
  ['望潮贸易有限公司', codeOf(2), '不知何处', 7],
  ['砚秋餐饮有限公司', '91999900MA0F00000X', '大兴', 3],
  ['予舟物业有限公司', codeOf(3), null, null],
];

forEachEngine((_engine, open) => {
  const take = async (
    city: Client,
    desk: TestDesk,
    rows: typeof ROWS | (string | number | null)[][],
    key: string,
  ) => {
    const file = fileOf(rows);
    const { mapping } = await city.previewImport({ body: { file, source: '月报' } });
    const started = await city.startImport({ body: { file, source: '月报', key, mapping } });
    for (let n = 0; n < 200; n += 1) {
      const now = await city.enterpriseImport({ params: { id: started.import.id } });
      if (now.state !== 'running') return { now, started, desk };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the import did not end');
  };
  const find = async (city: Client, q: string) =>
    (await city.listEnterprises({ query: { q } })).rows.map(({ name }) => name);

  it('says before and after how many are new, changed, the same and refused, and takes an import back', async () => {
    await using database = await open();
    const desk = await openDesk(database);
    const city = await desk.clientOf('city');
    const preview = await city.previewImport({ body: { file: fileOf(ROWS), source: '月报' } });
    expect(preview).toMatchObject({
      headerRow: 1,
      mapping: ['name', 'creditCode', 'registered', 'staff'],
      rowCount: 4,
      counts: { inserted: 2, changed: 0, unchanged: 0, refused: 2 },
    });
    expect(preview.problems.map(({ row, field }) => [row, field])).toEqual([
      [4, '注册区'],
      [5, '统一社会信用代码'],
    ]);
    expect(await find(city, '南星文化')).toEqual([]);

    const { now, started } = await take(city, desk, ROWS, 'key-of-import-1');
    expect(now).toMatchObject({
      state: 'done',
      rowsDone: 4,
      rowsTotal: 4,
      counts: { inserted: 2, changed: 0, unchanged: 0, refused: 2 },
    });
    const [bad] = await readWorkbook(
      new Uint8Array(Buffer.from(started.problemFile?.base64 ?? '', 'base64')),
    );
    expect(bad?.rows.map((row) => row[0])).toEqual(['原行号', 4, 5]);
    expect(await find(city, 'nxwh')).toEqual(['南星文化有限公司']);

    // Sent twice under one key it is one import.
    const same = await city.startImport({
      body: { file: fileOf(ROWS), source: '月报', key: 'key-of-import-1', mapping: preview.mapping },
    });
    expect(same.import.id).toBe(now.id);

    const later = [
      ['南星新文化有限公司', codeOf(1), '西城', 20],
      ['予舟物业有限公司', codeOf(3), null, null],
    ];
    const changed = (await take(city, desk, later, 'key-of-import-2')).now;
    expect(changed.counts).toMatchObject({ inserted: 0, changed: 1, unchanged: 1, refused: 0 });
    await expect(city.undoImport({ params: { id: now.id }, body: {} })).rejects.toMatchObject({
      refusal: { code: 'guard-not-met' },
    });

    expect((await city.undoImport({ params: { id: changed.id }, body: {} })).state).toBe('undone');
    const [row] = (await city.listEnterprises({ query: { q: codeOf(1) } })).rows;
    expect(row).toMatchObject({ name: '南星文化有限公司', district: '110115', staffCount: 12 });
    await expect(city.undoImport({ params: { id: changed.id }, body: {} })).rejects.toMatchObject({
      refusal: { code: 'already-done' },
    });
    expect((await city.undoImport({ params: { id: now.id }, body: {} })).state).toBe('undone');
    expect(await find(city, '南星文化')).toEqual([]);
    expect((await city.listImports({})).rows.map(({ state }) => state)).toEqual(['undone', 'undone']);
  });

  it('remembers what the columns of a source mean', async () => {
    await using database = await open();
    const desk = await openDesk(database);
    const city = await desk.clientOf('city');
    const file = {
      name: 'x.csv',
      base64: Buffer.from(`甲,乙,丙\n南星文化有限公司,${codeOf(1)},大兴\n`).toString('base64'),
    };
    const mapping = ['name', 'creditCode', 'operating'] as const;
    expect((await city.previewImport({ body: { file, source: '街道' } })).mapping).toEqual([
      'name',
      'creditCode',
      null,
    ]);
    await city.startImport({ body: { file, source: '街道', key: 'key-of-import-3', mapping: [...mapping] } });
    const again = await city.previewImport({ body: { file, source: '街道' } });
    expect(again).toMatchObject({ mapping: [...mapping], remembered: true, sources: ['街道'] });
    expect((await city.previewImport({ body: { file, source: '别处' } })).remembered).toBe(false);
  });
});
