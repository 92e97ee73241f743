import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const weisu = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _, WEISU_DATABASE_URL: __, ...env } = process.env;
    const command = ['--conditions=weisu:source', '--import', 'tsx', MAIN, ...args];
    execFile(
      process.execPath,
      command,
      { env: { ...env, WEISU_DATA: join(folder, 'data') } },
      (error, out, err) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
        resolve({ code, out, err });
      },
    );
  });

describe('weisu', () => {
  it('explains itself and its exit codes', async () => {
    const { code, out } = await weisu('--help');
    expect(code).toBe(0);
    for (const verb of ['import', 'collect', 'read', 'assess', 'warnings', 'seed', 'serve', 'migrate'])
      expect(out).toContain(verb);
    expect(out).toMatch(/3\s+完成，但有行被拒收/);
  });

  it('answers 2 for a verb, an option or a file that is none', async () => {
    const ended = await Promise.all([
      weisu('nonsense'),
      weisu('serve', '--port', 'x'),
      weisu('read', '--in', 'nowhere.jsonl'),
    ]);
    expect(ended.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(ended[2]?.err).toContain('nowhere.jsonl');
  });

  it('reads texts without a database, one line each, and names what it could not read', async () => {
    const outFile = join(folder, 'read.jsonl');
    const { code, err } = await weisu(
      'read',
      '--in',
      fixture('texts.jsonl'),
      '--out',
      outFile,
      '--names',
      fixture('enterprises.csv'),
    );
    expect(code).toBe(3);
    expect(err).toMatch(/texts\.jsonl:7/);
    const lines = (await readFile(outFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['id'])).toEqual(['t1', 't2', 't3', 't4', 't5', 't6']);
    expect(lines[0]).toMatchObject({ kinds: ['wage-arrears'], status: 'actual', abroad: false, months: 3 });
    expect(lines[0]?.['mentions']).toMatchObject([
      { name: '北京衡岭智造科技有限公司', creditCode: '91999900MA0F00019R' },
    ]);
    expect(lines.slice(0, 4).map((line) => line['story'])).toEqual(['t1', 't1', 't1', 't4']);
    expect(lines[3]).toMatchObject({ kinds: [], status: 'general' });
  });

  it('lists the scenarios for programs', async () => {
    const { code, out } = await weisu('seed', '--list', '--json');
    expect(code).toBe(0);
    const names = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(names).toEqual(expect.arrayContaining(['demo', 'tiny', 'six-days']));
  });
});
