import type { Letter } from '@weisu/core';
import { composeLetter, hashOfFile } from '../../../letters/compose-letter.ts';
import { previewLetter } from '../../../letters/preview-letter.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { seenFileId } from '../../../store/desk/arrange-case-files.ts';
import { findCaseFile } from '../../../store/desk/load-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import {
  findLetter,
  findSentFile,
  listFollowers,
  loadLetters,
  type WholeLetter,
} from '../../../store/letters/letters.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import type { LetterSight } from '../../../views/letters/present-letter.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';
import { letterOf } from './draft-letter.ts';

/** A letter that the officer may see; refuses with `not-found` otherwise. */
export const loadSeenLetter = async (db: Queryable, id: string, by: SignedIn): Promise<WholeLetter> => {
  const stored = (await findLetter(db, id)) ?? refuseUnknown();
  await loadSeenEnterprise(db, stored.enterpriseId, by);
  return stored;
};

/** The Word file of a letter: the frozen one once it was issued, before that one made of the draft as it stands. */
export const letterBytes = async (
  desk: Desk,
  db: Queryable,
  stored: WholeLetter,
  letter: Letter,
): Promise<{ readonly docx: Buffer; readonly sha256: string; readonly isSent: boolean }> => {
  const sent = await findSentFile(db, stored.id);
  if (sent !== undefined)
    return { docx: Buffer.from(sent.base64, 'base64'), sha256: sent.sha256, isSent: true };
  const before = stored.follows === null ? undefined : await findLetter(db, stored.follows);
  const last = before === undefined ? null : letterOf(before);
  const { enterpriseName, creditCode } = stored;
  const docx = composeLetter(
    desk.jurisdiction,
    { letter, last, enterpriseName, creditCode },
    desk.calendar,
    desk.now(),
  );
  return { docx, sha256: hashOfFile(docx), isSent: false };
};

/** Everything that the page of a letter shows. */
export const loadLetterSight = async (
  desk: Desk,
  db: Queryable,
  by: SignedIn,
  id: string,
): Promise<LetterSight> => {
  const stored = await loadSeenLetter(db, id, by);
  const letter = letterOf(stored);
  const near = [
    ...(stored.follows === null ? [] : [stored.follows]),
    ...(await listFollowers(db, stored.id)),
  ];
  const others = await loadLetters(db, near);
  const folded = (each: string): Letter[] => {
    const found = others.get(each);
    return found === undefined ? [] : [letterOf(found)];
  };
  const file = (await findCaseFile(db, stored.caseFileId)) ?? refuseUnknown();
  const { docx, sha256, isSent } = await letterBytes(desk, db, stored, letter);
  return {
    stored: { ...stored, seenFileId: await seenFileId(db, by.scope, stored.caseFileId) },
    letter,
    file: stateOf(desk.jurisdiction, file),
    follows: stored.follows === null ? null : (folded(stored.follows)[0] ?? null),
    followedBy: near.filter((each) => each !== stored.follows).flatMap(folded),
    preview: previewLetter(docx),
    sha256: isSent ? sha256 : null,
  };
};
