import type { Reply, Routes } from '@weisu/contract';
import { type Jurisdiction, type Letter, letterClock, letterSupervision } from '@weisu/core';
import type { WholeLetter } from '../../store/letters/letters.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';

export type LetterRow = Reply<Routes['listLetters']>['rows'][number];

/** A kind as pages show it; one that the jurisdiction no longer has keeps its id as its name. */
export const letterKindRef = ({ letters }: Pick<Jurisdiction, 'letters'>, id: string): LetterRow['kind'] => ({
  id,
  name: letters.kinds.find((kind) => kind.id === id)?.name ?? { zh: id, en: id },
});

/** To whom a letter goes: the enterprise, or what the officer wrote where the template asks for it. */
const addresseeOf = ({ texts }: Letter, { enterpriseName }: WholeLetter): string =>
  texts['addressee'] ?? enterpriseName;

/** A letter with the case file it lies in, where the officer may see that. */
export type SeenLetter = WholeLetter & { readonly seenFileId: string | null };

/** A row of the list of letters, its state and clock told from its acts. */
export const presentLetterRow = (stored: SeenLetter, letter: Letter, context: ViewContext): LetterRow => {
  const { jurisdiction, calendar, today } = context;
  const clock = letterClock(jurisdiction, letter, calendar);
  return {
    id: stored.id,
    caseFileId: stored.seenFileId,
    enterprise: { id: stored.enterpriseId, name: stored.enterpriseName, creditCode: stored.creditCode },
    kind: letterKindRef(jurisdiction, stored.kind),
    unit: unitRefOf(jurisdiction, stored.unitId),
    state: letter.state,
    number: letter.number?.text ?? null,
    addressee: addresseeOf(letter, stored),
    draftedBy: stored.draftedByName,
    draftedAt: stored.draftedAt,
    issuedOn: letter.issuedOn,
    deliveredOn: letter.delivered?.on ?? null,
    replyDueOn: clock?.dueOn ?? null,
    repliedOn: letter.reply?.on ?? null,
    supervision: letterSupervision(clock, letter, today, calendar),
  };
};
