import { randomUUID } from 'node:crypto';
import { type ModelActKind, modelName, RefusedError } from '@weisu/core';
import {
  findModel,
  findOfficerByLogin,
  keepModel,
  levelsOnPast,
  listDrift,
  listModels,
  loadBody,
  loadInForce,
  loadReady,
  putModel,
  type StoredLevel,
  TooFewOutcomesError,
  trainOnOutcomes,
} from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { type House, now, withHouse } from '../../house.ts';
import type { Given } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import { note, out } from '../../verb.ts';
import { cardLines } from './model-card.ts';
import { asOfIn, givenCount, givenText, horizonIn, requireText } from './model-given.ts';
import { modelOption } from './model-option.ts';

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;

const officerIn = async ({ database }: House, given: Given) => {
  const login = requireText(given, 'by');
  const officer = await findOfficerByLogin(database.kysely, login);
  if (officer?.role !== 'city-officer')
    throw new UsageError(`须为市级经办人账号 / must be the login of a city officer: ${login}`);
  return officer;
};

const versionIn = async ({ database }: House, written: string) => {
  const [, id = '', version = ''] = /^([a-z0-9-]+)@(\d+)$/.exec(written) ?? [];
  const stored = await findModel(database.kysely, id, Number(version));
  if (stored === undefined) throw new UsageError(`没有这个版本 / there is no such version: ${written}`);
  return stored;
};

const levelLine = ({ level, fromPoints, reachedCount, precisionRatio, recallRatio }: StoredLevel): string =>
  `  ${level.padEnd(7)} ≥ ${fromPoints.toFixed(2).padStart(7)}` +
  (reachedCount === undefined
    ? ''
    : ` · ${reachedCount} 家次 · P ${percent(precisionRatio ?? 0)} · R ${percent(recallRatio ?? 0)}`);

const train = (given: Given): Promise<number> =>
  withHouse(given, async (house) => {
    const kind = requireText(given, 'kind');
    if (kind !== 'trees' && kind !== 'logistic')
      throw new UsageError(`--kind 应为 trees 或 logistic / must be trees or logistic: ${kind}`);
    const officer = await officerIn(house, given);
    const { database, jurisdiction } = house;
    const asOf = asOfIn(given);
    const horizonMonths = horizonIn(given);
    const progress = createProgress();
    const trained = await trainOnOutcomes(database.kysely, jurisdiction, {
      asOf,
      horizonMonths,
      kind,
      seed: givenCount(given, 'seed', 0) ?? 1,
      onStep: ({ zh, en }) => progress.show(0, null, `${zh} · ${en}`),
    }).catch((error: unknown) => {
      if (error instanceof TooFewOutcomesError) throw new UsageError(error.message);
      throw error;
    });
    progress.end();
    const stored = await database.transaction((trx) =>
      keepModel(trx, {
        id: `arrears-${kind}`,
        kind: 'learned',
        body: trained.learned,
        levels: trained.levels,
        baseline: trained.baseline,
        note: givenText(given, 'reason') ?? `由截至 ${asOf} 的结局学习 / learned from outcomes up to ${asOf}`,
        by: officer.id,
        at: now(),
      }),
    );
    if (given['json'] === true)
      out(
        JSON.stringify({
          model: modelName(stored),
          state: stored.state,
          levels: stored.levels,
          card: trained.learned.card,
        }),
      );
    else {
      out(`${modelName(stored)} · ${stored.state}`);
      out(
        `学习 learned from ${trained.learnedFrom.join(' ')} · 检验 checked on ${trained.checkedOn.length === 0 ? '未出示给该森林的企业 enterprises that a forest was not shown' : trained.checkedOn.join(' ')}`,
      );
      for (const line of cardLines(trained.learned)) out(line);
      for (const level of trained.levels) out(levelLine(level));
    }
    return EXIT.ok;
  });

const list = (given: Given): Promise<number> =>
  withHouse(given, async ({ database }) => {
    for (const stored of await listModels(database.kysely)) {
      if (given['json'] === true) out(JSON.stringify(stored));
      else
        out(
          `${modelName(stored).padEnd(24)} ${stored.state.padEnd(9)} ${stored.madeAt.slice(0, 10)} ${stored.note}`,
        );
    }
    return EXIT.ok;
  });

const ACTS: Readonly<Record<string, ModelActKind>> = {
  shadow: 'shadow',
  'in-force': 'put-in-force',
  retired: 'retire',
};

const put = (written: string, given: Given): Promise<number> =>
  withHouse(given, async (house) => {
    const kind = ACTS[requireText(given, 'state')];
    if (kind === undefined)
      throw new UsageError('--state 应为 shadow、in-force 或 retired / must be shadow, in-force or retired');
    const officer = await officerIn(house, given);
    const version = await versionIn(house, written);
    const decision = {
      key: randomUUID(),
      kind,
      reason: requireText(given, 'reason'),
      by: { officerId: officer.id, unitId: officer.unitId },
      at: now(),
    };
    const stored = await house.database
      .transaction((trx) => putModel(trx, version, decision))
      .catch((error: unknown) => {
        if (error instanceof RefusedError) throw new UsageError(error.refusal.detail);
        throw error;
      });
    out(`${modelName(stored)} · ${stored.state}`);
    return EXIT.ok;
  });

