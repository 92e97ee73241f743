import type { LinkQuestion, LinkVerdict } from '../../api/linking-queries.ts';

/** Where the officer stands in the queue: the questions left, which is looked at, and which candidate. */
export type QuestionRun = {
  readonly left: readonly LinkQuestion[];
  readonly at: number;
  readonly chosen: number;
};

export const startRun = (questions: readonly LinkQuestion[]): QuestionRun => ({
  left: questions,
  at: 0,
  chosen: 0,
});

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** To the next or the previous question; at either end it stays. */
export const stepQuestion = (run: QuestionRun, by: 1 | -1): QuestionRun => ({
  ...run,
  at: clamp(run.at + by, run.left.length),
  chosen: 0,
});

export const chooseCandidate = (run: QuestionRun, index: number): QuestionRun => {
  const count = run.left[run.at]?.candidates.length ?? 0;
  return count === 0 ? run : { ...run, chosen: clamp(index, count) };
};

const without = (run: QuestionRun): QuestionRun => {
  const left = run.left.filter((_, index) => index !== run.at);
  return { left, at: clamp(run.at, left.length), chosen: 0 };
};

/**
 * What is left after an answer: "it is" settles the question, "it is not" takes the candidate away and asks on about the
 * others, "cannot tell" puts the question aside.
 */
export const afterAnswer = (run: QuestionRun, verdict: LinkVerdict): QuestionRun => {
  const question = run.left[run.at];
  if (question === undefined) return run;
  if (verdict !== 'different' || question.candidates.length <= 1) return without(run);
  const candidates = question.candidates.filter((_, index) => index !== run.chosen);
  return {
    left: run.left.map((each, index) => (index === run.at ? { ...question, candidates } : each)),
    at: run.at,
    chosen: clamp(run.chosen, candidates.length),
  };
};
