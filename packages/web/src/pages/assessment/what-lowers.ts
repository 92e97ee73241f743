import type { Contribution } from '../../api/queries.ts';

type Threshold = { readonly level: 'blue' | 'yellow' | 'orange' | 'red'; readonly fromPoints: number };

/** The score and level were one part to be over, the others as they are. */
export type Lowered = {
  readonly contribution: Contribution;
  readonly points: number;
  readonly level: Threshold['level'] | 'none';
};

const centi = (points: number): number => Math.round(points * 100);

const levelAt = (points: number, thresholds: readonly Threshold[]): Lowered['level'] =>
  thresholds
    .filter(({ fromPoints }) => points >= fromPoints)
    .toSorted((a, b) => b.fromPoints - a.fromPoints)[0]?.level ?? 'none';

/**
 * What each of the greatest parts would take away, the greatest first; at most `most`. Holds where parts are weights that add up,
 * as under a scorecard: there taking one away changes no other.
 */
export const whatLowers = (
  contributions: readonly Contribution[],
  points: number,
  thresholds: readonly Threshold[],
  most = 3,
): Lowered[] =>
  contributions
    .filter((contribution) => contribution.points > 0)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, most)
    .map((contribution) => {
      const left = (centi(points) - centi(contribution.points)) / 100;
      return { contribution, points: left, level: levelAt(left, thresholds) };
    });
