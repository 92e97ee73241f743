import { documentImporter, importRows, readingDeps, upsertSources } from '@weisu/server';
import type { SourceId } from '@weisu/core';
import type { Command } from 'commander';
import { UsageError } from '../exit-code.ts';
import { now, openNameBook, withHouse } from '../house.ts';
import { reportImport } from '../import-report.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import type { Verb } from '../verb.ts';

/** How far texts of a source nobody has judged yet are trusted. */
const UNJUDGED_TRUST = 0.5;

const isSourceId = (id: string): id is SourceId => /^src_[a-z0-9-]+$/.test(id);

const collect = (path: string, given: Given): Promise<number> => {
  const sourceId = valueOf(given, 'source') ?? '';
  if (!isSourceId(sourceId))
    throw new UsageError(`来源编号应形如 src_name / a source id looks like src_name: ${sourceId}`);
  return withHouse(given, async ({ database, jurisdiction }) => {
    const name = valueOf(given, 'sourceName') ?? `文件 / files: ${sourceId}`;
    await upsertSources(database.kysely, [
      { id: sourceId, name, feed: 'documents', trust: UNJUDGED_TRUST, districts: null },
    ]);
    const deps = readingDeps(openNameBook(given), jurisdiction);
    return reportImport(given, (options) =>
      importRows(
        database,
        path,
        documentImporter(deps, { sourceId, now: now(), reassessIn: jurisdiction }),
        options,
      ),
    );
  });
};

/** `weisu collect PATH` */
export const collectVerb: Verb = {
  register: (program, end) => {
    program
      .command('collect <path>')
      .description(
        '采集文本：文件或文件夹 → 脱敏、去重、读取、关联、检出 / texts from a file or folder: redact, deduplicate, read, link, detect\n' +
          '列 columns: text|body|content title date id',
      )
      .addOption(optionOf('source'))
      .addOption(optionOf('sourceName'))
      .addOption(optionOf('strict'))
      .addOption(optionOf('dryRun'))
      .addOption(optionOf('errors'))
      .addOption(optionOf('json'))
      .action(async (path: string, _own: Given, command: Command) =>
        end(await collect(path, command.optsWithGlobals())),
      );
  },
};
