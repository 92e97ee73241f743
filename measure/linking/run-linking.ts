import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type LinkingFigures,
  learnWeights,
  measureLinking,
  openGround,
  writeWeights,
} from './measure-linking.ts';

const WEIGHTS_FILE = fileURLToPath(
  new URL('../../packages/core/src/mention/link-weights.ts', import.meta.url),
);

const percent = (value: number | null): string => (value === null ? '—' : value.toFixed(4));

const show = ({ automatic, thresholds, atHalf, calibration, textsPerCpuSecond }: LinkingFigures): void => {
  console.log(`${'trap'.padEnd(18)} items  meant linked  right  precision  recall`);
  for (const { trap, items, meant, linked, right, precision, recall } of automatic.lines)
    console.log(
      `${trap.padEnd(18)} ${[items, meant, linked, right].map((n) => String(n).padStart(5)).join('  ')}  ${percent(precision).padStart(9)}  ${percent(recall).padStart(6)}`,
    );
  console.log(
    `automatic at ${automatic.threshold}: precision ${percent(automatic.precision)} recall ${percent(automatic.recall)} (${automatic.linked} linked, ${automatic.wrong} wrong)`,
  );
  for (const { threshold, precision, recall, linked, wrong } of thresholds)
    console.log(
      `  were it ${threshold.toFixed(2)}: precision ${percent(precision)} recall ${percent(recall)} (${linked} linked, ${wrong} wrong)`,
    );
  console.log(`at 0.5: precision ${percent(atHalf.precision)} recall ${percent(atHalf.recall)}`);
  console.log('calibration: from  count  said  was');
  for (const { from, count, said, was } of calibration)
    console.log(
      `             ${from.toFixed(2)}  ${String(count).padStart(5)}  ${percent(said)}  ${percent(was)}`,
    );
  console.log(
    `read and linked ${textsPerCpuSecond} texts a second of processor time, looking names up in a plain map`,
  );
};

const note = (message: string): void => console.error(message);

export type LinkingOptions = {
  readonly names?: string | undefined;
  readonly data?: string | undefined;
  readonly share: number;
  readonly each: number;
  readonly wrong: number;
  readonly missed: number;
  readonly learn?: string | undefined;
  readonly running: number;
  readonly json: boolean;
};

/** Measures linking on traps, after learning the weights anew where that is asked for. */
export const runLinking = async ({ names, data, share, each, ...asked }: LinkingOptions): Promise<void> => {
  const ground = await openGround({ names, data, share }, note);
  const learned =
    asked.learn === undefined
      ? undefined
      : learnWeights(ground, { each, data, running: asked.running, date: asked.learn }, note);
  if (learned !== undefined && asked.learn !== undefined) {
    writeFileSync(WEIGHTS_FILE, writeWeights(learned, asked.learn));
    note(`wrote ${WEIGHTS_FILE}`);
  }
  const figures = measureLinking(ground, each, note, learned);
  const { judged, ...rest } = figures;
  if (asked.json) console.log(JSON.stringify(rest));
  else show(figures);
  for (const { trap, confidence, surface, text } of judged.offered
    .filter(({ isRight, byItself }) => !isRight && byItself)
    .slice(0, asked.wrong))
    console.log(`${trap} ${confidence} ${surface} | ${text.replaceAll('\n', ' ')}`);
  const step = Math.max(1, Math.floor(judged.missed.length / Math.max(1, asked.missed)));
  for (const { trap, text, named, best } of asked.missed === 0
    ? []
    : judged.missed.filter((_, at) => at % step === 0))
    console.log(
      `${trap} ${best?.confidence ?? 'unseen'} ${named} | ${text.replaceAll('\n', ' ').slice(0, 90)} | ${(best?.evidence ?? []).map(({ kind, logOdds }) => `${kind} ${logOdds.toFixed(1)}`).join(' ')}`,
    );
};
