import type { ErrorCode } from '@weisu/core';

/** The one place where a refusal becomes an HTTP status; a forgotten code does not compile. */
export const STATUS_OF = {
  'bad-input': 400,
  'not-signed-in': 401,
  'wrong-login': 401,
  'second-factor-needed': 401,
  'account-step-needed': 403,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'already-done': 409,
  'guard-not-met': 422,
  'relation-only': 422,
  'needs-corroboration': 422,
  'too-large': 413,
  'too-many-requests': 429,
  unexpected: 500,
} as const satisfies Record<ErrorCode, number>;
