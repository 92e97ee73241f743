import type { CaseFileId, DispatchId } from '../../ids.ts';
import { dayOf } from '../../time.ts';
import type { Dispatch, DispatchPass } from './dispatch.ts';
import { isSuspended } from './dispatch.ts';

const broken = (id: string, pass: DispatchPass | undefined): never => {
  throw new Error(
    `pass ${pass?.seq ?? 1} (${pass?.kind ?? 'none'}) does not follow in dispatch ${id}: its history is broken`,
  );
};

/** Work that goes to another unit leaves behind what was asked for it. */
const handOver = (dispatch: Dispatch, pass: DispatchPass): Dispatch => ({
  ...dispatch,
  state: 'sent',
  holder: pass.toUnit ?? broken(dispatch.id, pass),
  sender: pass.unitId,
  sentAt: pass.at,
  signedAt: null,
  asked: null,
});

const answer = (dispatch: Dispatch, pass: DispatchPass): Dispatch => {
  const { asked } = dispatch;
  const done = { ...dispatch, asked: null };
  if (asked === null) return broken(dispatch.id, pass);
  if (pass.kind === 'refuse') return done;
  const today = dayOf(pass.at);
  if (asked.kind === 'extension') return { ...done, extendedOn: today };
  const until = asked.until ?? broken(dispatch.id, pass);
  return until <= today ? done : { ...done, pauses: [...dispatch.pauses, { from: today, until }] };
};

/** A clock that stood on the day runs again from that day on. */
const resume = (dispatch: Dispatch, pass: DispatchPass): Dispatch => {
  const today = dayOf(pass.at);
  if (!isSuspended(dispatch, today)) return broken(dispatch.id, pass);
  return {
    ...dispatch,
    pauses: dispatch.pauses
      .map((pause) => (pause.from <= today && today < pause.until ? { ...pause, until: today } : pause))
      .filter((pause) => pause.from < pause.until),
  };
};

const applyPass = (dispatch: Dispatch, pass: DispatchPass): Dispatch => {
  switch (pass.kind) {
    case 'send':
    case 'forward':
      return handOver(dispatch, pass);
    case 'rule': {
      const { toUnit } = pass;
      if (toUnit === null) return broken(dispatch.id, pass);
      const clockFrom = pass.restartsClock ? pass.at : dispatch.clockFrom;
      return { ...handOver(dispatch, pass), ruledTo: toUnit, responsible: toUnit, clockFrom };
    }
    case 'sign':
      return {
        ...dispatch,
        state: 'working',
        signedAt: pass.at,
        responsible: dispatch.ruledTo ?? dispatch.holder,
      };
    case 'return':
      return {
        ...dispatch,
        state: pass.asksForRuling ? 'contested' : 'returned',
        returnedAt: pass.at,
        returnCount: dispatch.returnCount + 1,
        signedAt: null,
        asked: null,
        responsible: dispatch.firstReceiver,
      };
    case 'ask-extension':
    case 'ask-suspension': {
      const kind = pass.kind === 'ask-extension' ? 'extension' : 'suspension';
      return {
        ...dispatch,
        asked: { kind, by: pass.by, at: pass.at, reason: pass.reason, until: pass.until },
      };
    }
    case 'approve':
    case 'refuse':
      return answer(dispatch, pass);
    case 'resume':
      return resume(dispatch, pass);
    case 'urge':
      return { ...dispatch, urgedAt: pass.at };
    case 'supervise':
      return { ...dispatch, supervisedAt: pass.at };
  }
};

const open = (id: DispatchId, caseFileId: CaseFileId, first: DispatchPass | undefined): Dispatch => {
  if (first === undefined || first.kind !== 'send' || first.toUnit === null) return broken(id, first);
  return {
    id,
    caseFileId,
    state: 'sent',
    holder: first.toUnit,
    sender: first.unitId,
    firstReceiver: first.toUnit,
    responsible: first.toUnit,
    sentAt: first.at,
    signedAt: null,
    returnedAt: null,
    returnCount: 0,
    ruledTo: null,
    asked: null,
    extendedOn: null,
    pauses: [],
    clockFrom: null,
    urgedAt: null,
    supervisedAt: null,
    passes: [first],
  };
};

const follows = (dispatch: Dispatch, pass: DispatchPass): boolean => {
  const last = dispatch.passes.at(-1);
  return pass.seq === dispatch.passes.length + 1 && last !== undefined && last.at <= pass.at;
};

/** The dispatch after one more pass. Throws an Error where the pass does not follow. Guards are not asked: what was accepted stays. */
export const passOn = (dispatch: Dispatch, pass: DispatchPass): Dispatch => {
  if (!follows(dispatch, pass)) return broken(dispatch.id, pass);
  return { ...applyPass(dispatch, pass), passes: [...dispatch.passes, pass] };
};

/**
 * The dispatch that its passes make, in the order of `seq` from 1.
 * Throws an Error that names the first pass that does not follow.
 */
export const foldDispatch = (
  { id, caseFileId }: Pick<Dispatch, 'id' | 'caseFileId'>,
  passes: readonly DispatchPass[],
): Dispatch => passes.slice(1).reduce(passOn, open(id, caseFileId, passes[0]));
