import { type ErrorCode, RefusedError } from '@weisu/core';

/** The request never got an answer. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'UnreachableError';
  }
}

export type Failure = { readonly code: ErrorCode | 'unreachable'; readonly detail: string };

/** What went wrong, as data; an error that is no refusal is `unexpected` without detail. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof RefusedError) return { code: error.refusal.code, detail: error.refusal.detail };
  if (error instanceof UnreachableError) return { code: 'unreachable', detail: '' };
  return { code: 'unexpected', detail: '' };
};

/** The input at fault, where a refusal names one. */
export const fieldAtFault = (error: unknown): string | undefined =>
  error instanceof RefusedError ? error.refusal.field : undefined;

export const isSignedOut = (error: unknown): boolean => failureOf(error).code === 'not-signed-in';

/** The server writes its particulars as `中文 / English`; one of the two, or the whole where it is one text. */
export const detailIn = (detail: string, language: 'zh' | 'en'): string => {
  const at = detail.indexOf(' / ');
  if (at < 0) return detail;
  return language === 'zh' ? detail.slice(0, at) : detail.slice(at + 3);
};
