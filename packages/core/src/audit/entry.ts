import type { CaseFileId, OfficerId, UnitId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** What an entry is about. The audit page groups by these; the word after the dot is the act itself. */
export const AUDIT_AREAS = [
  'session',
  'access',
  'account',
  'warning',
  'dispatch',
  'case-file',
  'claim',
  'worker',
  'letter',
  'notice',
  'bulletin',
  'source',
  'watch',
  'enterprise',
  'term',
  'model',
  'link',
  'delivery',
  'duty',
  'helper',
  'export',
  'system',
  'audit',
] as const;
export type AuditArea = (typeof AUDIT_AREAS)[number];

/** `area.act`, a literal that is never renamed: `warning.dispatch`, `session.login-failed`, `worker.look`. */
export type AuditAction = `${AuditArea}.${string}`;

/** What was done, by whom, to what. `detail` is plain JSON without worker data: the log must not become a second place to read it. */
export type AuditNote = {
  readonly at: Instant;
  /** Null where nobody is known, such as a login to an account that does not exist. */
  readonly officerId: OfficerId | null;
  readonly unitId: UnitId | null;
  readonly action: AuditAction;
  /** The id of the thing acted on, or the words by which a stranger named it. */
  readonly subject: string;
  readonly caseFileId?: CaseFileId | null;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** The part of an entry that only the entry says. */
export type AuditContent = {
  readonly at: Instant;
  readonly officerId: string | null;
  readonly unitId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly caseFileId: string | null;
  readonly detail: unknown;
  /** Random, so that nobody can guess a content and confirm it by its hash. */
  readonly salt: string;
};

/** The part that ties an entry to all before it. Hashes are 64 hexadecimal digits. */
export type AuditLink = {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly contentHash: string;
  readonly prevHash: string;
  readonly hash: string;
};

export type AuditEntry = AuditContent & AuditLink;

/** Where the chain stood at some time: kept outside the database it also shows entries cut off at the end. */
export type AuditHead = { readonly seq: number; readonly hash: string };
