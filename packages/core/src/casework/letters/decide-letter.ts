import { redact } from '@weisu/text';
import { refuse } from '../../errors.ts';
import type { OfficerId } from '../../ids.ts';
import type { LetterField, LetterTemplate, LetterTerms } from '../../jurisdiction/letter-terms.ts';
import type { Day } from '../../time.ts';
import { LETTER_STARTS } from './fold-letter.ts';
import type { Letter, LetterMove, LetterState, LetterTexts } from './letter.ts';

type Editable = Extract<LetterField, { from: 'officer' }>;

/** The marked places that an officer writes into. */
export const editableFields = ({ fields }: Pick<LetterTemplate, 'fields'>): readonly Editable[] =>
  fields.filter((field) => field.from === 'officer');

/** Marks in a proposed text that a person must replace by the facts. */
const GAP = /【[^】]*】/;

const personal = (text: string): boolean => {
  const { counts } = redact(text);
  return counts.identity + counts['bank-card'] > 0;
};

/**
 * Texts as they are kept: exactly the template's editable fields, trimmed. Refuses with `bad-input` what is written
 * anywhere else, what is too long, and identity or bank-card numbers: a letter about an enterprise names no worker so.
 */
export const checkTexts = (template: Pick<LetterTemplate, 'fields'>, texts: LetterTexts): LetterTexts => {
  const fields = editableFields(template);
  for (const id of Object.keys(texts))
    if (!fields.some((field) => field.id === id))
      refuse('bad-input', '此处不可修改 / this place cannot be edited', `texts.${id}`);
  return Object.fromEntries(
    fields.map(({ id, form, maxLength }) => {
      const lines = (texts[id] ?? '').split(/\r?\n/).map((line) => line.trim());
      const text = form === 'line' ? lines.join(' ').trim() : lines.filter((line) => line !== '').join('\n');
      if (text.length > maxLength)
        refuse('bad-input', `至多 ${maxLength} 字 / at most ${maxLength} characters`, `texts.${id}`);
      if (personal(text))
        refuse(
          'bad-input',
          '文书中不得写入身份证号或银行卡号 / a letter must not name identity or bank-card numbers',
          `texts.${id}`,
        );
      return [id, text];
    }),
  );
};

/** Names of the places that still wait for words. */
export const emptyPlaces = (
  template: Pick<LetterTemplate, 'fields'>,
  texts: LetterTexts,
): readonly Editable[] =>
  editableFields(template).filter(({ id }) => (texts[id] ?? '') === '' || GAP.test(texts[id] ?? ''));

const checkSeen = (letter: Letter, revision: number): void => {
  if (revision !== letter.revision)
    refuse(
      'conflict',
      '文稿刚被他人修改，请刷新后再办 / the draft has just been edited: reload the page',
      'revision',
    );
};

const checkDay = (field: string, on: Day, from: Day | null, today: Day): void => {
  if (on > today) refuse('bad-input', '日期不能晚于今天 / the day cannot lie after today', field);
  if (from !== null && on < from)
    refuse('bad-input', `日期不能早于 ${from} / the day cannot lie before ${from}`, field);
};

const checkApproval = (letter: Letter, template: LetterTemplate, by: OfficerId): void => {
  if (letter.authors.includes(by))
    refuse(
      'guard-not-met',
      '须由起草人以外的另一名经办人审批 / another officer than those who wrote it must approve',
    );
  const empty = emptyPlaces(template, letter.texts);
  if (empty.length > 0)
    refuse(
      'guard-not-met',
      `尚有待填写处：${empty.map(({ name }) => name.zh).join('、')} / still to be filled in: ${empty.map(({ name }) => name.en).join(', ')}`,
    );
};

const REACHED: Partial<Record<LetterMove['kind'], LetterState>> = {
  approve: 'approved',
  'send-back': 'draft',
  withdraw: 'withdrawn',
  issue: 'issued',
  deliver: 'delivered',
  reply: 'replied',
};

export type LetterDecision = {
  readonly terms: LetterTerms;
  readonly template: LetterTemplate;
  readonly by: OfficerId;
  readonly today: Day;
};

/**
 * The move as it is recorded, or a `RefusedError`: `already-done` where the letter is there already, `conflict` where its
 * state or text has changed, `guard-not-met` for the second person and unfilled places, `bad-input` for days and texts.
 */
export const decideLetter = <M extends LetterMove>(
  letter: Letter,
  move: M,
  { terms, template, by, today }: LetterDecision,
): M => {
  const starts: readonly LetterState[] = LETTER_STARTS[move.kind];
  if (!starts.includes(letter.state)) {
    if (REACHED[move.kind] === letter.state)
      refuse('already-done', '这件文书已这样办过 / this has been done already');
    refuse('conflict', '文书状态已改变，请刷新后再办 / the letter has changed meanwhile: reload the page');
  }
  switch (move.kind) {
    case 'edit':
      checkSeen(letter, move.revision);
      return { ...move, texts: checkTexts(template, move.texts) };
    case 'approve':
      checkSeen(letter, move.revision);
      checkApproval(letter, template, by);
      return move;
    case 'deliver':
      if (!terms.ways.some(({ id }) => id === move.way))
        refuse('bad-input', '没有这种送达方式 / there is no such way of delivery', 'way');
      checkDay('on', move.on, letter.issuedOn, today);
      return move;
    case 'note-decision':
      if (terms.kinds.find(({ id }) => id === letter.kind)?.replyFrom !== 'decision')
        refuse('guard-not-met', '这种文书不等待部门决定 / this kind of letter waits for no decision');
      checkDay('on', move.on, letter.delivered?.on ?? null, today);
      return move;
    case 'reply':
      checkDay('on', move.on, letter.delivered?.on ?? null, today);
      return move;
    case 'send-back':
    case 'withdraw':
    case 'issue':
      return move;
  }
};

/**
 * Whether a next letter of `kind` may be drafted from `last`, in words why not, or null: only along the jurisdiction's
 * order, and once the reply came or its day has passed.
 */
export const nextHeldBack = (
  { kinds }: Pick<LetterTerms, 'kinds'>,
  last: Pick<Letter, 'kind' | 'state'>,
  kind: string,
  isOverdue: boolean,
): { readonly zh: string; readonly en: string } | null => {
  if (!(kinds.find(({ id }) => id === kind)?.follows ?? []).includes(last.kind))
    return { zh: '这种文书不接续前一件', en: 'this kind of letter does not follow that one' };
  if (last.state === 'replied' || (last.state === 'delivered' && isOverdue)) return null;
  return { zh: '前一件尚在答复期内', en: 'the time to answer the letter before has not passed' };
};
