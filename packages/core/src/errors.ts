/** Every way in which a request can be refused. A closed list: the contract maps each to a status, the page to a sentence. */
export const ERROR_CODES = [
  'bad-input',
  'not-signed-in',
  'wrong-login',
  'second-factor-needed',
  'account-step-needed',
  'not-allowed',
  'not-found',
  'conflict',
  'already-done',
  'guard-not-met',
  'relation-only',
  'needs-corroboration',
  'too-large',
  'too-many-requests',
  'unexpected',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal as data. `field` names the input at fault; `detail` says in words what to do. */
export type Refusal = {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly field?: string;
};

export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.detail}`);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

export const refuse = (code: ErrorCode, detail: string, field?: string): never => {
  throw new RefusedError(field === undefined ? { code, detail } : { code, detail, field });
};
