import { type Day, daysBetween } from '@weisu/core';

export type ScoreOn = { readonly asOf: Day; readonly points: number };
type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly bottom: number;
};

/** The thresholds run to 70; a chart always shows that far, so that charts can be compared with each other. */
const LEAST_HIGH = 80;
const EDGE = 4;

/** Places scores in a frame: time is drawn to scale, so that a gap in the assessments shows as one. At least one score. */
export const chartOf = (history: readonly ScoreOn[], { width, height, left, bottom }: Frame) => {
  const from = history[0]?.asOf ?? '';
  const span = Math.max(1, daysBetween(from, history.at(-1)?.asOf ?? from));
  const high = Math.max(LEAST_HIGH, ...history.map((each) => each.points));
  const x = (day: Day): number => left + EDGE + (daysBetween(from, day) / span) * (width - left - 2 * EDGE);
  const y = (points: number): number =>
    EDGE + (1 - Math.max(0, points) / high) * (height - bottom - 2 * EDGE);
  const round = (value: number): number => Math.round(value * 10) / 10;
  const dots = history.map((each) => ({ ...each, x: round(x(each.asOf)), y: round(y(each.points)) }));
  return {
    dots,
    path: dots.map((dot, index) => `${index === 0 ? 'M' : 'L'}${dot.x} ${dot.y}`).join(''),
    y: (points: number) => round(y(points)),
  };
};

/** Moves the places of labels apart to at least `gap`, upwards from the lowest, so that close thresholds stay readable. */
export const spreadLabels = (places: readonly number[], gap: number): readonly number[] => {
  const lowestFirst = places.map((place, at) => ({ place, at })).toSorted((a, b) => b.place - a.place);
  const spread = [...places];
  let above = Infinity;
  for (const { place, at } of lowestFirst) {
    above = Math.min(place, above - gap);
    spread[at] = above;
  }
  return spread;
};
