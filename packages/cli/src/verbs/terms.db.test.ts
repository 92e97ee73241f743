import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-terms-'));
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

// Eight programs are started one after another, each of which opens the embedded database.
it(
  'lists the library, previews what a term would hit, proposes what was found, and refuses a bad pattern',
  { timeout: 300_000 },
  async () => {
    const file = join(folder, 'texts.csv');
    await writeFile(file, 'id,text\n1,老板月月发绩效豆\n2,今天照常开门\n3,老板拖.欠三个月\n');
    expect((await weisu('collect', file, '--source', 'src_test')).code).toBe(0);

    const listed = await weisu('terms', 'list', '--state', 'approved', '--json');
    const rows = listed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; version: number });
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set([1]));
    expect((await weisu('terms', 'list', '--state', 'unknown')).code).toBe(2);

    const preview = await weisu('terms', 'preview', '--any', '绩效豆,薪豆', '--json');
    expect(JSON.parse(preview.out)).toMatchObject({ texts: 3, hits: 1, unjudged: 1, precision: null });
    const refused = await weisu('terms', 'preview', '--pattern', '(豆)\\1');
    expect([refused.code, refused.err.includes('反向引用')]).toEqual([2, true]);
    expect((await weisu('terms', 'preview', 'term_none')).code).toBe(2);

    const proposed = await weisu('terms', 'propose', '--json');
    const round = JSON.parse(proposed.out) as {
      texts: number;
      proposed: readonly { origin: { way: string } }[];
    };
    expect(round.texts).toBe(3);
    expect(round.proposed.map(({ origin }) => origin.way)).toEqual(['inserted']);
    expect((await weisu('terms', 'list', '--state', 'proposed')).out).toContain('共 1 条');
  },
);
