import type { LinkModel, WeighedKind } from './link-model.ts';
import { EVIDENCE_KINDS, type MentionEvidence } from './mention.ts';

/** How answers of people change the weights that came with the product: each kind counts `factor` times, all are moved by `offset`. */
export type LinkAdjustment = {
  readonly offset: number;
  readonly factors: Readonly<Partial<Record<WeighedKind, number>>>;
};

/** An answer with the evidence as the weights of the product weigh it. */
export type JudgedEvidence = {
  readonly evidence: readonly Pick<MentionEvidence, 'kind' | 'logOdds'>[];
  readonly isSame: boolean;
};

const KINDS = EVIDENCE_KINDS.filter(
  (kind): kind is WeighedKind => kind !== 'same-name-elsewhere' && kind !== 'prior',
);
/** Strength of the pull towards the weights of the product: some twenty answers move one kind by half. */
const RIDGE = 4;
const OFFSET_RIDGE = 1;
const STEPS = 400;
const RATE = 0.05;
const LEAST_FACTOR = 0;
const MOST_FACTOR = 3;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const sumOf = ({ evidence }: JudgedEvidence, { offset, factors }: LinkAdjustment): number =>
  evidence.reduce(
    (sum, { kind, logOdds }) => sum + logOdds * (kind === 'same-name-elsewhere' ? 1 : (factors[kind] ?? 1)),
    offset,
  );

/** Mean loss in nats of the chances that an adjustment gives; 0.69 is guessing. */
export const lossOf = (judged: readonly JudgedEvidence[], adjustment: LinkAdjustment): number =>
  judged.reduce((loss, each) => {
    const chance = logistic(sumOf(each, adjustment));
    return loss - Math.log(Math.max(1e-9, each.isSame ? chance : 1 - chance));
  }, 0) / Math.max(1, judged.length);

export const NO_ADJUSTMENT: LinkAdjustment = { offset: 0, factors: {} };

/**
 * Fits the adjustment to answers of people: a logistic regression on the evidence that is pulled towards leaving the
 * weights as they are (MAP with a normal prior around 1), by gradient steps. The same answers give the same adjustment.
 */
export const learnAdjustment = (judged: readonly JudgedEvidence[]): LinkAdjustment => {
  const factors = new Map<WeighedKind, number>(KINDS.map((kind) => [kind, 1]));
  let offset = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const slopes = new Map<WeighedKind, number>(
      KINDS.map((kind) => [kind, RIDGE * ((factors.get(kind) ?? 1) - 1)]),
    );
    let offsetSlope = OFFSET_RIDGE * offset;
    const now: LinkAdjustment = { offset, factors: Object.fromEntries(factors) };
    for (const each of judged) {
      const error = logistic(sumOf(each, now)) - (each.isSame ? 1 : 0);
      offsetSlope += error;
      for (const { kind, logOdds } of each.evidence) {
        const slope = slopes.get(kind as WeighedKind);
        if (slope !== undefined) slopes.set(kind as WeighedKind, slope + error * logOdds);
      }
    }
    const rate = RATE / Math.sqrt(1 + judged.length);
    offset -= rate * offsetSlope;
    for (const [kind, slope] of slopes)
      factors.set(
        kind,
        Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, (factors.get(kind) ?? 1) - rate * slope)),
      );
  }
  const moved = [...factors].filter(([, factor]) => Math.abs(factor - 1) > 0.005);
  return {
    offset: Math.round(offset * 1000) / 1000,
    factors: Object.fromEntries(moved.map(([kind, factor]) => [kind, Math.round(factor * 1000) / 1000])),
  };
};

/** The weights of a model, adjusted; its version says so. */
export const adjustModel = (
  base: LinkModel,
  { offset, factors }: LinkAdjustment,
  version: string,
): LinkModel => {
  const weights = { ...base.weights };
  for (const kind of KINDS) weights[kind] *= factors[kind] ?? 1;
  weights.prior += offset;
  return { ...base, weights, version };
};

/** Evidence weighed under an adjustment, as the weights of the product would weigh it. A factor of 0 cannot be taken back: such evidence counts nothing. */
export const withoutAdjustment = (
  evidence: readonly Pick<MentionEvidence, 'kind' | 'logOdds'>[],
  { offset, factors }: LinkAdjustment,
): Pick<MentionEvidence, 'kind' | 'logOdds'>[] =>
  evidence.map(({ kind, logOdds }) => {
    if (kind === 'prior') return { kind, logOdds: logOdds - offset };
    const factor = kind === 'same-name-elsewhere' ? 1 : (factors[kind] ?? 1);
    return { kind, logOdds: factor === 0 ? 0 : logOdds / factor };
  });
