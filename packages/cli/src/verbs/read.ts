import {
  FieldError,
  changedNamesOf,
  cityNamesOf,
  createCityLookup,
  createTextReading,
  isCityNamesFile,
  isProblem,
  listFiles,
  parseText,
  problemLine,
  readNameRecords,
  readRows,
} from '@weisu/server';
import type { CityLookup, NameRecord, RowProblem, SourceRow } from '@weisu/server';
import type { Jurisdiction } from '@weisu/core';
import { createReader } from '@weisu/text';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { openJurisdiction } from '../house.ts';
import { openLines } from '../lines.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import { createProgress } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { note } from '../verb.ts';
import { createProblemCount, gatherNames, openNamesFile } from './names.ts';
import { isReadTask, READ_TASK_LINES, READ_TASKS, UNREAD } from './read-task.ts';

/** What each task reads from a row, and writes for it. */
const TASK_LINES =
  'subject {id, subjects}, names {names: [{start, end}]}, labour {id, sentences: [{labels}]}';

type RowReading = {
  /** The line for a row. @throws FieldError */
  readonly line: (row: SourceRow) => object;
  /** The line for a row that could not be read; null where it has none. */
  readonly unread: object | null;
};

/** Names from an index or a file of enterprises, and beside them those that are new or changed since. */
const openLookup = async (
  given: Given,
  jurisdiction: Jurisdiction,
  onProblem: (problem: RowProblem) => void,
): Promise<CityLookup | null> => {
  const file = valueOf(given, 'names');
  if (file === undefined) return null;
  const problems = createProblemCount();
  const names = isCityNamesFile(file)
    ? openNamesFile(file)
    : cityNamesOf(await gatherNames(file, jurisdiction, problems.add));
  // A register has slips by the thousand; they are named and counted, and are no reason to call the reading refused.
  problems.end();
  const changesFile = valueOf(given, 'nameChanges');
  if (changesFile === undefined) return createCityLookup(names);
  const changes: NameRecord[] = [];
  await readNameRecords(changesFile, jurisdiction, (record) => changes.push(record), onProblem);
  return createCityLookup(names, changedNamesOf(changes));
};

const openReading = async (given: Given, onProblem: (problem: RowProblem) => void): Promise<RowReading> => {
  const task = given['task'];
  if (typeof task === 'string') {
    if (!isReadTask(task))
      throw new UsageError(`--task 应为 ${READ_TASKS.join('、')} / must be one of ${READ_TASKS.join(', ')}`);
    return { line: READ_TASK_LINES[task], unread: UNREAD[task] };
  }
  const jurisdiction = await openJurisdiction(given);
  const lookup = await openLookup(given, jurisdiction, onProblem);
  const readText = createTextReading(createReader({ terms: jurisdiction.terms }), lookup, jurisdiction);
  return {
    line: (row) => {
      const { externalId, title, body } = parseText(row);
      return readText({ id: externalId ?? String(row.row), title, body });
    },
    unread: null,
  };
};

const read = async (given: Given): Promise<number> => {
  const path = valueOf(given, 'in');
  if (path === undefined) throw new UsageError('请用 --in 指定文件 / name the file with --in');
  const files = await listFiles(path);
  let refused = 0;
  const onProblem = (problem: RowProblem): void => {
    refused += 1;
    note(problemLine(problem));
  };
  const { line, unread } = await openReading(given, onProblem);
  const lines = openLines(valueOf(given, 'out') ?? '-');
  const progress = createProgress();
  let count = 0;
  for (const file of files) {
    for await (const row of readRows(file)) {
      count += 1;
      progress.show(count, null, `篇 texts · ${file}`);
      const refuse = async (problem: RowProblem): Promise<void> => {
        onProblem(problem);
        if (unread !== null) await lines.write(JSON.stringify(unread));
      };
      if (isProblem(row)) {
        await refuse(row);
        continue;
      }
      try {
        await lines.write(JSON.stringify(line(row)));
      } catch (error) {
        if (!(error instanceof FieldError)) throw error;
        await refuse({ file: row.file, row: row.row, field: error.field, zh: error.zh, en: error.en });
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
      .addOption(optionOf('nameChanges'))
      .addOption(
        new Option(
          '--task <task>',
          `改做一项单独的识别（不给则读出风险）/ recognise one thing alone instead of findings: ${TASK_LINES}`,
        ),
      )
      .action(async (_own: Given, command: Command) => end(await read(command.optsWithGlobals())));
  },
};
