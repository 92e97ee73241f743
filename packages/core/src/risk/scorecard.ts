import { z } from 'zod';

/** A value of at least `from` adds `centipoints` (hundredths of a point); the highest step reached counts alone. */
export type ScoreStep = { readonly from: number; readonly centipoints: number };

/** Additive weights of evidence as data. Steps rise with the value, so more trouble never lowers a score. */
export type Scorecard = {
  readonly id: string;
  readonly version: number;
  readonly baseCentipoints: number;
  readonly steps: Readonly<Record<string, readonly ScoreStep[]>>;
};

const hundredths = z
  .number()
  .min(0)
  .refine((points) => Number.isInteger(Math.round(points * 1e6) / 1e4), {
    message: '最多两位小数 / at most two decimals',
  });

/**
 * A scorecard as its file writes it: for each indicator pairs of a value and the points from that value on.
 * `basis` says whose judgement the weights are.
 */
export const scorecardSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.int().positive(),
  basis: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  basePoints: hundredths,
  steps: z.record(z.string(), z.array(z.tuple([z.number().gt(0), hundredths])).min(1)),
});
export type ScorecardFile = z.infer<typeof scorecardSchema>;

/** The scorecard that a file describes, its points in hundredths. */
export const scorecardOf = ({ id, version, basePoints, steps }: ScorecardFile): Scorecard => ({
  id,
  version,
  baseCentipoints: Math.round(basePoints * 100),
  steps: Object.fromEntries(
    Object.entries(steps).map(([indicator, pairs]) => [
      indicator,
      pairs.map(([from, points]) => ({ from, centipoints: Math.round(points * 100) })),
    ]),
  ),
});

/** What a value adds, in hundredths of a point; an indicator without steps adds nothing. */
export const centipointsAt = (card: Scorecard, indicator: string, value: number): number =>
  card.steps[indicator]?.findLast((step) => value >= step.from)?.centipoints ?? 0;

/** The most an indicator can add; coverage weighs indicators by it. */
export const mostCentipoints = (card: Scorecard, indicator: string): number =>
  card.steps[indicator]?.at(-1)?.centipoints ?? 0;
