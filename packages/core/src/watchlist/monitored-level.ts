import { levelOf } from '../risk/assess.ts';
import { isWorse, type Level } from '../risk/level.ts';
import type { LevelThreshold } from '../risk/risk-model.ts';
import type { Wording } from '../wording.ts';

/**
 * The level at which an enterprise under special monitoring is raised: thresholds count at `share` of their points (0–1], up to
 * the level `most`. Above that it is only what the model says: a warning that starts monitoring by rule must not, by that alone,
 * become a worse one the next day. Never lower than the assessment, which itself stays as it is.
 */
export const monitoredLevel = (
  assessed: { readonly level: Level; readonly scoreCentipoints: number },
  thresholds: readonly LevelThreshold[],
  share: number,
  most: Level,
): Level => {
  const lowered = thresholds
    .filter(({ level }) => !isWorse(level, most))
    .map(({ level, fromPoints }) => ({ level, fromPoints: fromPoints * share }));
  const level = levelOf(assessed.scoreCentipoints, lowered);
  return isWorse(level, assessed.level) ? level : assessed.level;
};

/** Why it is raised although its score alone does not reach the level. */
export const monitoredReason = (share: number): Wording => {
  const percent = Math.round(share * 100);
  return {
    zh: `专项监测期间，等级线按 ${percent}% 执行`,
    en: `under special monitoring levels count from ${percent}% of their threshold`,
  };
};
