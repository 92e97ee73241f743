import { redact } from '@weisu/text';
import { refuse } from '../../errors.ts';
import type { OfficerId, UnitId } from '../../ids.ts';
import type { NoticeKind } from '../../jurisdiction/notice-terms.ts';
import { NOTICE_STARTS } from './fold-notice.ts';
import type { Notice, NoticeContent, NoticeFigures, NoticeMove, NoticeState } from './notice.ts';

/** Longest texts of a notice, in characters, and most facts. */
export const NOTICE_LIMITS = { title: 120, fact: 300, facts: 12, request: 2000, answer: 2000 } as const;

/** A mark that a person must replace by the facts. */
const GAP = /【[^】]*】/;

const checkText = (field: string, typed: string, longest: number): string => {
  const text = typed.trim();
  if (text === '') refuse('bad-input', '须填写 / must be filled in', field);
  if (text.length > longest) refuse('bad-input', `至多 ${longest} 字 / at most ${longest} characters`, field);
  const { counts } = redact(text);
  if (counts.identity + counts['bank-card'] > 0)
    refuse(
      'bad-input',
      '通报中不得写入身份证号或银行卡号 / a notice must not name identity or bank-card numbers',
      field,
    );
  return text;
};

/** Content as it is kept: trimmed, each recipient once and one of the kind’s. Refuses with `bad-input` what is empty, too long or personal. */
export const checkContent = (
  { recipients }: Pick<NoticeKind, 'recipients'>,
  content: NoticeContent,
): NoticeContent => {
  const facts = content.facts.map((fact) => fact.trim()).filter((fact) => fact !== '');
  if (facts.length === 0) refuse('bad-input', '至少写明一项情况 / at least one fact is needed', 'facts');
  if (facts.length > NOTICE_LIMITS.facts)
    refuse('bad-input', `至多 ${NOTICE_LIMITS.facts} 项情况 / at most ${NOTICE_LIMITS.facts} facts`, 'facts');
  const chosen = recipients.filter((unit) => content.recipients.includes(unit));
  if (chosen.length === 0 || content.recipients.some((unit) => !recipients.includes(unit)))
    refuse(
      'bad-input',
      '请从这种通报的接收单位中选择 / choose among the recipients of this kind',
      'recipients',
    );
  return {
    title: checkText('title', content.title, NOTICE_LIMITS.title),
    facts: facts.map((fact) => checkText('facts', fact, NOTICE_LIMITS.fact)),
    request: checkText('request', content.request, NOTICE_LIMITS.request),
    recipients: chosen,
  };
};

const sameFigures = (a: NoticeFigures | null, b: NoticeFigures | null): boolean =>
  a === null || b === null
    ? a === b
    : a.claimCount === b.claimCount &&
      a.awardedFen === b.awardedFen &&
      a.owedFen === b.owedFen &&
      a.paidFen === b.paidFen;

/** Why this officer cannot approve the notice as it stands, in words, or null. `figures` are those of the claims now. */
export const approvalHeldBack = (
  notice: Pick<Notice, 'authors' | 'content' | 'figures'>,
  by: OfficerId,
  figures: NoticeFigures | null,
): { readonly zh: string; readonly en: string } | null => {
  if (notice.authors.length === 0)
    return {
      zh: '规则自动起草，须先由一人核改保存，再由另一人审批',
      en: 'drafted by rule: one officer must check and save it before another approves',
    };
  if (notice.authors.includes(by))
    return {
      zh: '须由起草人以外的另一名经办人审批',
      en: 'another officer than those who wrote it must approve',
    };
  if ([notice.content.title, notice.content.request, ...notice.content.facts].some((text) => GAP.test(text)))
    return { zh: '尚有【】处待填写', en: 'places marked 【】 are still to be filled in' };
  if (!sameFigures(notice.figures, figures))
    return {
      zh: '仲裁案件的数字已有变化，须重新保存后再审批',
      en: 'the figures of the claims have changed: save it again before approval',
    };
  return null;
};

const REACHED: Partial<Record<NoticeMove['kind'], NoticeState>> = {
  approve: 'approved',
  'send-back': 'draft',
  withdraw: 'withdrawn',
  send: 'sent',
};

export type NoticeDecision = {
  readonly kind: NoticeKind;
  readonly by: OfficerId;
  readonly unitId: UnitId;
  /** The claims of the case file now, where the kind hands claims over. */
  readonly figures: NoticeFigures | null;
};

const checkSeen = (notice: Notice, revision: number): void => {
  if (revision !== notice.revision)
    refuse(
      'conflict',
      '文稿刚被他人修改，请刷新后再办 / the draft has just been edited: reload the page',
      'revision',
    );
};

const again = (): never => refuse('already-done', '这件通报已这样办过 / this has been done already');

const checkRecipient = (notice: Notice, move: NoticeMove, unitId: UnitId): void => {
  // Before it was sent, and to whom it was not sent, there is no notice.
  if (notice.sentAt === null || !notice.content.recipients.includes(unitId))
    refuse('not-found', '未找到 / not found');
  const receipt = notice.receipts.find((each) => each.unitId === unitId);
  if (move.kind === 'receive' && receipt !== undefined) again();
  if (move.kind === 'answer') {
    if (receipt === undefined)
      refuse('guard-not-met', '请先确认收到，再答复 / confirm receipt before answering');
    else if (receipt.answer !== null) again();
  }
};

/**
 * The move as it is recorded, or a `RefusedError`: `already-done` where it is there already, `conflict` where state or text
 * has changed, `guard-not-met` for the second person, `bad-input` for texts, `not-found` for who is no recipient.
 */
export const decideNotice = <M extends NoticeMove>(
  notice: Notice,
  move: M,
  { kind, by, unitId, figures }: NoticeDecision,
): M => {
  if (move.kind === 'receive' || move.kind === 'answer') {
    checkRecipient(notice, move, unitId);
    return move.kind === 'answer'
      ? { ...move, text: checkText('text', move.text, NOTICE_LIMITS.answer) }
      : move;
  }
  const starts: readonly NoticeState[] = NOTICE_STARTS[move.kind];
  if (!starts.includes(notice.state)) {
    if (REACHED[move.kind] === notice.state) again();
    refuse('conflict', '通报状态已改变，请刷新后再办 / the notice has changed meanwhile: reload the page');
  }
  if (move.kind === 'edit') {
    checkSeen(notice, move.revision);
    return { ...move, content: checkContent(kind, move.content), figures };
  }
  if (move.kind === 'approve') {
    checkSeen(notice, move.revision);
    const held = approvalHeldBack(notice, by, figures);
    if (held !== null) refuse('guard-not-met', `${held.zh} / ${held.en}`);
  }
  return move;
};
