import {
  byFallingScore,
  correctScorecard,
  createAssessor,
  type Labelled,
  positivesOf,
  rocArea,
  type ScorecardFile,
  scorecardModel,
  scorecardOf,
  stackTables,
  type Wording,
} from '@weisu/core';
import { type PastRows, scorePast, writeScorecard } from '@weisu/server';
import { type Command, Option } from 'commander';
import { EXIT, UsageError } from '../../exit-code.ts';
import { jurisdictionFolder } from '../../house.ts';
import type { Given } from '../../option.ts';
import { optionOf } from '../../option.ts';
import type { Verb } from '../../verb.ts';
import { note, out } from '../../verb.ts';
import { type PastSample, type PastSamples, pastOptions, SIMULATED_NOTE, takePast } from './past-samples.ts';

type Steps = ScorecardFile['steps'];

const pooled = (samples: readonly PastSample[]): Labelled => ({
  table: stackTables(samples.map(({ past }) => past.rows.table)),
  labels: Uint8Array.from(samples.flatMap(({ past }) => Array.from(past.rows.labels))),
});

/** How well points rank a past: ROC area, and the share that came true among the highest hundredth. */
const rank = (
  file: ScorecardFile,
  past: PastRows,
): { readonly rocArea: number; readonly topRatio: number } => {
  const { scores, labels } = scorePast(
    { assess: createAssessor(scorecardModel(scorecardOf(file), [])) },
    past,
  );
  const top = byFallingScore(scores).subarray(0, Math.max(1, Math.round(scores.length / 100)));
  return {
    rocArea: rocArea(scores, labels),
    topRatio: top.reduce((sum, row) => sum + (labels[row] as number), 0) / top.length,
  };
};

const words = ({ rocArea: area, topRatio }: ReturnType<typeof rank>): string =>
  `AUC ${area.toFixed(4)} · 最高百分之一中应验 came true in the highest hundredth ${(topRatio * 100).toFixed(1)}%`;

const written = (pairs: Steps[string] | undefined): string =>
  (pairs ?? []).map(([from, points]) => `${from}→${points}`).join('  ');

const basisOf = ({ seeds, samples }: PastSamples, rows: Labelled): Wording => {
  const counts = { rows: rows.table.rowCount, positives: positivesOf(rows) };
  const zhFrom =
    seeds.length > 0 ? `模拟城市（种子 ${seeds.join('、')}）` : `截至 ${samples[0]?.name ?? ''} 本库`;
  const enFrom =
    seeds.length > 0
      ? `invented cities (seeds ${seeds.join(', ')})`
      : `this database up to ${samples[0]?.name ?? ''}`;
  return {
    zh:
      `专家先验，由${zhFrom}的结局校正（${counts.rows} 家次，其中 ${counts.positives} 家次欠薪或后来欠薪）` +
      (seeds.length > 0 ? '：只证明机器可用，不证明预见力；有真实结局后应重新校正' : ''),
    en:
      `Expert priors, corrected by the outcomes of ${enFrom} (${counts.rows} rows, ${counts.positives} came true)` +
      (seeds.length > 0
        ? ': they prove the machinery, not the foresight; correct them again by real outcomes'
        : ''),
  };
};

/** Points must find arrears under way as well as those to come: those that began so long ago count too. */
const BEGUN_MONTHS = 6;

const propose = async (given: Given): Promise<number> => {
  const taken = await takePast(given, BEGUN_MONTHS);
  const { jurisdiction, seeds, samples } = taken;
  const file = jurisdiction.scorecard;
  const rows = pooled(samples);
  if (positivesOf(rows) === 0)
    throw new UsageError('没有已知的结局，无从校正 / no outcome is known: nothing to correct by');
  const steps = correctScorecard(file, rows);
  const changed = Object.keys(steps).filter((id) => written(steps[id]) !== written(file.steps[id]));
  // What the correction is worth where it was not made: each city by the points corrected on the others.
  const elsewhere =
    samples.length < 2
      ? []
      : samples.map(({ name, past }) => {
          const others = pooled(samples.filter((sample) => sample.name !== name));
          const corrected = { ...file, steps: correctScorecard(file, others) };
          return { name, now: rank(file, past), correctedElsewhere: rank(corrected, past) };
        });
  if (given['json'] === true)
    out(
      JSON.stringify({
        simulated: seeds.length > 0,
        rowCount: rows.table.rowCount,
        steps,
        changed,
        elsewhere,
      }),
    );
  else {
    out(
      `${file.id}@${file.version} · ${samples.map(({ name }) => name).join('、')} · ${rows.table.rowCount} 家次，其中 ${positivesOf(rows)} 家次正在或后来欠薪 / rows, came true`,
    );
    if (seeds.length > 0) out(SIMULATED_NOTE);
    for (const id of changed)
      out(`${id}\n  现用 now      ${written(file.steps[id])}\n  校正 corrected ${written(steps[id])}`);
    for (const { name, now, correctedElsewhere } of elsewhere)
      out(
        `${name}\n  现用 now ${words(now)}\n  在其余城市上校正 corrected on the others ${words(correctedElsewhere)}`,
      );
  }
  if (given['write'] === true)
    note(await writeScorecard(jurisdictionFolder(given), steps, basisOf(taken, rows)));
  return EXIT.ok;
};

/** `weisu scorecard propose [--seeds N,N] [--write]` */
export const scorecardVerb: Verb = {
  register: (program, end) => {
    const verb = program
      .command('scorecard')
      .description('评分卡的分值 / points of the scorecard')
      .command('propose')
      .description(
        '以专家分值为先验，按过去的结局校正 / correct the experts’ points by what became of past enterprises',
      )
      .addOption(
        new Option(
          '--write',
          '写入辖区的 scorecard.json（新版本）/ write into the jurisdiction’s scorecard.json as its next version',
        ),
      )
      .addOption(optionOf('json'));
    for (const option of pastOptions()) verb.addOption(option);
    verb.action(async (_own: Given, command: Command) => end(await propose(command.optsWithGlobals())));
  },
};
