import type {
  CaseFile,
  CaseFileId,
  Day,
  EnterpriseId,
  Instant,
  OfficerId,
  UnitId,
  WarningActKind,
  WarningId,
  WarningState,
} from '@weisu/core';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';

export type DeskAct = {
  readonly kind: WarningActKind;
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string | null;
  readonly unitId: UnitId | null;
  readonly until: Day | null;
};

/** A warning with what the desk made of it, in memory until the seed writes everything at once. */
export type DeskWarning = {
  readonly raised: RaisedWarning;
  state: WarningState;
  readonly acts: DeskAct[];
  firstActAt: Instant | null;
  unitId: UnitId | null;
  caseFileId: CaseFileId | null;
  snoozedUntil: Day | null;
  /** What it warned of came about, as far as the city's truth is known. */
  readonly cameTrue: boolean;
  /** The worse warning that took its place. */
  supersededBy: WarningId | null;
};

export type DeskCase = { file: CaseFile; dueOn: Day | null };

/** Everything on the desks of the simulated city. */
export type DeskBook = {
  readonly warnings: Map<WarningId, DeskWarning>;
  readonly cases: Map<CaseFileId, DeskCase>;
  readonly openCaseOf: Map<EnterpriseId, DeskCase>;
};

export const createDeskBook = (): DeskBook => ({
  warnings: new Map(),
  cases: new Map(),
  openCaseOf: new Map(),
});

/** Appends an act. The first act of a person is when handling began. */
export const act = (warning: DeskWarning, entry: DeskAct, state: WarningState): void => {
  warning.acts.push(entry);
  warning.state = state;
  if (entry.kind !== 'close') warning.firstActAt ??= entry.at;
};