const levels = (written: string | undefined, given: Given): Promise<number> =>
  withHouse(given, async (house) => {
    const { database, jurisdiction } = house;
    const db = database.kysely;
    const ready =
      written === undefined
        ? await loadInForce(db, jurisdiction)
        : await loadReady(db, await versionIn(house, written));
    const progress = createProgress();
    const found = await levelsOnPast(db, jurisdiction, ready, {
      asOf: asOfIn(given),
      horizonMonths: horizonIn(given),
      onDay: (day) => progress.show(0, null, day),
    });
    progress.end();
    if (found.positiveCount === 0)
      throw new UsageError('没有已知的结局，无从选择 / no outcome is known: nothing to choose by');
    if (given['json'] === true) out(JSON.stringify({ model: modelName(ready.model), ...found }));
    else {
      out(
        `${modelName(ready.model)} · ${found.days.join(' ')} · ${found.rowCount} 家次，其中 ${found.positiveCount} 家次后来欠薪 / rows, came true`,
      );
      out('现用 now');
      for (const level of found.now)
        out(`${levelLine(level)} · F0.5 ${level.fHalf.toFixed(3)} · F2 ${level.fTwo.toFixed(3)}`);
      out('按过去选定 chosen on the past');
      for (const level of found.chosen) out(levelLine(level));
    }
    if (given['keep'] !== true) return EXIT.ok;
    const { stored } = ready;
    if (stored === null) throw new UsageError('此模型未入库 / this model is not kept');
    const officer = await officerIn(house, given);
    const kept = await database.transaction(async (trx) =>
      keepModel(trx, {
        id: stored.id,
        kind: stored.kind,
        body: await loadBody(trx, stored),
        levels: found.chosen,
        note: givenText(given, 'reason') ?? '按过去的结局选定等级 / levels chosen on past outcomes',
        by: officer.id,
        at: now(),
      }),
    );
    note(`${modelName(kept)} · ${kept.state}`);
    return EXIT.ok;
  });

const drift = (written: string | undefined, given: Given): Promise<number> =>
  withHouse(given, async (house) => {
    const db = house.database.kysely;
    const stored =
      written === undefined
        ? (await loadInForce(db, house.jurisdiction)).stored
        : await versionIn(house, written);
    if (stored === null) throw new UsageError('此模型未入库 / this model is not kept');
    for (const { asOf, report } of await listDrift(db, stored)) {
      if (given['json'] === true) out(JSON.stringify({ asOf, ...report }));
      else out(`${asOf} ${report.verdict.padEnd(19)} ${report.sentence.zh} / ${report.sentence.en}`);
    }
    return EXIT.ok;
  });

/** `weisu model train | list | put | levels | drift`: versions kept in the database. */
export const registerVersions = (model: Command, end: (code: number) => void): void => {
  const given = (command: Command): Given => command.optsWithGlobals();
  model
    .command('train')
    .description(
      '从库中已知的结局学习，存为草拟版本 / learn from the outcomes in the database; kept as a draft',
    )
    .addOption(modelOption('by'))
    .addOption(modelOption('horizon'))
    .addOption(modelOption('kind'))
    .addOption(modelOption('asOf'))
    .addOption(modelOption('seed'))
    .addOption(modelOption('reason'))
    .addOption(modelOption('json'))
    .action(async (_own: Given, command: Command) => end(await train(given(command))));
  model
    .command('list')
    .description('各版本及其状态 / versions and their states')
    .addOption(modelOption('json'))
    .action(async (_own: Given, command: Command) => end(await list(given(command))));
  model
    .command('put')
    .argument('<version>', 'id@version')
    .description('试算、生效或停用一个版本 / put a version in shadow or in force, or retire it')
    .addOption(modelOption('state'))
    .addOption(modelOption('by'))
    .addOption(modelOption('reason'))
    .action(async (version: string, _own: Given, command: Command) =>
      end(await put(version, given(command))),
    );
  model
    .command('levels')
    .argument('[version]', 'id@version；默认为生效版本 / the one in force where it is left out')
    .description(
      '按过去的结局选定等级：红取 F0.5，橙取 F2 / choose levels on past outcomes: red by F0.5, orange by F2',
    )
    .addOption(modelOption('asOf'))
    .addOption(modelOption('horizon'))
    .addOption(modelOption('keep'))
    .addOption(modelOption('by'))
    .addOption(modelOption('reason'))
    .addOption(modelOption('json'))
    .action(async (version: string | undefined, _own: Given, command: Command) =>
      end(await levels(version, given(command))),
    );
  model
    .command('drift')
    .argument('[version]', 'id@version；默认为生效版本 / the one in force where it is left out')
    .description('现在与模型所依据的过去相差多少 / how far the present is from the past a model rests on')
    .addOption(modelOption('json'))
    .action(async (version: string | undefined, _own: Given, command: Command) =>
      end(await drift(version, given(command))),
    );
};
