import {
  createCityNamesBuilder,
  openCityNames,
  problemLine,
  readNameRecords,
  writeCityNames,
} from '@weisu/server';
import type { CityNames, RowProblem } from '@weisu/server';
import type { Jurisdiction } from '@weisu/core';
import { ImageError, TooManyNames } from '@weisu/text';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { openJurisdiction } from '../house.ts';
import type { Given } from '../option.ts';
import { optionOf, valueOf } from '../option.ts';
import { createProgress } from '../progress.ts';
import type { Verb } from '../verb.ts';
import { note, out } from '../verb.ts';

/** A register has thousands of rows with a slip; so many are named, the rest are counted. */
const MOST_NAMED = 20;

/** Notes problems with rows: the first ones in words. Answers how many there were. */
export const createProblemCount = () => {
  let count = 0;
  return {
    add: (problem: RowProblem): void => {
      count += 1;
      if (count <= MOST_NAMED) note(problemLine(problem));
    },
    end: (): number => {
      if (count > MOST_NAMED)
        note(`另有 ${count - MOST_NAMED} 行未收录 / ${count - MOST_NAMED} more rows were left out`);
      return count;
    },
  };
};

/** Gathers every name of a file of enterprises; rows that name nobody are noted and left out. */
export const gatherNames = async (
  path: string,
  jurisdiction: Jurisdiction,
  onProblem: (problem: RowProblem) => void,
): Promise<ReturnType<typeof createCityNamesBuilder>> => {
  const builder = createCityNamesBuilder();
  const progress = createProgress();
  let count = 0;
  await readNameRecords(
    path,
    jurisdiction,
    (record) => {
      builder.add(record);
      count += 1;
      progress.show(count, null, `个名称 names · ${path}`);
    },
    onProblem,
  );
  progress.end();
  return builder;
};

/** Opens a built index. @throws UsageError saying what is wrong with the file */
export const openNamesFile = (path: string): CityNames => {
  try {
    return openCityNames(path);
  } catch (error) {
    if (error instanceof ImageError) throw new UsageError(`${path}: ${error.message}`);
    throw error;
  }
};

const build = async (given: Given): Promise<number> => {
  const from = valueOf(given, 'in');
  const to = valueOf(given, 'out');
  if (from === undefined || to === undefined || to === '-')
    throw new UsageError('请用 --in 和 --out 指定文件 / name both files with --in and --out');
  const problems = createProblemCount();
  try {
    const builder = await gatherNames(from, await openJurisdiction(given), problems.add);
    const bytes = await writeCityNames(to, builder);
    const names = openNamesFile(to);
    out(
      `${names.index.entries.toLocaleString('en')} 个名称，${(bytes / 1e6).toFixed(1)} MB → ${to} / names in the index`,
    );
    names.close();
  } catch (error) {
    if (error instanceof TooManyNames)
      throw new UsageError(`${from}: 名称过多，一个索引装不下 / too many names for one index`);
    throw error;
  }
  return problems.end() === 0 ? EXIT.ok : EXIT.someRefused;
};

/** `weisu names --in FILE --out FILE` */
export const namesVerb: Verb = {
  register: (program, end) => {
    program
      .command('names')
      .description(
        '由企业名录生成名称索引，供 read --names 使用 / build an index of names from a file of enterprises, for read --names',
      )
      .addOption(optionOf('in'))
      .addOption(optionOf('out'))
      .action(async (_own: Given, command: Command) => end(await build(command.optsWithGlobals())));
  },
};
