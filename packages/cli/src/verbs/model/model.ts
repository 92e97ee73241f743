import {
  fitDefaults,
  fitLogisticModel,
  ImportError,
  ModelFormatError,
  type FitOptions,
  type Labelled,
  type LearnedModel,
} from '@weisu/core';
import {
  fitInWorkers,
  loadLabelled,
  loadModel,
  problemLine,
  saveModel,
  scoreFile,
  type RowProblem,
} from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { openLines } from '../../lines.ts';
import type { Given } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import type { Verb } from '../../verb.ts';
import { note, out } from '../../verb.ts';
import { cardLines } from './model-card.ts';
import { givenCount, givenText, requireText } from './model-given.ts';
import { modelOption } from './model-option.ts';
import { registerVersions } from './model-versions.ts';

/** Loads a model; a file that is none is bad input, not a failure of ours. */
const openModel = async (path: string): Promise<LearnedModel> => {
  try {
    return await loadModel(path);
  } catch (error) {
    if (error instanceof ModelFormatError || error instanceof ImportError)
      throw new UsageError(`${path}: 不是可用的模型 / no usable model: ${error.message}`);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`${path}: 文件不存在 / no such file`);
    throw error;
  }
};

const monotoneOf = (given: Given, names: readonly string[]): Int8Array | null => {
  const monotone = new Int8Array(names.length);
  for (const [option, direction] of [
    ['rising', 1],
    ['falling', -1],
  ] as const)
    for (const name of (givenText(given, option) ?? '').split(',').filter((own) => own !== '')) {
      const column = names.indexOf(name);
      if (column < 0) throw new UsageError(`没有这一列 / no such column: ${name}`);
      monotone[column] = direction;
    }
  return monotone.some((direction) => direction !== 0) ? monotone : null;
};

const optionsOf = (given: Given, { table }: Labelled): FitOptions => {
  const usual = fitDefaults(table.rowCount, table.columns.length);
  return {
    ...usual,
    members: givenCount(given, 'members', 2) ?? usual.members,
    seed: givenCount(given, 'seed', 0) ?? usual.seed,
    boost: {
      ...usual.boost,
      rounds: givenCount(given, 'rounds', 1) ?? usual.boost.rounds,
      monotone: monotoneOf(given, table.names),
    },
  };
};

const fit = async (given: Given): Promise<number> => {
  const rows = requireText(given, 'rows');
  const target = requireText(given, 'target');
  const outFile = requireText(given, 'out');
  const kind = requireText(given, 'kind');
  if (kind !== 'trees' && kind !== 'logistic')
    throw new UsageError(`--kind 应为 trees 或 logistic / must be trees or logistic: ${kind}`);
  let refused = 0;
  const data = await loadLabelled(rows, target, (problem: RowProblem) => {
    refused += 1;
    note(problemLine(problem));
  });
  if (data.table.columns.length === 0) throw new UsageError(`${rows}: 没有数值列 / no column of numbers`);
  if (!data.labels.includes(1) || !data.labels.includes(0))
    throw new UsageError(
      `${target}: 所有行结果相同，无从学习 / all rows have the same outcome: nothing can be learned`,
    );
  const progress = createProgress();
  const options = optionsOf(given, data);
  const model =
    kind === 'logistic'
      ? fitLogisticModel(data, target)
      : await fitInWorkers(data, target, options, {
          onDone: (done) => progress.show(done, options.members, '森林 forests'),
        });
  progress.end();
  await saveModel(outFile, model);
  if (given['json'] === true) out(JSON.stringify(model.card));
  else for (const line of cardLines(model)) out(line);
  return refused === 0 ? EXIT.ok : EXIT.someRefused;
};

const score = async (given: Given): Promise<number> => {
  const model = await openModel(requireText(given, 'model'));
  const rows = requireText(given, 'rows');
  const lines = openLines(requireText(given, 'out'));
  const progress = createProgress();
  let refused = 0;
  let count = 0;
  const scored = scoreFile(model, rows, (problem: RowProblem) => {
    refused += 1;
    note(problemLine(problem));
  });
  for await (const batch of scored) {
    for (const row of batch) await lines.write(JSON.stringify(row));
    count += batch.length;
    progress.show(count, null, '行 rows');
  }
  await lines.end();
  progress.end();
  note(`${count} 行 rows · 拒收 refused ${refused}`);
  return refused === 0 ? EXIT.ok : EXIT.someRefused;
};

const card = async (path: string, given: Given): Promise<number> => {
  const model = await openModel(path);
  if (given['json'] === true)
    out(JSON.stringify({ target: model.target, kind: model.kind, columns: model.columns, ...model.card }));
  else for (const line of cardLines(model)) out(line);
  return EXIT.ok;
};

/** `weisu model fit | score | card | train | list | put | levels | drift` */
export const modelVerb: Verb = {
  register: (program, end) => {
    const model = program
      .command('model')
      .description('学习、使用和查看风险模型 / learn, use and look into a risk model');
    model
      .command('fit')
      .description('从结果中学习模型 / learn a model from outcomes')
      .addOption(modelOption('rows'))
      .addOption(modelOption('target'))
      .addOption(modelOption('out'))
      .addOption(modelOption('kind'))
      .addOption(modelOption('members'))
      .addOption(modelOption('rounds'))
      .addOption(modelOption('rising'))
      .addOption(modelOption('falling'))
      .addOption(modelOption('seed'))
      .addOption(modelOption('json'))
      .action(async (_own: Given, command: Command) => end(await fit(command.optsWithGlobals())));
    model
      .command('score')
      .description('给数据行评分，每行输出 {id, score} / score rows, one line {id, score} each')
      .addOption(modelOption('model'))
      .addOption(modelOption('rows'))
      .addOption(modelOption('out'))
      .action(async (_own: Given, command: Command) => end(await score(command.optsWithGlobals())));
    registerVersions(model, end);
    model
      .command('card')
      .argument('<model>', '模型文件 / model file')
      .description(
        '模型说明：依据、准确度、校准、重要性 / what a model rests on, how right it was, what it leans on',
      )
      .addOption(modelOption('json'))
      .action(async (path: string, _own: Given, command: Command) =>
        end(await card(path, command.optsWithGlobals())),
      );
  },
};
