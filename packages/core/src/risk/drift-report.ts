import { stabilityIndex, type Spread } from '../model/metric/drift.ts';
import { wilsonInterval } from '../statistics/wilson.ts';
import type { Wording } from '../wording.ts';
import { findIndicator } from './catalogue.ts';

/** How indicators and scores were spread when a model was trained, or first applied. */
export type Baseline = {
  readonly spreads: readonly { readonly indicator: string; readonly spread: Spread }[];
  readonly score: Spread | null;
};

/** Probabilities said of enterprises against what has come true since. */
export type CalibrationCheck = {
  readonly rowCount: number;
  readonly expectedCount: number;
  readonly trueCount: number;
  /** Interval of the share that came true (Wilson, 95 %). */
  readonly low: number;
  readonly high: number;
};

export type DriftVerdict = 'stable' | 'watch' | 'not-representative';

/** How far the present is from the past a model learned from. Stability indices: 0 no change, above .1 worth a look, above .25 grave. */
export type DriftReport = {
  readonly score: number | null;
  readonly indicators: readonly { readonly indicator: string; readonly index: number }[];
  readonly calibration: CalibrationCheck | null;
  readonly verdict: DriftVerdict;
  readonly sentence: Wording;
};

export const DRIFT_WATCH = 0.1;
export const DRIFT_GRAVE = 0.25;
/** As many indicators that have moved gravely mean that the past is another one, though the score has not moved yet. */
const GRAVE_INDICATORS = 3;

/** Compares probabilities with outcomes; null where nothing is known yet. */
export const checkCalibration = (
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): CalibrationCheck | null => {
  const rowCount = probabilities.length;
  if (rowCount === 0) return null;
  let expectedCount = 0;
  let trueCount = 0;
  for (let row = 0; row < rowCount; row += 1) {
    expectedCount += probabilities[row] as number;
    trueCount += labels[row] as number;
  }
  const { low, high } = wilsonInterval(trueCount, rowCount) ?? { low: 0, high: 1 };
  return { rowCount, expectedCount, trueCount, low, high };
};

const isOff = (calibration: CalibrationCheck | null): boolean =>
  calibration !== null &&
  (calibration.expectedCount / calibration.rowCount < calibration.low ||
    calibration.expectedCount / calibration.rowCount > calibration.high);

const verdictOf = ({
  score,
  indicators,
  calibration,
}: Omit<DriftReport, 'verdict' | 'sentence'>): DriftVerdict => {
  const grave = indicators.filter(({ index }) => index > DRIFT_GRAVE).length;
  if ((score ?? 0) > DRIFT_GRAVE || grave >= GRAVE_INDICATORS) return 'not-representative';
  const moved = indicators.some(({ index }) => index > DRIFT_WATCH);
  return (score ?? 0) > DRIFT_WATCH || moved || isOff(calibration) ? 'watch' : 'stable';
};

const two = (value: number): string => value.toFixed(2);

const sentenceOf = (
  { score, indicators, calibration }: Omit<DriftReport, 'verdict' | 'sentence'>,
  verdict: DriftVerdict,
): Wording => {
  const moved = indicators
    .filter(({ index }) => index > DRIFT_WATCH)
    .slice(0, 3)
    .map(({ indicator, index }) => {
      const name = findIndicator(indicator)?.name ?? { zh: indicator, en: indicator };
      return { zh: `${name.zh}（${two(index)}）`, en: `${name.en} (${two(index)})` };
    });
  const which = {
    zh: moved.length === 0 ? '' : `；变动最大：${moved.map((m) => m.zh).join('、')}`,
    en: moved.length === 0 ? '' : `; most moved: ${moved.map((m) => m.en).join(', ')}`,
  };
  const off = isOff(calibration)
    ? {
        zh: `；预计 ${Math.round(calibration?.expectedCount ?? 0)} 家，实际 ${calibration?.trueCount ?? 0} 家`,
        en: `; ${Math.round(calibration?.expectedCount ?? 0)} expected, ${calibration?.trueCount ?? 0} came true`,
      }
    : { zh: '', en: '' };
  const index = score === null ? '—' : two(score);
  const words: Record<DriftVerdict, Wording> = {
    stable: {
      zh: `与模型依据的过去一致（得分稳定指数 ${index}）`,
      en: `like the past the model rests on (score index ${index})`,
    },
    watch: {
      zh: `与过去有出入，请留意（得分稳定指数 ${index}）`,
      en: `somewhat unlike the past: keep an eye on it (score index ${index})`,
    },
    'not-representative': {
      zh: `过去已不再能代表现在（得分稳定指数 ${index}）：得分和概率不可照旧采信，请重新训练或改用评分卡`,
      en: `the past no longer stands for the present (score index ${index}): do not take scores and probabilities as before; train anew or go back to the scorecard`,
    },
  };
  return { zh: words[verdict].zh + which.zh + off.zh, en: words[verdict].en + which.en + off.en };
};

/**
 * Compares the present with a baseline.
 * @param columns readings of the present by indicator, NaN where missing
 * @param scores of the present, in hundredths of a point
 */
export const reportDrift = (
  baseline: Baseline,
  columns: ReadonlyMap<string, ArrayLike<number>>,
  scores: ArrayLike<number>,
  calibration: CalibrationCheck | null,
): DriftReport => {
  const indicators = baseline.spreads
    .flatMap(({ indicator, spread }) => {
      const column = columns.get(indicator);
      return column === undefined ? [] : [{ indicator, index: stabilityIndex(spread, column) }];
    })
    .sort((a, b) => b.index - a.index || (a.indicator < b.indicator ? -1 : 1));
  const parts = {
    score: baseline.score === null ? null : stabilityIndex(baseline.score, scores),
    indicators,
    calibration,
  };
  const verdict = verdictOf(parts);
  return { ...parts, verdict, sentence: sentenceOf(parts, verdict) };
};
