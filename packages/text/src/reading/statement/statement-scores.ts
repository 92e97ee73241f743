import type { TriggerHit } from '../cue/triggers.ts';
import { RISK_KINDS } from '../finding.ts';
import { FeatureList } from '../model/feature-list.ts';
import { type Linear, linearScores } from '../model/linear.ts';
import type { Prepared } from '../prepare.ts';
import type { Words } from '../words/word-table.ts';
import { addStatementFeatures, statementContext } from './statement-features.ts';
import { statementHits } from './statement-hits.ts';

/** What is asked of each place: is the kind of its trigger stated there, and of a particular employer, as happening? */
export const STATEMENT_ANSWERS = ['stated', 'particular'] as const;
const ANSWERS = STATEMENT_ANSWERS.length;

/** Log-odds where no place of the text speaks of a kind. */
export const NO_PLACE = -9;

/** A place and the log-odds of both answers there. */
export type PlaceScore = {
  readonly kind: number;
  readonly inHead: boolean;
  readonly answers: Float64Array;
};

/**
 * What the places of a text say together: for each kind and answer the highest log-odds of any place, then of any place
 * in the head; and at the end the same of a particular employer over all kinds but other-labour.
 */
export const strongestPlaces = (places: readonly PlaceScore[]): Float64Array => {
  const kinds = RISK_KINDS.length;
  const best = new Float64Array(kinds * ANSWERS * 2 + 2).fill(NO_PLACE);
  const raise = (at: number, value: number): void => {
    if (value > (best[at] as number)) best[at] = value;
  };
  for (const { kind, inHead, answers } of places) {
    const heavy = RISK_KINDS[kind] !== 'other-labour';
    for (let answer = 0; answer < ANSWERS; answer += 1) {
      const value = answers[answer] as number;
      const at = (kind * ANSWERS + answer) * 2;
      raise(at, value);
      if (inHead) raise(at + 1, value);
    }
    if (!heavy) continue;
    raise(kinds * ANSWERS * 2, answers[1] as number);
    if (inHead) raise(kinds * ANSWERS * 2 + 1, answers[1] as number);
  }
  return best;
};

/** Used for one place after another. */
const list = new FeatureList(600);

/** The same for a text, by a learned model of places. */
export const statementScores = (linear: Linear, prepared: Prepared, words: Words): Float64Array => {
  const context = statementContext(prepared, words);
  const answersAt = (hit: TriggerHit): Float64Array => {
    list.clear();
    addStatementFeatures(list, context, hit);
    return linearScores(linear, list);
  };
  return strongestPlaces(
    statementHits(prepared).map((hit) => ({
      kind: RISK_KINDS.indexOf(hit.kind),
      inHead: hit.start < context.headEnd,
      answers: answersAt(hit),
    })),
  );
};
