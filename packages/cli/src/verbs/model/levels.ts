import { type ChosenLevel, type Jurisdiction, modelName } from '@weisu/core';
import {
  judgeLevels,
  type LevelsOnPast,
  levelsFor,
  type PastScores,
  type ReadyModel,
  scorePast,
  writeLevels,
} from '@weisu/server';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { jurisdictionFolder } from '../../house.ts';
import type { Given } from '../../option.ts';
import { optionOf } from '../../option.ts';
import type { Verb } from '../../verb.ts';
import { note, out } from '../../verb.ts';
import { pastOptions, SIMULATED_NOTE, takePast } from './past-samples.ts';

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
  const { jurisdiction, ready, seeds, samples: taken } = await takePast(given);
  const samples = taken.map(({ name, past }): Sample => ({ name, past: scorePast(ready, past) }));
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
    if (seeds.length > 0) out(SIMULATED_NOTE);
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
    const verb = program
      .command('levels')
      .description('等级的门槛 / thresholds of the levels')
      .command('propose')
      .description(
        '按过去的得分和结局提出门槛：红取 F0.5 最大，橙取 F2 最大 / propose thresholds on past scores and outcomes: red by F0.5, orange by F2',
      )
      .addOption(new Option('--write', '写入辖区的 levels.json / write into the jurisdiction’s levels.json'))
      .addOption(optionOf('json'));
    for (const option of pastOptions()) verb.addOption(option);
    verb.action(async (_own: Given, command: Command) => end(await propose(command.optsWithGlobals())));
  },
};
