import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Database,
  examine,
  openDatabase,
  openScratchDatabase,
  restoreBackup,
  type TableSum,
  verifyRestored,
  writeBackup,
} from '@weisu/server';
import type { Command } from 'commander';
import { openBackupKey } from '../backup-key.ts';
import { EXIT, UsageError } from '../exit-code.ts';
import { addressOf, now, openCalendar, openJurisdiction } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { note, out } from '../verb.ts';

const rowsIn = (sums: Readonly<Record<string, TableSum>>): number =>
  Object.values(sums).reduce((total, { rows }) => total + rows, 0);

/** Restores the file into a database that is thrown away, and examines that. Answers what does not fit. */
const verify = async (given: Given, path: string, key: Buffer): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-verify-'));
  try {
    await using scratch: Database & AsyncDisposable = await openScratchDatabase(addressOf(given), folder);
    const sums = await restoreBackup(scratch, path, { key });
    const differing = await verifyRestored(scratch, sums);
    const place = { jurisdiction: await openJurisdiction(given), calendar: await openCalendar(given) };
    const findings = await examine({ database: scratch, place });
    return [
      ...differing,
      ...findings.flatMap(({ id, state, wrong }) =>
        state === 'broken' ? [`${id}: ${wrong.join(' ')}`] : [],
      ),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const backup = async (given: Given): Promise<number> => {
  const path = valueOf(given, 'out');
  if (path === undefined || path === '-')
    throw new UsageError('请用 --out 指定备份文件 / name the file with --out');
  const key = openBackupKey(given, true);
  const from = performance.now();
  const sums = await (async () => {
    await using database = await openDatabase(addressOf(given));
    return await writeBackup(database, path, { key, now: now() });
  })();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  out(`已备份 ${rowsIn(sums)} 行，${seconds} 秒 → ${path} / rows backed up`);
  if (given['verify'] === false) return EXIT.ok;
  const wrong = await verify(given, path, key);
  for (const line of wrong) out(line);
  out(
    wrong.length === 0
      ? '已恢复到临时库核验：逐表相符，检查全部通过 / verified by restoring: every table agrees, every examination is sound'
      : '核验不符，请勿依赖此备份 / does not verify: do not rely on this backup',
  );
  return wrong.length === 0 ? EXIT.ok : EXIT.failed;
};

const restore = async (given: Given): Promise<number> => {
  const path = valueOf(given, 'in');
  if (path === undefined) throw new UsageError('请用 --in 指定备份文件 / name the file with --in');
  const key = openBackupKey(given, false);
  await using database = await openDatabase(addressOf(given));
  const sums = await restoreBackup(database, path, { key });
  const differing = await verifyRestored(database, sums);
  for (const line of differing) out(line);
  // An index of names of what was here before says nothing of what is here now.
  await rm(join(valueOf(given, 'data') ?? '.weisu', 'names'), { recursive: true, force: true });
  out(`已恢复 ${rowsIn(sums)} 行 / rows restored`);
  if (isOn(given, 'json')) out(JSON.stringify(sums));
  note('请运行 weisu doctor 检查 / run weisu doctor to examine it');
  return differing.length === 0 ? EXIT.ok : EXIT.failed;
};

/** `weisu backup --out FILE`, `weisu restore --in FILE` */
export const backupVerb: Verb = {
  register: (program, end) => {
    program
      .command('backup')
      .description(
        '在线备份：整库一个时点，压缩加密，并恢复到临时库核验 / back everything up as of one moment, sealed, and verify it by restoring',
      )
      .addOption(optionOf('out'))
      .addOption(optionOf('keyFile'))
      .option('--no-verify', '不核验 / do not verify')
      .action(async (_own: Given, command: Command) => end(await backup(command.optsWithGlobals())));
    program
      .command('restore')
      .description('由备份恢复到空的数据库 / fill an empty database from a backup')
      .addOption(optionOf('in'))
      .addOption(optionOf('keyFile'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await restore(command.optsWithGlobals())));
  },
};
