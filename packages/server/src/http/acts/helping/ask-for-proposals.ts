import type { ParsedBody, Routes } from '@weisu/contract';
import { dayOf, may, refuse } from '@weisu/core';
import type { HelpingRules } from '../../../helping-model/helping-rules.ts';
import { helpWith } from '../../../helping-model/help-with.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { writeAudit } from '../../../store/audit/write-audit.ts';
import { takeHelpingRequest } from '../../../store/helping/budget.ts';
import { beginAsk, endAsk, insertProposals } from '../../../store/helping/proposals.ts';
import type { Desk } from '../../desk.ts';
import { loadQuestion } from './load-question.ts';

const requireModel = (desk: Desk): HelpingRules =>
  desk.helping ??
  refuse(
    'guard-not-met',
    '没有接入辅助模型，其他功能照常 / no helping model is set up; all else works without',
  );

/** Asks the model once about something the officer may see and keeps what it proposes. The same key again asks nothing. */
export const askHelper = async (
  desk: Desk,
  by: SignedIn,
  { key, about, subject }: ParsedBody<Routes['askHelper']>,
): Promise<void> => {
  const db = desk.database.kysely;
  const question = await loadQuestion(db, by, { about, subject });
  if (about === 'variants' && !may(by.officer.role, 'propose-term'))
    refuse('not-allowed', '无权提议关键词 / no right to propose terms');
  const rules = requireModel(desk);
  if (question.texts.length === 0) refuse('guard-not-met', '没有可供阅读的文本 / there is no text to read');
  const officerId = by.officer.id;
  const ask = await beginAsk(db, { about, subject, officerId, key, model: rules.model, at: desk.now() });
  if (ask === null) return;
  const takeRequest = (): Promise<boolean> => takeHelpingRequest(db, dayOf(desk.now()), rules.dailyRequests);
  const help = await helpWith({ rules, outward: desk.outward, takeRequest }, question);
  await desk.database.transaction(async (trx) => {
    const at = desk.now();
    const proposals = help.ok ? help.answer.proposals : [];
    await insertProposals(trx, ask, question, proposals);
    await endAsk(trx, ask, {
      at,
      noHelp: help.ok ? null : help.why,
      keptCount: proposals.length,
      droppedCount: help.ok ? help.answer.droppedCount : 0,
    });
    await writeAudit(trx, {
      at,
      officerId,
      unitId: by.officer.unitId,
      action: 'helper.ask',
      subject,
      detail: {
        about,
        model: rules.model,
        texts: question.texts.length,
        kept: proposals.length,
        noHelp: help.ok ? null : help.why,
      },
    });
  });
};
