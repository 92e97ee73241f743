import { RISK_KINDS, type TextReading } from '../../src/reading/finding.ts';
import type { GoldRow } from '../gold-texts.ts';
import { type Score, scoreReadings } from './scoring.ts';
import { seeded } from '../seeded.ts';

/** Kinds whose mean F1 is asked for: those that fewer texts state than wage arrears. */
const RARE_KINDS = RISK_KINDS.filter((kind) => kind !== 'wage-arrears' && kind !== 'other-labour');

/** The figures that are asked for, of one score. */
const figuresAskedFor = (score: Score): Readonly<Record<string, number>> => ({
  concerns: score.concerns.f1,
  wageArrears: score.kinds['wage-arrears'].f1,
  rareKinds: RARE_KINDS.reduce((sum, kind) => sum + score.kinds[kind].f1, 0) / RARE_KINDS.length,
  ...Object.fromEntries(['status', 'employer'].map((field) => [field, score.exact[field]?.ratio ?? 0])),
});

export type Interval = { readonly figure: number; readonly from: number; readonly to: number };

const ROUNDS = 1_000;
const SHARE = 0.9;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * How far the figures rest on which texts were judged: each with the interval in which nine of ten lie when as many texts are drawn
 * anew from the same, with repetition (percentile bootstrap, Efron 1979). Says nothing of having chosen with these texts in view.
 */
export const intervalsOf = (
  rows: readonly GoldRow[],
  readings: readonly TextReading[],
  rounds = ROUNDS,
): Readonly<Record<string, Interval>> => {
  const random = seeded(17);
  const drawn = Array.from({ length: rounds }, () => {
    const places = rows.map(() => Math.floor(random() * rows.length));
    return figuresAskedFor(
      scoreReadings(
        places.map((place) => rows[place] as GoldRow),
        places.map((place) => readings[place] as TextReading),
      ),
    );
  });
  const tail = Math.floor((rounds * (1 - SHARE)) / 2);
  return Object.fromEntries(
    Object.entries(figuresAskedFor(scoreReadings(rows, readings))).map(([name, figure]) => {
      const sorted = drawn.map((each) => each[name] ?? 0).sort((a, b) => a - b);
      const [from, to] = [sorted[tail] ?? figure, sorted[rounds - 1 - tail] ?? figure];
      return [name, { figure: round(figure), from: round(from), to: round(to) }];
    }),
  );
};
