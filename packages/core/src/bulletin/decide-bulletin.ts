import { redact } from '@weisu/text';
import { refuse } from '../errors.ts';
import type { OfficerId, UnitId } from '../ids.ts';
import type { BulletinTerms } from '../jurisdiction/bulletin-terms.ts';
import type { Bulletin, BulletinMove, BulletinState, BulletinWords } from './bulletin.ts';
import { BULLETIN_STARTS } from './fold-bulletin.ts';

/** The marked places of a bulletin, in their order. */
export const wordPlaces = ({ sections }: Pick<BulletinTerms, 'sections'>) =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'words' ? [block] : [])));

/**
 * Words as they are kept: exactly the marked places, trimmed, a paragraph a line. Refuses with `bad-input` what is written
 * anywhere else, what is too long, and personal numbers: a bulletin about enterprises names no worker.
 */
export const checkWords = (terms: Pick<BulletinTerms, 'sections'>, words: BulletinWords): BulletinWords => {
  const places = wordPlaces(terms);
  for (const id of Object.keys(words))
    if (!places.some(({ place }) => place === id))
      refuse('bad-input', '此处不可修改 / this place cannot be edited', `words.${id}`);
  return Object.fromEntries(
    places.flatMap(({ place, maxLength }) => {
      const text = (words[place] ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n');
      if (text.length > maxLength)
        refuse('bad-input', `至多 ${maxLength} 字 / at most ${maxLength} characters`, `words.${place}`);
      if (Object.values(redact(text).counts).some((count) => count > 0))
        refuse(
          'bad-input',
          '专刊中不得写入电话、身份证号等个人信息 / a bulletin must hold no personal numbers',
          `words.${place}`,
        );
      return text === '' ? [] : [[place, text]];
    }),
  );
};

const REACHED: Partial<Record<BulletinMove['kind'], BulletinState>> = {
  approve: 'approved',
  'send-back': 'draft',
  withdraw: 'withdrawn',
  issue: 'issued',
};

export type BulletinDecision = {
  readonly terms: BulletinTerms;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  /** Units that exist. */
  readonly units: readonly UnitId[];
};

const checkSeen = (bulletin: Bulletin, revision: number): void => {
  if (revision !== bulletin.revision)
    refuse(
      'conflict',
      '文稿刚被他人修改，请刷新后再办 / the draft has just been edited: reload the page',
      'revision',
    );
};

const checkRecipients = (bulletin: Bulletin, asked: readonly UnitId[], units: readonly UnitId[]): void => {
  if (asked.length === 0)
    refuse('bad-input', '至少选择一个接收单位 / choose at least one recipient', 'recipients');
  for (const unit of asked) {
    if (!units.includes(unit) || unit === bulletin.unitId)
      refuse('bad-input', '没有这个接收单位 / there is no such recipient', 'recipients');
    if (bulletin.receipts.some((receipt) => receipt.unitId === unit))
      refuse('already-done', '已发送过该单位 / it was sent to this unit already', 'recipients');
  }
  if (new Set(asked).size < asked.length)
    refuse('bad-input', '接收单位重复 / a recipient is named twice', 'recipients');
};

/**
 * The move as it is recorded, or a `RefusedError`: `already-done` where the bulletin is there already, `conflict` where its
 * state or text has changed, `guard-not-met` for the second person, `not-found` where it was not sent to the unit.
 */
export const decideBulletin = <M extends BulletinMove>(
  bulletin: Bulletin,
  move: M,
  { terms, by, unitId, units }: BulletinDecision,
): M => {
  const starts: readonly BulletinState[] = BULLETIN_STARTS[move.kind];
  if (!starts.includes(bulletin.state)) {
    if (REACHED[move.kind] === bulletin.state)
      refuse('already-done', '这期专刊已这样办过 / this has been done already');
    refuse('conflict', '专刊状态已改变，请刷新后再办 / the bulletin has changed meanwhile: reload the page');
  }
  switch (move.kind) {
    case 'write':
      checkSeen(bulletin, move.revision);
      return { ...move, words: checkWords(terms, move.words) };
    case 'compose':
      checkSeen(bulletin, move.revision);
      return move;
    case 'approve':
      checkSeen(bulletin, move.revision);
      if (bulletin.authors.includes(by))
        refuse(
          'guard-not-met',
          '须由编写人以外的另一名经办人审批 / another officer than those who wrote it must approve',
        );
      return move;
    case 'send':
      checkRecipients(bulletin, move.recipients, units);
      return move;
    case 'receive': {
      const receipt = bulletin.receipts.find((each) => each.unitId === unitId);
      if (receipt === undefined) refuse('not-found', '未找到 / not found');
      else if (receipt.received !== null) refuse('already-done', '已签收 / received already');
      return move;
    }
    case 'send-back':
    case 'withdraw':
    case 'issue':
      return move;
  }
};
