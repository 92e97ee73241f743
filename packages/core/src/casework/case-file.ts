import type { CaseFileId, EnterpriseId, OfficerId, UnitId, WarningId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { Arrangement } from './arrangement/arrangement.ts';
import type { Dispatch } from './dispatch/dispatch.ts';
import type { ActPayload } from './joint/act-payload.ts';

/** One act in a case file; appended, never changed. `kind` is an act id of the procedure, `end-step`, `reopen`, or an arrangement with another file. */
export type CaseAct = {
  readonly caseFileId: CaseFileId;
  readonly seq: number;
  readonly step: string;
  readonly kind: string;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly note: string;
  /** What proves it, in words or as a document reference; null where the act needs none. */
  readonly evidence: string | null;
  /** What it says in fields; acts older than the fields have none. */
  readonly payload?: ActPayload | Arrangement | null;
};

/** The work on one or more warnings of one enterprise (案卷): a fold over its acts, never stored as truth. */
export type CaseFile = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly unitId: UnitId;
  readonly warningIds: readonly WarningId[];
  readonly openedAt: Instant;
  /** Current step id of the procedure, or null once the last has ended. */
  readonly step: string | null;
  readonly closedAt: Instant | null;
  readonly acts: readonly CaseAct[];
  /** Where the work goes on, and where this file stood when it was merged; left out unless it is. */
  readonly mergedInto?: {
    readonly id: CaseFileId;
    readonly step: string | null;
    readonly closedAt: Instant | null;
  };
  /** How the work was handed over; its suspensions, extension and ruling move the clock. */
  readonly dispatch?: Dispatch;
};
