import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type ChosenLevel, dayOf, isDay, type Jurisdiction, modelName } from '@weisu/core';
import {
  chinaWorkCalendar,
  ensureSeeded,
  judgeLevels,
  type LevelsOnPast,
  levelsFor,
  loadInForce,
  migrate,
  openDatabase,
  type PastScores,
  type ReadyModel,
  readyOf,
  scorecardIn,
  scoresOnPast,
  writeLevels,
} from '@weisu/server';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { jurisdictionFolder, now, openJurisdiction, withHouse } from '../../house.ts';
import type { Given } from '../../option.ts';
import { optionOf } from '../../option.ts';
import { createProgress } from '../../progress.ts';
import { checkScenario } from '../../seeding.ts';
import type { Verb } from '../../verb.ts';
import { note, out } from '../../verb.ts';
import { givenText, requireText } from './model-given.ts';
import { modelOption } from './model-option.ts';

type Sample = { readonly name: string; readonly past: PastScores };
type Judged = Pick<ChosenLevel, 'level' | 'fromPoints' | 'reachedCount' | 'precisionRatio' | 'recallRatio'> &
  Partial<Pick<LevelsOnPast['now'][number], 'fHalf' | 'fTwo'>>;

const percent = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;

const line = ({
  level,
  fromPoints,
  reachedCount,
  precisionRatio,
  recallRatio,
  fHalf,
  fTwo,
}: Judged): string =>
  `  ${level.padEnd(7)} ≥ ${fromPoints.toFixed(2).padStart(7)} · ${reachedCount} 家次 rows · P ${percent(precisionRatio)} · R ${percent(recallRatio)}` +
  (fHalf === undefined || fTwo === undefined ? '' : ` · F0.5 ${fHalf.toFixed(3)} · F2 ${fTwo.toFixed(3)}`);

const horizonIn = (given: Given): number => {
  const months = /^(\d{1,2})m$/.exec(requireText(given, 'horizon'))?.[1];
  if (months === undefined || Number(months) < 1) throw new UsageError('--horizon 应形如 9m / looks like 9m');
  return Number(months);
};

const seedsIn = (given: Given): readonly number[] => {
  const written = given['seeds'];
  if (typeof written !== 'string') return [];
  const seeds = written.split(',').map(Number);
  if (!seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 1e9))
    throw new UsageError(`--seeds 应为整数，逗号分隔 / whole numbers by comma: ${written}`);
  return seeds;
};

