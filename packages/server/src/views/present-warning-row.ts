import type { Reply, Routes } from '@weisu/contract';
import type { StoredWarning } from '../store/desk/load-warnings.ts';
import { type CaseFileHistory, clockOf, type Clock, stateOf } from './case-file-state.ts';
import { optionalUnitRefOf } from './place-names.ts';
import { pointsOf } from './present-assessment.ts';
import type { ViewContext } from './view-context.ts';

type Row = Reply<Routes['listWarnings']>['rows'][number];

/** A dispatched warning's clock is that of its case file's step; before and after, none runs. */
const clockOfWarning = (
  warning: StoredWarning,
  file: CaseFileHistory | undefined,
  context: ViewContext,
): Clock => {
  if (warning.state !== 'dispatched') return { dueOn: null, supervision: null };
  if (file === undefined) return { dueOn: warning.dueOn, supervision: null };
  return clockOf(context.jurisdiction, context.calendar, stateOf(context.jurisdiction, file), context.today);
};

/** A row of the queue. `file` is the warning's case file, where it has one. */
export const presentWarningRow = (
  warning: StoredWarning,
  file: CaseFileHistory | undefined,
  context: ViewContext,
): Row => ({
  id: warning.id,
  enterprise: { id: warning.enterpriseId, name: warning.enterpriseName, creditCode: warning.creditCode },
  district: warning.district,
  level: warning.level,
  state: warning.state,
  because: warning.because,
  points: pointsOf(warning.scoreCentipoints),
  reasons: [...warning.reasons],
  sameStoryCount: warning.sameStoryCount,
  firstSignalOn: warning.firstSignalOn,
  raisedAt: warning.raisedAt,
  unit: optionalUnitRefOf(context.jurisdiction, warning.unitId),
  ...clockOfWarning(warning, file, context),
});
