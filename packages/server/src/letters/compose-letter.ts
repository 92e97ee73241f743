import { createHash } from 'node:crypto';
import {
  dayOf,
  fillLetter,
  findDeadline,
  type Instant,
  type Jurisdiction,
  type Letter,
  letterClock,
  letterDay,
  letterPeriod,
  type LetterKind,
  type LetterTemplate,
  numberGap,
  type WorkCalendar,
} from '@weisu/core';
import { renderLetter } from './render-letter.ts';

export type LetterPlace = Pick<Jurisdiction, 'letters' | 'deadlines' | 'units'>;

/** A letter with what it speaks of. `last` is the letter that it follows. */
export type Composed = {
  readonly letter: Letter;
  readonly last: Letter | null;
  readonly enterpriseName: string;
  readonly creditCode: string;
};

/** Throws an Error where the jurisdiction no longer has the kind. */
export const letterKindOf = ({ letters }: Pick<LetterPlace, 'letters'>, id: string): LetterKind => {
  const kind = letters.kinds.find((each) => each.id === id);
  if (kind === undefined) throw new Error(`no kind of letter ${id}`);
  return kind;
};

/** The very version that a letter was drafted with. Throws an Error where the jurisdiction no longer has it. */
export const letterTemplateOf = ({ letters }: Pick<LetterPlace, 'letters'>, id: string): LetterTemplate => {
  const template = letters.templates.find((each) => each.id === id);
  if (template === undefined) throw new Error(`no letter template ${id}`);
  return template;
};

/** What became of the letter before, as the next one says it. */
const earlierSentence = (place: LetterPlace, { letter, last }: Composed, calendar: WorkCalendar): string => {
  if (last === null || last.number === null) return '';
  const who = letterKindOf(place, letter.kind).to === 'employer' ? '你单位' : '该单位';
  const sent = `本会已于${letterDay(last.issuedOn)}向${who}发出${letterKindOf(place, last.kind).name.zh}（${last.number.text}）`;
  if (last.delivered === null) return `${sent}。`;
  const delivered = `${sent}，${letterDay(last.delivered.on)}送达。`;
  if (last.reply !== null) return `${delivered}${who}于${letterDay(last.reply.on)}书面答复。`;
  const clock = letterClock(place, last, calendar);
  return clock === null
    ? delivered
    : `${delivered}答复期限于${letterDay(clock.dueOn)}届满，本会未收到书面答复。`;
};

/** The letter as a Word file, as it would be issued at `at`; of an issued letter, as it was. */
export const composeLetter = (
  place: LetterPlace,
  composed: Composed,
  calendar: WorkCalendar,
  at: Instant,
): Buffer => {
  const { letter } = composed;
  const kind = letterKindOf(place, letter.kind);
  const today = letter.issuedOn ?? dayOf(at);
  const deadline = findDeadline(place, kind.deadline, today);
  const template = letterTemplateOf(place, letter.template);
  const content = fillLetter(template, letter.texts, {
    'unit-name': place.units.find(({ id }) => id === letter.unitId)?.name.zh ?? letter.unitId,
    number: letter.number?.text ?? numberGap(place.letters, kind, letter.unitId, Number(today.slice(0, 4))),
    'enterprise-name': composed.enterpriseName,
    'credit-code': composed.creditCode,
    'issued-on': letterDay(letter.issuedOn),
    'reply-period': deadline === undefined ? '规定期限' : letterPeriod(deadline),
    'earlier-letters': earlierSentence(place, composed, calendar),
  });
  return renderLetter(template.docx, content);
};

/** SHA-256 of a file, 64 hexadecimal digits. */
export const hashOfFile = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
