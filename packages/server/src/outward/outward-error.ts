/** Why a request to the outside came to nothing. Literals are stored with a source's last error: never rename one. */
export const OUTWARD_FAILURES = [
  'bad-address',
  'address-refused',
  'no-such-host',
  'no-answer',
  'too-slow',
  'too-large',
  'too-many-redirects',
  'bad-encoding',
  'robots-refused',
] as const;
export type OutwardFailure = (typeof OUTWARD_FAILURES)[number];

/** A request to the outside that was refused or failed, in words for an officer. */
export class OutwardError extends Error {
  override readonly name = 'OutwardError';
  readonly code: OutwardFailure;
  readonly zh: string;
  readonly en: string;
  constructor(code: OutwardFailure, zh: string, en: string, cause?: unknown) {
    super(`${zh} / ${en}`, cause === undefined ? {} : { cause });
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}
