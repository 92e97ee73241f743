import { bytesOfBase64 } from '../../binary/base64.ts';
import { FeatureList } from '../model/feature-list.ts';
import { createLinear, type Linear, linearScores } from '../model/linear.ts';
import { type EmployerCandidate, employerCandidates } from './employer-candidates.ts';
import { EMPLOYER_MODEL } from './employer-weights.ts';
import { addEmployerFeatures, employerContext } from './employer-features.ts';
import type { Span } from '../finding.ts';
import { longestForm } from './longest-form.ts';
import type { Prepared } from '../prepare.ts';

/** One linear score over hashed features. */
export type EmployerModel = Linear;

/** Reads packed weights: count, scale, bias, hashes, one byte a weight. */
export const unpackEmployerModel = (base64: string): EmployerModel => {
  const { buffer } = bytesOfBase64(base64);
  const view = new DataView(buffer);
  const count = view.getUint32(0, true);
  return createLinear(
    new Uint32Array(buffer.slice(12, 12 + count * 4)),
    new Int8Array(buffer, 12 + count * 4, count),
    Float32Array.of(view.getFloat32(4, true)),
    Float32Array.of(view.getFloat32(8, true)),
  );
};

let unpacked: EmployerModel | null = null;

/** Log-odds below which no candidate is believed. */
const BELIEVED_FROM = -3.5;

/** A candidate and its log-odds of being the employer. */
type RankedEmployer = { readonly candidate: EmployerCandidate; readonly score: number };

/** Used for one candidate after another. */
const list = new FeatureList(300);

/** The candidate likeliest to be the employer, or null where there is none. `triggers` are where the risk is stated. */
const likeliestEmployer = (
  prepared: Prepared,
  triggers: readonly Span[],
  model: EmployerModel,
  candidates: readonly EmployerCandidate[] = employerCandidates(prepared),
): RankedEmployer | null => {
  let best: RankedEmployer | null = null;
  const context = employerContext(prepared, triggers, candidates);
  for (const candidate of candidates) {
    list.clear();
    addEmployerFeatures(list, context, candidate);
    const score = linearScores(model, list)[0] as number;
    if (best === null || score > best.score) best = { candidate, score };
  }
  return best;
};

/** The model that ships; unpacked when first asked for. */
const shippedEmployerModel = (): EmployerModel => (unpacked ??= unpackEmployerModel(EMPLOYER_MODEL));

/**
 * The employer that the text is about, as written and in its longest form, or null where no candidate is believed.
 * `triggers` are the places at which the risk is stated.
 */
export const employerOf = (
  prepared: Prepared,
  triggers: readonly Span[],
  model: EmployerModel = shippedEmployerModel(),
): EmployerCandidate | null => {
  const candidates = employerCandidates(prepared);
  const best = likeliestEmployer(prepared, triggers, model, candidates);
  return best === null || best.score < BELIEVED_FROM ? null : longestForm(best.candidate, candidates);
};
