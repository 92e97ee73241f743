import { writeFile } from 'node:fs/promises';
import { dumpSchema, migrate, openDatabase } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT } from '../exit-code.ts';
import { addressOf } from '../house.ts';
import type { Given } from '../option.ts';
import { optionOf } from '../option.ts';
import type { Verb } from '../verb.ts';
import { out } from '../verb.ts';

const run = async (given: Given): Promise<number> => {
  await using database = await openDatabase(addressOf(given));
  const applied = await migrate(database);
  for (const { version, name } of applied)
    out(`已应用 / applied: ${String(version).padStart(4, '0')}-${name}`);
  if (applied.length === 0) out('数据库结构已是最新 / the schema is up to date');
  const dump = given['dump'];
  if (dump !== undefined && dump !== false) {
    const file = typeof dump === 'string' ? dump : 'schema.sql';
    await writeFile(file, await dumpSchema(database.kysely));
    out(`结构已写入 / schema written: ${file}`);
  }
  return EXIT.ok;
};

/** `weisu migrate [--dump [FILE]]` */
export const migrateVerb: Verb = {
  register: (program, end) => {
    program
      .command('migrate')
      .description('更新数据库结构 / bring the database’s schema up to date')
      .addOption(optionOf('dump'))
      .action(async (_own: Given, command: Command) => end(await run(command.optsWithGlobals())));
  },
};
