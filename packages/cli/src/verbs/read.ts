import {
  FieldError,
  createTextReading,
  isProblem,
  listFiles,
  parseText,
  problemLine,
  readNamedEnterprises,
  readRows,
} from '@weisu/server';
import type { RowProblem } from '@weisu/server';
import { createReader } from '@weisu/text';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { openJurisdiction } from '../house.ts';
import { openLines } from '../lines.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import { createProgress } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { note } from '../verb.ts';

const read = async (given: Given): Promise<number> => {
  const path = valueOf(given, 'in');
  if (path === undefined) throw new UsageError('请用 --in 指定文件 / name the file with --in');
  const jurisdiction = await openJurisdiction(given);
  const files = await listFiles(path);
  let refused = 0;
  const onProblem = (problem: RowProblem): void => {
    refused += 1;
    note(problemLine(problem));
  };
  const namesFile = valueOf(given, 'names');
  const names = namesFile === undefined ? [] : await readNamedEnterprises(namesFile, jurisdiction, onProblem);
  const readText = createTextReading(createReader({ terms: jurisdiction.terms }), names, jurisdiction);
  const lines = openLines(valueOf(given, 'out') ?? '-');
  const progress = createProgress();
  let count = 0;
  for (const file of files) {
    for await (const row of readRows(file)) {
      count += 1;
      progress.show(count, null, `篇 texts · ${file}`);
      if (isProblem(row)) {
        onProblem(row);
        continue;
      }
      try {
        const { externalId, title, body } = parseText(row);
        await lines.write(JSON.stringify(readText({ id: externalId ?? String(row.row), title, body })));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        onProblem({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
      }
    }
  }
  await lines.end();
  progress.end();
  return refused === 0 ? EXIT.ok : EXIT.someRefused;
};

/** `weisu read --in FILE --out FILE` */
export const readVerb: Verb = {
  register: (program, end) => {
    program
      .command('read')
      .description(
        '读取文本（不用数据库），每篇一行 JSON / read texts (no database), one line of JSON each\n' +
          '{id, kinds, status, employer, abroad, amountYuan, months, headcount, findings, mentions, story}',
      )
      .addOption(optionOf('in'))
      .addOption(optionOf('out'))
      .addOption(optionOf('names'))
      .action(async (_own: Given, command: Command) => end(await read(command.optsWithGlobals())));
  },
};
