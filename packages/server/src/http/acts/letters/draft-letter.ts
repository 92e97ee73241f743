import { createHash } from 'node:crypto';
import type { ParsedBody, Routes } from '@weisu/contract';
import {
  dayOf,
  foldLetter,
  type Letter,
  letterClock,
  type LetterId,
  letterReasons,
  nextHeldBack,
  numberGap,
  openLetter,
  proposeTexts,
  refuse,
  templateFor,
  type Wording,
} from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { findCaseFile } from '../../../store/desk/load-case-file.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import { lockCaseFile } from '../../../store/desk/write-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import { findLetter, type WholeLetter } from '../../../store/letters/letters.ts';
import { addLetter } from '../../../store/letters/write-letters.ts';
import { stateOf } from '../../../views/case-file-state.ts';
import { letterFileHeldBack } from '../../../views/letters/letter-held-back.ts';
import type { Desk } from '../../desk.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

type Asked = ParsedBody<Routes['draftLetter']>;

/** The letter that its acts lead to. */
export const letterOf = ({ acts, ...opening }: WholeLetter): Letter => foldLetter(openLetter(opening), acts);

const held = ({ zh, en }: Wording): never => refuse('guard-not-met', `${zh} / ${en}`, 'kind');

/** The same request has the same id: what is repeated is written once. */
const letterIdOf = (caseFileId: string, key: string): LetterId =>
  `let_${createHash('sha256').update(`${caseFileId}\n${key}`).digest('hex').slice(0, 24)}`;

const loadLast = async (
  desk: Desk,
  trx: Queryable,
  caseFileId: string,
  { kind, follows }: Asked,
): Promise<Letter | null> => {
  if (follows === null) return null;
  const stored = await findLetter(trx, follows);
  if (stored === undefined || stored.caseFileId !== caseFileId)
    return refuse(
      'bad-input',
      '前一件文书不在本案卷 / the letter before is not of this case file',
      'follows',
    );
  const last = letterOf(stored);
  const clock = letterClock(desk.jurisdiction, last, desk.calendar);
  const isOverdue = clock !== null && clock.dueOn < dayOf(desk.now());
  const wording = nextHeldBack(desk.jurisdiction.letters, last, kind, isOverdue);
  return wording === null ? last : held(wording);
};

const record = async (
  desk: Desk,
  trx: Queryable,
  by: SignedIn,
  caseFileId: string,
  asked: Asked,
): Promise<LetterId> => {
  if (!(await lockCaseFile(trx, caseFileId))) return refuseUnknown();
  const stored = (await findCaseFile(trx, caseFileId)) ?? refuseUnknown();
  await loadSeenEnterprise(trx, stored.enterpriseId, by);
  const { officer } = by;
  const id = letterIdOf(stored.id, asked.key);
  const same = await findLetter(trx, id);
  if (same !== undefined) {
    if (same.kind !== asked.kind || same.draftedBy !== officer.id || same.follows !== asked.follows)
      refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
    return id;
  }
  const { letters, units } = desk.jurisdiction;
  const kind =
    letters.kinds.find((each) => each.id === asked.kind) ??
    refuse('bad-input', '没有这种文书 / there is no such kind of letter', 'kind');
  const wording = letterFileHeldBack(desk.jurisdiction, stateOf(desk.jurisdiction, stored), kind.id);
  if (wording !== null) held(wording);
  const now = desk.now();
  numberGap(letters, kind, officer.unitId, Number(dayOf(now).slice(0, 4)));
  const template =
    templateFor(letters.templates, kind.id, dayOf(now)) ??
    refuse('guard-not-met', '没有现行模板 / no template is in force', 'kind');
  const last = await loadLast(desk, trx, stored.id, asked);
  const newest = stored.warningIds.at(-1);
  const warning = newest === undefined ? undefined : await findWarning(trx, newest);
  const reasons = warning === undefined ? [] : letterReasons(letters, warning.assessment);
  const unit = units.find((each) => each.id === officer.unitId)?.name.zh ?? '';
  await addLetter(trx, asked.key, {
    id,
    caseFileId: stored.id,
    kind: kind.id,
    template: template.id,
    unitId: officer.unitId,
    follows: last?.id ?? null,
    draftedBy: officer.id,
    draftedAt: now,
    texts: proposeTexts(
      template,
      { reasons, unit, officer: officer.name },
      last === null ? {} : sharedTexts(last),
    ),
  });
  return id;
};

/** What was found stays true for the next letter; what is asked for, and of whom, is its own. */
const sharedTexts = ({ texts }: Letter): Letter['texts'] =>
  Object.fromEntries(
    ['facts', 'contact'].flatMap((id) => (texts[id] === undefined ? [] : [[id, texts[id]]])),
  );

/** Drafts a letter in a case file and answers its id, in one transaction. The same key again is the same letter. */
export const draftLetter = (desk: Desk, by: SignedIn, caseFileId: string, asked: Asked): Promise<LetterId> =>
  desk.database.transaction((trx) => record(desk, trx, by, caseFileId, asked));
