import {
  type Actor,
  dayOf,
  decidePass,
  type Jurisdiction,
  type PassDraft,
  passOn,
  RefusedError,
  stepClock,
  type WorkCalendar,
} from '@weisu/core';
import { groundOf } from '../views/dispatch-ground.ts';
import type { DeskCase } from './desk-book.ts';

type Place = { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar };
type Draft = Partial<PassDraft> & Pick<PassDraft, 'kind' | 'at'>;

const NOTHING = { toUnit: null, returnReason: null, reason: null, evidence: null, until: null } as const;

/** Passes work on by the rules that hold for everybody, and moves its clock. False where they refuse it: then nothing changes. */
export const passOnDesk = (
  desk: DeskCase,
  actor: Actor,
  draft: Draft,
  { jurisdiction, calendar }: Place,
): boolean => {
  const { dispatch } = desk.file;
  const last = dispatch?.passes.at(-1);
  if (dispatch === undefined || last === undefined || desk.file.step === null || last.at > draft.at)
    return false;
  try {
    const ground = groundOf({ jurisdiction, calendar, today: dayOf(draft.at) }, desk.file, dispatch);
    const next = passOn(dispatch, decidePass(dispatch, actor, ground, { ...NOTHING, ...draft }));
    desk.file = { ...desk.file, unitId: next.responsible, dispatch: next };
  } catch (error) {
    if (error instanceof RefusedError) return false;
    throw error;
  }
  desk.dueOn = stepClock(jurisdiction, desk.file, calendar)?.dueOn ?? null;
  return true;
};
