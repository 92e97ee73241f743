import type { Reply, Routes } from '@weisu/contract';
import {
  type CaseFile,
  editableFields,
  emptyPlaces,
  findDeadline,
  isProvisional,
  type Jurisdiction,
  type Letter,
  LETTER_MOVES,
  LETTER_STARTS,
  letterClock,
  type LetterMove,
  type LetterState,
  may,
  nextHeldBack,
  type Wording,
} from '@weisu/core';
import type { LetterBlock } from '../../letters/preview-letter.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';
import { letterFileHeldBack } from './letter-held-back.ts';
import { letterKindRef, presentLetterRow, type SeenLetter } from './present-letter-row.ts';

type Detail = Reply<Routes['letter']>;

/** A letter with everything that its page shows beside it. */
export type LetterSight = {
  readonly stored: SeenLetter;
  readonly letter: Letter;
  readonly file: CaseFile;
  readonly follows: Letter | null;
  readonly followedBy: readonly Letter[];
  readonly preview: readonly LetterBlock[];
  readonly sha256: string | null;
};

const templateOf = ({ letters }: Pick<Jurisdiction, 'letters'>, id: string) =>
  letters.templates.find((template) => template.id === id);

const fieldsOf = (jurisdiction: Jurisdiction, { template: id, texts }: Letter): Detail['fields'] => {
  const template = templateOf(jurisdiction, id);
  if (template === undefined) return [];
  const empty = new Set(emptyPlaces(template, texts).map((field) => field.id));
  return editableFields(template).map((field) => ({
    id: field.id,
    name: field.name,
    form: field.form,
    maxLength: field.maxLength,
    choices: field.choices,
    text: texts[field.id] ?? '',
    empty: empty.has(field.id),
  }));
};

const textOf = (move: LetterMove, ways: Jurisdiction['letters']['ways']): string => {
  switch (move.kind) {
    case 'send-back':
    case 'withdraw':
      return move.reason;
    case 'issue':
      return move.number.text;
    case 'deliver':
      return `${ways.find(({ id }) => id === move.way)?.name.zh ?? move.way}：${move.proof}`;
    case 'note-decision':
      return move.text;
    case 'reply':
      return move.file === null ? move.text : `${move.text}（${move.file}）`;
    case 'edit':
    case 'approve':
      return '';
  }
};

const actsOf = ({ stored }: LetterSight, jurisdiction: Jurisdiction): Detail['acts'] => [
  {
    seq: 0,
    kind: 'draft',
    byName: stored.draftedByName,
    unit: unitRefOf(jurisdiction, stored.unitId),
    at: stored.draftedAt,
    on: null,
    text: '',
  },
  ...stored.acts.map(({ seq, byName, unitId, at, move }) => ({
    seq,
    kind: move.kind,
    byName,
    unit: unitRefOf(jurisdiction, unitId),
    at,
    on: 'on' in move ? move.on : null,
    text: textOf(move, jurisdiction.letters.ways),
  })),
];

/** What stands against the next act of this officer, in words. */
const heldBackOf = ({ letter, file }: LetterSight, { jurisdiction, viewer }: ViewContext): Wording | null => {
  const template = templateOf(jurisdiction, letter.template);
  if (letter.state === 'draft' && template !== undefined) {
    const empty = emptyPlaces(template, letter.texts);
    if (empty.length > 0)
      return {
        zh: `尚有待填写处：${empty.map(({ name }) => name.zh).join('、')}`,
        en: `still to be filled in: ${empty.map(({ name }) => name.en).join(', ')}`,
      };
    if (letter.authors.includes(viewer.officerId))
      return {
        zh: '须由起草人以外的另一名经办人审批',
        en: 'another officer than those who wrote it must approve',
      };
  }
  return letter.state === 'approved' ? letterFileHeldBack(jurisdiction, file, letter.kind) : null;
};

const mayDoOf = (sight: LetterSight, context: ViewContext): Detail['mayDo'] => {
  const { letter } = sight;
  const { jurisdiction, viewer } = context;
  if (!may(viewer.role, 'act-on-letters')) return [];
  const kind = jurisdiction.letters.kinds.find(({ id }) => id === letter.kind);
  const held = heldBackOf(sight, context) !== null;
  return LETTER_MOVES.filter((move) => {
    const starts: readonly LetterState[] = LETTER_STARTS[move];
    if (!starts.includes(letter.state)) return false;
    if (move === 'approve' || move === 'issue') return !held;
    return move !== 'note-decision' || kind?.replyFrom === 'decision';
  });
};

const nextOf = (
  sight: LetterSight,
  { jurisdiction, today, calendar, viewer }: ViewContext,
): Detail['next'] => {
  const { stored, letter, file } = sight;
  if (stored.seenFileId === null || !may(viewer.role, 'act-on-letters')) return [];
  if (letter.state !== 'delivered' && letter.state !== 'replied') return [];
  const clock = letterClock(jurisdiction, letter, calendar);
  const isOverdue = clock !== null && clock.dueOn < today;
  return jurisdiction.letters.kinds
    .filter(({ follows }) => follows.includes(letter.kind))
    .map(({ id }) => ({
      kind: letterKindRef(jurisdiction, id),
      heldBack:
        nextHeldBack(jurisdiction.letters, letter, id, isOverdue) ??
        letterFileHeldBack(jurisdiction, file, id),
    }));
};

const deadlineOf = (letter: Letter, { jurisdiction, calendar, today }: ViewContext): Detail['deadline'] => {
  const clock = letterClock(jurisdiction, letter, calendar);
  const id = jurisdiction.letters.kinds.find((kind) => kind.id === letter.kind)?.deadline ?? '';
  const deadline = clock?.deadline ?? findDeadline(jurisdiction, id, today);
  return deadline === undefined
    ? null
    : {
        name: deadline.name,
        from: deadline.from,
        fromOn: clock?.from ?? null,
        source: deadline.source,
        provisional: clock !== null && isProvisional(clock.dueOn, calendar),
      };
};

const refOf = (jurisdiction: Jurisdiction, { id, kind, number }: Letter) => ({
  id,
  kind: letterKindRef(jurisdiction, kind),
  number: number?.text ?? null,
});

/** The page of one letter: its places, its words, its acts, and what this officer may do next. */
export const presentLetter = (sight: LetterSight, context: ViewContext): Detail => {
  const { jurisdiction } = context;
  const { stored, letter, follows, followedBy, preview, sha256 } = sight;
  const { delivered } = letter;
  return {
    ...presentLetterRow(stored, letter, context),
    template: letter.template,
    revision: letter.revision,
    fields: fieldsOf(jurisdiction, letter),
    preview: [...preview],
    acts: actsOf(sight, jurisdiction),
    mayDo: mayDoOf(sight, context),
    heldBack: heldBackOf(sight, context),
    follows: follows === null ? null : refOf(jurisdiction, follows),
    followedBy: followedBy.map((next) => refOf(jurisdiction, next)),
    next: nextOf(sight, context),
    delivery:
      delivered === null
        ? null
        : {
            on: delivered.on,
            way: jurisdiction.letters.ways.find(({ id }) => id === delivered.way)?.name ?? {
              zh: delivered.way,
              en: delivered.way,
            },
            proof: delivered.proof,
          },
    decidedOn: letter.decidedOn,
    reply: letter.reply,
    deadline: deadlineOf(letter, context),
    ways: jurisdiction.letters.ways,
    sha256,
  };
};
