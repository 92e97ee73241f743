import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { enterpriseIdOf, pathSentence } from '@weisu/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jurisdiction } from '../http/test-city.ts';
import { importRows } from '../sources/import-rows.ts';
import { importRegister } from '../sources/register/import-register.ts';
import { relationImporter } from '../sources/relation-importer.ts';
import type { RowProblem } from '../sources/row-problem.ts';
import type { Database } from '../store/engine.ts';
import { forEachEngine } from '../store/test-database.ts';
import { layStanding } from '../store/standing/lay-standing.ts';
import { loadRelated } from './load-related.ts';

const NOW = '2026-10-01T00:00:00.000Z';
const ENTERPRISES = fileURLToPath(new URL('../../../../fixtures/enterprises.csv', import.meta.url));
/** Codes of the invented enterprises of the fixture. */
const CODES = { E: '91999900MA0F00019R', F: '91999900MA0F00027L', G: '91999900MA0F00035F' } as const;
const code = (key: keyof typeof CODES): string => CODES[key];
const idOf = (key: keyof typeof CODES) => enterpriseIdOf(CODES[key]);

forEachEngine((_, open) => {
  let database: Database;
  let folder: string;
  beforeAll(async () => {
    database = await open();
    await database.transaction((trx) => layStanding(trx, jurisdiction, NOW));
    await importRegister(database, ENTERPRISES, jurisdiction, { province: null, now: () => NOW });
    folder = await mkdtemp(join(tmpdir(), 'weisu-relations-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const take = async (name: string, lines: readonly string[]) => {
    const file = join(folder, name);
    await writeFile(file, ['from,to,kind,share,since,until', ...lines].join('\n'));
    const problems: RowProblem[] = [];
    const done = await importRows(database, file, relationImporter({ now: NOW }), {
      onProblem: (problem) => void problems.push(problem),
    });
    return { ...done, problems };
  };

  it('takes in what is sound, names row and field of what is not, and writes nothing twice', async () => {
    const lines = [
      `${code('E')},${code('F')},担保,,2020-01-01,`,
      `${code('F')},${code('G')},股东,60%,,`,
      `${code('G')},${code('G')},branch,,,`,
      `${code('E')},91999900MA0F009995,branch,,,`,
      `${code('E')},${code('G')},friendship,,,`,
      `${code('E')},${code('G')},shareholder,130,,`,
      `${code('E')},${code('G')},branch,,2021-01-01,2020-01-01`,
    ];
    const first = await take('ties.csv', lines);
    expect(first.counts).toEqual({ changed: 2, unchanged: 0 });
    expect(first.problems.toSorted((a, b) => a.row - b.row).map(({ row, field }) => [row, field])).toEqual([
      [4, 'to'],
      [5, 'to'],
      [6, 'kind'],
      [7, 'share'],
      [8, 'until'],
    ]);
    expect((await take('again.csv', lines.slice(0, 2))).counts).toEqual({ changed: 0, unchanged: 2 });
  });

  it('finds who stands near, with the path, as of a day', async () => {
    const related = await loadRelated(database.kysely, idOf('E'), '2026-12-31');
    const paths = Object.fromEntries(
      related.map(({ enterpriseId, path }) => [enterpriseId, pathSentence(idOf('E'), '戊', path).zh]),
    );
    expect(paths[idOf('F')]).toBe('与戊：由其提供担保');
    expect(paths[idOf('G')]).toBe('与戊：由其提供担保 → 其持股 60%的企业');
    expect(await loadRelated(database.kysely, idOf('E'), '2026-09-30')).toEqual([]);
    const without = await loadRelated(database.kysely, idOf('E'), '2026-12-31', { kinds: ['shareholder'] });
    expect(without).toEqual([]);
  });
});
