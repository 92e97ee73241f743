import type { ParsedBody, Routes } from '@weisu/contract';
import { may, refuse, type TermId } from '@weisu/core';
import { redact } from '@weisu/text';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { decideProposal, findProposal, type StoredProposal } from '../../../store/helping/proposals.ts';
import { definitionOf, findTerm } from '../../../store/library/find-term.ts';
import { loadTexts } from '../../../store/library/list-texts.ts';
import type { Desk } from '../../desk.ts';
import { refuseUnknown } from '../../looking.ts';
import { proposeTerm } from '../library/act-on-term.ts';
import { loadQuestion } from './load-question.ts';

type Ruling = ParsedBody<Routes['ruleOnProposal']>;

/** Other words for a term are proposed as a term of their own, with a record of its own; as any other it waits for a second person. */
const proposeVariant = async (desk: Desk, by: SignedIn, proposal: StoredProposal): Promise<TermId | null> => {
  if (proposal.statement.about !== 'variants') return null;
  const term = (await findTerm(desk.database.kysely, proposal.subject)) ?? refuseUnknown();
  const { kind, weight } = definitionOf(term, term.version);
  const { words, quote } = proposal.statement;
  return proposeTerm(desk, by, {
    key: `helping-${proposal.id}`,
    definition: { kind, weight, must: [], any: [words], not: [], near: [], pattern: null },
    reason: `辅助模型（${proposal.model}）由 ${term.id} 提出，经办人采纳；原文：${quote}`,
  });
};

/** A sentence is taken in the officer's own words; what is personal in them is redacted like everything that is stored. */
const ownWordsOf = ({ statement }: StoredProposal, ruling: Ruling): string | null => {
  if (ruling.kind === 'refuse' || statement.about !== 'summary') return null;
  return redact(ruling.ownWords ?? statement.text).text;
};

/** Takes or refuses a proposal, once. The same key again is the same ruling. */
export const ruleOnProposal = async (
  desk: Desk,
  by: SignedIn,
  id: string,
  ruling: Ruling,
): Promise<StoredProposal> => {
  const db = desk.database.kysely;
  const officerId = by.officer.id;
  const found = (await findProposal(db, id)) ?? refuseUnknown();
  await loadQuestion(db, by, found);
  if ((await loadTexts(db, by.scope, [found.documentId])).length === 0) refuseUnknown();
  const isRepeated = ({ decidedBy, decidedKey }: StoredProposal): boolean =>
    decidedBy === officerId && decidedKey === ruling.key;
  if (isRepeated(found)) return found;
  const refuseDecided = (): never =>
    refuse('conflict', '这条建议已有人处理 / somebody has ruled on this proposal');
  if (found.state !== 'proposed') refuseDecided();
  const state = ruling.kind === 'take' ? 'taken' : 'refused';
  if (state === 'taken' && found.about === 'variants' && !may(by.officer.role, 'propose-term'))
    refuse('not-allowed', '无权提议关键词 / no right to propose terms');
  const termId = state === 'taken' ? await proposeVariant(desk, by, found) : null;
  await desk.database.transaction(async (trx) => {
    const held = (await findProposal(trx, id, true)) ?? refuseUnknown();
    if (isRepeated(held)) return;
    if (held.state !== 'proposed') refuseDecided();
    const at = desk.now();
    const ownWords = ownWordsOf(held, ruling);
    await decideProposal(trx, id, { state, ownWords, termId, by: officerId, at, key: ruling.key });
    await writeAudit(trx, {
      at,
      officerId,
      unitId: by.officer.unitId,
      action: `helper.${ruling.kind}`,
      subject: held.subject,
      detail: { proposal: id, about: held.about, ...(termId === null ? {} : { termId }) },
    });
  });
  return found;
};
