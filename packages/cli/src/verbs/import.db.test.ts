import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../../fixtures/${name}`, import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const weisu = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _, WEISU_DATABASE_URL: __, ...env } = process.env;
    const command = [
      '--conditions=weisu:source',
      '--import',
      'tsx',
      MAIN,
      ...args,
      '--data',
      join(folder, 'data'),
    ];
    execFile(process.execPath, command, { env }, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
      resolve({ code, out, err });
    });
  });

it('walks from files to a round on the command line, and says in its exit code how it went', async () => {
  const errors = join(folder, 'errors.jsonl');
  const flawed = await weisu(
    'import',
    'enterprises',
    fixture('enterprises-flawed.csv'),
    '--errors',
    errors,
    '--json',
  );
  expect([flawed.code, flawed.err.includes('enterprises-flawed.csv:3:credit_code')]).toEqual([3, true]);
  expect(JSON.parse(flawed.out)).toMatchObject({ rows: 8, refused: 6, counts: { inserted: 2 } });
  expect((await readFile(errors, 'utf8')).trim().split('\n')).toHaveLength(6);

  // As on the page: a workbook, whose headers are remembered by its source, and the same again changes nothing.
  const workbook = [
    'import',
    'enterprises',
    fixture('enterprises-two-bad-rows.xlsx'),
    '--source',
    '区市场监管局',
  ];
  const excel = await weisu(...workbook, '--json');
  expect([excel.code, JSON.parse(excel.out)]).toMatchObject([
    3,
    { rows: 4, refused: 2, counts: { inserted: 2 } },
  ]);
  const again = await weisu(...workbook, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ counts: { inserted: 0, changed: 0, unchanged: 2 } });
  expect(
    (
      await weisu(
        'import',
        'enterprises',
        fixture('enterprises-two-bad-rows.xlsx'),
        '--columns',
        '单位=nothing',
      )
    ).code,
  ).not.toBe(0);

  const strict = await weisu('import', 'records', fixture('records.csv'), '--strict');
  expect([strict.code, strict.err.includes('records.csv:8:kind')]).toEqual([2, true]);

  const collected = await weisu('collect', fixture('texts.jsonl'), '--json');
  expect(collected.code).toBe(3);
  expect(JSON.parse(collected.out)).toMatchObject({ refused: 2, counts: { inserted: 4, duplicates: 1 } });

  const assessed = await weisu('assess', '--as-of', '2026-07-10', '--json');
  expect([assessed.code, (JSON.parse(assessed.out) as { assessed: number }).assessed]).toEqual([0, 4]);
  expect((await weisu('seed', 'tiny')).code).toBe(2);
}, 240_000);
