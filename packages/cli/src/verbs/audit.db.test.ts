import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase, writeAudit } from '@weisu/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const KEY = 'an invented key';

type Ended = { readonly code: number; readonly out: string; readonly err: string };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-audit-'));
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
    execFile(process.execPath, command, { env: { ...env, WEISU_AUDIT_KEY: KEY } }, (error, out, err) => {
      const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
      resolve({ code, out, err });
    });
  });

/** Works on the database while no command has it open. */
const behind = async (
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<unknown>,
): Promise<void> => {
  await using database = await openDatabase({ dataDir: join(folder, 'data') });
  await work(database);
};

it('opens the first account once, keeps heads, proves a case file, and finds what was changed', async () => {
  const first = await weisu('account', 'first', '--login', 'security', '--name', '首任');
  expect([first.code, /[a-z2-9]{5}(-[a-z2-9]{5}){3}/.test(first.out)]).toEqual([0, true]);
  expect((await weisu('account', 'first', '--login', 'second', '--name', '次任')).code).toBe(2);
  expect((await weisu('account', 'first', '--login', 'Not A Login', '--name', 'x')).code).toBe(2);

  await behind((database) =>
    database.transaction((trx) =>
      writeAudit(trx, {
        at: '2026-11-02T02:00:00.000Z',
        officerId: 'off_security',
        unitId: null,
        action: 'case-file.sign',
        subject: 'case_1',
        caseFileId: 'case_1',
      }),
    ),
  );
  const heads = join(folder, 'heads.jsonl');
  const proof = join(folder, 'proof.json');
  expect((await weisu('audit', 'head', '--out', heads)).code).toBe(0);
  expect((await weisu('audit', 'verify', '--heads', heads)).code).toBe(0);
  expect((await weisu('audit', 'export', '--case-file', 'case_1', '--out', proof)).code).toBe(0);
  expect((await weisu('audit', 'check-proof', proof, '--heads', heads)).code).toBe(0);
  expect((await weisu('audit', 'export', '--case-file', 'case_none', '--out', proof)).code).toBe(2);

  const forged = join(folder, 'forged.json');
  await writeFile(forged, (await readFile(proof, 'utf8')).replace('case-file.sign', 'case-file.urge'));
  expect((await weisu('audit', 'check-proof', forged)).code).toBe(1);
  const unsealed = join(folder, 'unsealed.jsonl');
  await writeFile(unsealed, (await readFile(heads, 'utf8')).replace('"seq":2', '"seq":1'));
  expect((await weisu('audit', 'verify', '--heads', unsealed)).code).toBe(2);

  await behind(async ({ kysely }) => {
    await sql`alter table audit_entries disable trigger all; alter table audit_head disable trigger all`.execute(
      kysely,
    );
    await sql`delete from audit_entries where seq = 2; update audit_head set (seq, hash) = (select seq, hash from audit_entries where seq = 1)`.execute(
      kysely,
    );
  });
  expect((await weisu('audit', 'verify')).code).toBe(0);
  const cut = await weisu('audit', 'verify', '--heads', heads, '--json');
  expect([cut.code, JSON.parse(cut.out)]).toMatchObject([1, { problems: [{ seq: 2, fault: 'cut-off' }] }]);
});