/** Invents a city in a database of its own, thrown away afterwards, and scores its past. */
const inventCity = async (
  scenario: string,
  seed: number,
  jurisdiction: Jurisdiction,
  { assess }: ReadyModel,
  horizonMonths: number,
): Promise<Sample> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'weisu-levels-'));
  const progress = createProgress();
  try {
    await using database = await openDatabase({ dataDir });
    await migrate(database);
    const { mark } = await ensureSeeded(database, {
      scenario,
      seed,
      now: now(),
      jurisdiction,
      calendar: chinaWorkCalendar(),
      progress: (done, total, what) => progress.show(done, total, `${seed} · ${what.zh} ${what.en}`),
    });
    const past = await scoresOnPast(database.kysely, { assess }, { asOf: mark.until, horizonMonths });
    return { name: `${scenario} ${seed}`, past };
  } finally {
    progress.end();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const pooled = (samples: readonly Sample[]): PastScores => ({
  days: samples.flatMap(({ past }) => past.days),
  scores: samples.flatMap(({ past }) => past.scores),
  labels: samples.flatMap(({ past }) => past.labels),
});

/** The same choice without one city, judged on that city: what the thresholds are worth where they were not chosen. */
const leftOut = (jurisdiction: Jurisdiction, ready: ReadyModel, samples: readonly Sample[]) =>
  samples.length < 2
    ? []
    : samples.map(({ name, past }) => {
        const others = pooled(samples.filter((sample) => sample.name !== name));
        const { chosen } = levelsFor(jurisdiction, ready.model.levels, others);
        return {
          name,
          chosenElsewhere: judgeLevels(chosen, past),
          now: judgeLevels(ready.model.levels, past),
        };
      });

const propose = async (given: Given): Promise<number> => {
  const horizonMonths = horizonIn(given);
  const seeds = seedsIn(given);
  const jurisdiction = await openJurisdiction(given);
  const samples: Sample[] = [];
  let ready = readyOf(scorecardIn(jurisdiction));
  if (seeds.length > 0) {
    const scenario = checkScenario(String(given['scenario']));
    for (const seed of seeds)
      samples.push(await inventCity(scenario, seed, jurisdiction, ready, horizonMonths));
  } else {
    const asOf = givenText(given, 'asOf') ?? addDays(dayOf(now()), -1);
    if (!isDay(asOf)) throw new UsageError(`不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${asOf}`);
    await withHouse(given, async ({ database }) => {
      ready = await loadInForce(database.kysely, jurisdiction);
      samples.push({ name: asOf, past: await scoresOnPast(database.kysely, ready, { asOf, horizonMonths }) });
    });
  }
  const found = levelsFor(jurisdiction, ready.model.levels, pooled(samples));
  if (found.positiveCount === 0)
    throw new UsageError('没有已知的结局，无从选择 / no outcome is known: nothing to choose by');
  const elsewhere = leftOut(jurisdiction, ready, samples);
  if (given['json'] === true)
    out(JSON.stringify({ model: modelName(ready.model), simulated: seeds.length > 0, ...found, elsewhere }));
  else {
    out(
      `${modelName(ready.model)} · ${samples.map(({ name }) => name).join('、')} · ${found.rowCount} 家次，其中 ${found.positiveCount} 家次后来欠薪 / rows, came true`,
    );
    if (seeds.length > 0)
      out(
        '模拟城市：只证明机器可用，不证明预见力 / invented cities: they prove the machinery, not the foresight',
      );
    out('现用 now');
    for (const level of found.now) out(line(level));
    out('按过去选定 chosen on the past');
    for (const level of judgeLevels(found.chosen, pooled(samples))) out(line(level));
    for (const { name, chosenElsewhere, now: own } of elsewhere) {
      out(`${name} · 在其余城市上选定 chosen on the others`);
      for (const level of chosenElsewhere) out(line(level));
      out(`${name} · 现用 now`);
      for (const level of own) out(line(level));
    }
  }
  if (given['write'] !== true) return EXIT.ok;
  if (ready.model.kind !== 'scorecard')
    throw new UsageError(
      '文件中的等级属评分卡；已学习模型的等级用 weisu model levels --keep / the file holds the scorecard’s levels',
    );
  note(await writeLevels(jurisdictionFolder(given), found.chosen));
  return EXIT.ok;
};

/** `weisu levels propose [--seeds N,N] [--write]` */
export const levelsVerb: Verb = {
  register: (program, end) => {
    program
      .command('levels')
      .description('等级的门槛 / thresholds of the levels')
      .command('propose')
      .description(
        '按过去的得分和结局提出门槛：红取 F0.5 最大，橙取 F2 最大 / propose thresholds on past scores and outcomes: red by F0.5, orange by F2',
      )
      .addOption(modelOption('horizon'))
      .addOption(modelOption('asOf'))
      .addOption(
        new Option(
          '--seeds <numbers>',
          '不用本库，而用这些种子的模拟城市 / invented cities of these seeds instead of the own database',
        ),
      )
      .addOption(
        new Option('--scenario <name>', '模拟城市的场景 / scenario of the invented cities').default('demo'),
      )
      .addOption(new Option('--write', '写入辖区的 levels.json / write into the jurisdiction’s levels.json'))
      .addOption(optionOf('json'))
      .action(async (_own: Given, command: Command) => end(await propose(command.optsWithGlobals())));
  },
};
