import type { UnitId } from '../../ids.ts';
import type { Day } from '../../time.ts';
import type { LetterState } from './letter.ts';

/** What counting needs of an issued letter. */
export type CountedLetter = {
  readonly unitId: UnitId;
  readonly kind: string;
  readonly state: LetterState;
  readonly replyDueOn: Day | null;
  readonly repliedOn: Day | null;
};

/** `issued` = `undelivered` + `waiting` + `overdue` + `replied`; `inTime` of those replied. */
export type LetterTally = {
  readonly issued: number;
  readonly undelivered: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly replied: number;
  readonly inTime: number;
  /** Replied of those that were replied to or whose day has passed, 0–1; null where there is none. */
  readonly replyRatio: number | null;
};

const isOverdue = ({ state, replyDueOn }: CountedLetter, today: Day): boolean =>
  state === 'delivered' && replyDueOn !== null && replyDueOn < today;

/** Counts letters that were issued; drafts and withdrawn ones count nowhere. */
export const tallyLetters = (letters: readonly CountedLetter[], today: Day): LetterTally => {
  const issued = letters.filter(
    ({ state }) => state === 'issued' || state === 'delivered' || state === 'replied',
  );
  const replied = issued.filter(({ state }) => state === 'replied');
  const overdue = issued.filter((letter) => isOverdue(letter, today)).length;
  const due = replied.length + overdue;
  return {
    issued: issued.length,
    undelivered: issued.filter(({ state }) => state === 'issued').length,
    waiting: issued.filter((letter) => letter.state === 'delivered' && !isOverdue(letter, today)).length,
    overdue,
    replied: replied.length,
    inTime: replied.filter(
      ({ replyDueOn, repliedOn }) => replyDueOn === null || repliedOn === null || repliedOn <= replyDueOn,
    ).length,
    replyRatio: due === 0 ? null : replied.length / due,
  };
};
