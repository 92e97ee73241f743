import { byFallingScore } from '../model/metric/ranking.ts';
import type { Level } from './level.ts';
import type { LevelThreshold } from './risk-model.ts';

/** How one level's threshold is chosen: see `levels.json`. */
export type LevelChoice = {
  readonly level: Exclude<Level, 'none'>;
  readonly chosenBy: { readonly beta: number } | { readonly times: number };
};

/** A threshold with how right it would have been on the past it was chosen on. Ratios 0–1. */
export type ChosenLevel = LevelThreshold & {
  readonly reachedCount: number;
  readonly precisionRatio: number;
  readonly recallRatio: number;
};

/** F-beta of precision and recall, by counts. */
export const fBeta = (beta: number, hits: number, listed: number, positives: number): number => {
  const weight = beta * beta;
  const total = weight * positives + listed;
  return total === 0 ? 0 : ((1 + weight) * hits) / total;
};

/** Rows that reach each distinct score, from the highest down, with those of them that came true. */
const tallies = (
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
): { readonly score: number; readonly listed: number; readonly hits: number }[] => {
  const order = byFallingScore(scores);
  const found: { score: number; listed: number; hits: number }[] = [];
  let hits = 0;
  order.forEach((row, at) => {
    hits += labels[row] as number;
    const score = scores[row] as number;
    const last = found.at(-1);
    if (last?.score === score) Object.assign(last, { listed: at + 1, hits });
    else found.push({ score, listed: at + 1, hits });
  });
  return found;
};

/**
 * Chooses each level's threshold on past scores (hundredths of a point) and what became of them. `choices` rise from blue to
 * red; a threshold is always lower than the one above it. Where no score fits, as when all below are alike, a level
 * follows a point below and reaches no more.
 */
export const chooseLevels = (
  scores: ArrayLike<number>,
  labels: ArrayLike<number>,
  choices: readonly LevelChoice[],
): ChosenLevel[] => {
  const steps = tallies(scores, labels);
  const positives = steps.at(-1)?.hits ?? 0;
  const chosen: ChosenLevel[] = [];
  for (const { level, chosenBy } of choices.toReversed()) {
    const before = chosen.at(-1);
    const open = steps.filter(({ score }) => before === undefined || score < before.fromPoints * 100);
    let best: (typeof steps)[number] | undefined;
    if ('beta' in chosenBy) {
      const f = ({ hits, listed }: (typeof steps)[number]): number =>
        fBeta(chosenBy.beta, hits, listed, positives);
      for (const step of open) if (best === undefined || f(step) > f(best)) best = step;
    } else {
      const wanted = (before?.reachedCount ?? 1) * chosenBy.times;
      best = open.findLast((step) => step.listed <= wanted);
    }
    if (best === undefined) {
      chosen.push({
        level,
        fromPoints: (before?.fromPoints ?? 0) - 1,
        reachedCount: before?.reachedCount ?? 0,
        precisionRatio: before?.precisionRatio ?? 0,
        recallRatio: before?.recallRatio ?? 0,
      });
      continue;
    }
    chosen.push({
      level,
      fromPoints: best.score / 100,
      reachedCount: best.listed,
      precisionRatio: best.hits / best.listed,
      recallRatio: positives === 0 ? 0 : best.hits / positives,
    });
  }
  return chosen.toReversed();
};
