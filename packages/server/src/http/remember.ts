import type { Instant } from '@weisu/core';

/**
 * Asks for something costly at most once in `ms`, and answers from memory in between; those who ask at the same time share one question.
 * What failed is not remembered.
 */
export const remember = <T>(ms: number, now: () => Instant, load: () => Promise<T>): (() => Promise<T>) => {
  let kept: { readonly askedMs: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const nowMs = Date.parse(now());
    if (kept === undefined || nowMs - kept.askedMs >= ms) {
      const answer = load();
      const asked = { askedMs: nowMs, answer };
      kept = asked;
      answer.catch(() => {
        if (kept === asked) kept = undefined;
      });
    }
    return kept.answer;
  };
};
