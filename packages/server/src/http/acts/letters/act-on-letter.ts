import type { ParsedBody, Routes } from '@weisu/contract';
import {
  dayOf,
  decideAct,
  decideLetter,
  foldCaseFile,
  foldLetter,
  type Instant,
  type Letter,
  letterClock,
  type LetterMove,
  type LetterNumber,
  numberLetter,
  stepClock,
} from '@weisu/core';
import {
  composeLetter,
  hashOfFile,
  letterKindOf,
  letterTemplateOf,
} from '../../../letters/compose-letter.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findCaseFile, type WholeCaseFile } from '../../../store/desk/load-case-file.ts';
import { lockCaseFile, moveDue, writeCaseAct } from '../../../store/desk/write-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import { findLetter, findLetterFileOf, type WholeLetter } from '../../../store/letters/letters.ts';
import {
  keepSentFile,
  numberYear,
  takeNumber,
  writeLetterAct,
} from '../../../store/letters/write-letters.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { isRepeated } from '../is-repeated.ts';
import { letterOf } from './draft-letter.ts';

type Asked = ParsedBody<Routes['actOnLetter']>;

const nextNumber = async (desk: Desk, trx: Queryable, letter: Letter, at: Instant): Promise<LetterNumber> => {
  const { letters } = desk.jurisdiction;
  const year = numberYear(at);
  const count = await takeNumber(trx, letter.unitId, letter.kind, year);
  return numberLetter(letters, letterKindOf(desk.jurisdiction, letter.kind), letter.unitId, { year, count });
};

const moveOf = async (
  desk: Desk,
  trx: Queryable,
  letter: Letter,
  asked: Asked,
  at: Instant,
): Promise<LetterMove> => {
  switch (asked.kind) {
    case 'edit':
      return { kind: 'edit', texts: asked.texts, revision: asked.revision };
    case 'approve':
      return { kind: 'approve', revision: asked.revision };
    case 'send-back':
    case 'withdraw':
      return { kind: asked.kind, reason: asked.reason };
    case 'issue':
      // A refusal after this gives the number back with everything else of the transaction.
      return { kind: 'issue', number: await nextNumber(desk, trx, letter, at) };
    case 'deliver':
      return { kind: 'deliver', on: asked.on, way: asked.way, proof: asked.proof };
    case 'note-decision':
      return { kind: 'note-decision', on: asked.on, text: asked.text };
    case 'reply':
      return { kind: 'reply', on: asked.on, text: asked.text, file: asked.file };
  }
};

/** The act of the case file that says a letter went out: in the same transaction, under the procedure's own guards. */
const recordInFile = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  stored: WholeCaseFile,
  sent: { readonly letter: Letter; readonly sha256: string; readonly at: Instant },
): Promise<void> => {
  const { procedure } = desk.jurisdiction;
  const file = stateOf(desk.jurisdiction, stored);
  const { name } = letterKindOf(desk.jurisdiction, sent.letter.kind);
  const number = sent.letter.number?.text ?? '';
  const act = decideAct(procedure, file, {
    kind: sent.letter.kind,
    by: by.officer.id,
    unitId: by.officer.unitId,
    at: sent.at,
    note: `发出${name.zh} / ${name.en} sent`,
    evidence: `${number} · SHA-256 ${sent.sha256}`,
  });
  const next = foldCaseFile(procedure, file, [act]);
  const dueOn = stepClock(desk.jurisdiction, next, desk.calendar)?.dueOn ?? null;
  await writeCaseAct(trx, `letter:${sent.letter.id}`, act, {
    step: next.step,
    closedAt: next.closedAt,
    dueOn,
  });
  await moveDue(trx, stored.id, dueOn);
};

const lastOf = async (trx: Queryable, { follows }: WholeLetter): Promise<Letter | null> => {
  const stored = follows === null ? undefined : await findLetter(trx, follows);
  return stored === undefined ? null : letterOf(stored);
};

const issueFile = async (
  desk: Desk,
  trx: Queryable,
  stored: WholeLetter,
  letter: Letter,
  at: Instant,
): Promise<string> => {
  const { enterpriseName, creditCode } = stored;
  const last = await lastOf(trx, stored);
  const docx = composeLetter(
    desk.jurisdiction,
    { letter, last, enterpriseName, creditCode },
    desk.calendar,
    at,
  );
  const sha256 = hashOfFile(docx);
  await keepSentFile(trx, letter.id, docx.toString('base64'), sha256);
  return sha256;
};

const detailOf = (move: LetterMove, next: Letter, sha256: string | null): Record<string, unknown> => ({
  ...(move.kind === 'edit' || move.kind === 'approve' ? { revision: next.revision } : {}),
  ...('reason' in move ? { reason: move.reason } : {}),
  ...('on' in move ? { on: move.on } : {}),
  ...(move.kind === 'deliver' ? { way: move.way, proof: move.proof } : {}),
  ...(next.number === null ? {} : { number: next.number.text }),
  ...(sha256 === null ? {} : { sha256 }),
});

const record = async (desk: Desk, trx: Queryable, by: SignedIn, id: string, asked: Asked): Promise<void> => {
  const caseFileId = (await findLetterFileOf(trx, id)) ?? refuseUnknown();
  // All acts on the letters of a case file come one after the other, and in one order with those on the file itself.
  await lockCaseFile(trx, caseFileId);
  const stored = (await findLetter(trx, id)) ?? refuseUnknown();
  await loadSeenEnterprise(trx, stored.enterpriseId, by);
  const { officer } = by;
  const recorded = stored.acts.map((act) => ({ key: act.key, kind: act.move.kind, officerId: act.by }));
  if (isRepeated(recorded, asked, officer.id)) return;
  const letter = letterOf(stored);
  const at = desk.now();
  const move = decideLetter(letter, await moveOf(desk, trx, letter, asked, at), {
    terms: desk.jurisdiction.letters,
    template: letterTemplateOf(desk.jurisdiction, letter.template),
    by: officer.id,
    today: dayOf(at),
  });
  const act = { seq: letter.actCount + 1, by: officer.id, at, move };
  const next = foldLetter(letter, [act]);
  const sha256 = move.kind === 'issue' ? await issueFile(desk, trx, stored, next, at) : null;
  if (sha256 !== null) {
    const file = (await findCaseFile(trx, caseFileId)) ?? refuseUnknown();
    await recordInFile(desk, trx, by, file, { letter: next, sha256, at });
  }
  const clock = letterClock(desk.jurisdiction, next, desk.calendar);
  const entry = { ...act, key: asked.key, unitId: officer.unitId, detail: detailOf(move, next, sha256) };
  await writeLetterAct(trx, entry, next, clock?.dueOn ?? null);
};

/**
 * Records one act on a letter, in one transaction; issuing takes the number, freezes the file and records the act in the
 * case file with it. The same key again is the same act: nothing more happens.
 */
export const actOnLetter = (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<void> =>
  desk.database.transaction((trx) => record(desk, trx, by, id, asked));
