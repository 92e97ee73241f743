import type { Reply, Routes } from '@weisu/contract';
import { dayOf, may } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { countHelpingRequests } from '../../../store/helping/budget.ts';
import { findNewestAsk, type HelpingSubject, listProposals } from '../../../store/helping/proposals.ts';
import { loadTexts } from '../../../store/library/list-texts.ts';
import { presentHelping } from '../../../views/helping/present-helping.ts';
import { askHelper as ask } from '../../acts/helping/ask-for-proposals.ts';
import { loadQuestion } from '../../acts/helping/load-question.ts';
import { ruleOnProposal as rule } from '../../acts/helping/rule-on-proposal.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';

const helpingOf = async (
  desk: Desk,
  by: SignedIn,
  { about, subject }: HelpingSubject,
): Promise<Reply<Routes['helpingProposals']>> => {
  const db = desk.database.kysely;
  const all = await listProposals(db, { about, subject });
  const seen = await loadTexts(db, by.scope, [...new Set(all.map(({ documentId }) => documentId))]);
  const used = await countHelpingRequests(db, dayOf(desk.now()));
  return presentHelping(all, {
    rules: desk.helping,
    used,
    texts: seen,
    lastAsk: await findNewestAsk(db, { about, subject }),
    mayTake: may(by.officer.role, about === 'variants' ? 'propose-term' : 'use-helper'),
  });
};

export const helpingProposals: Handler<Routes['helpingProposals']> = {
  needs: 'use-helper',
  answer: async ({ query, by }, desk) => {
    await loadQuestion(desk.database.kysely, by, query);
    return helpingOf(desk, by, query);
  },
};

export const askHelper: Handler<Routes['askHelper']> = {
  needs: 'use-helper',
  answer: async ({ body, by }, desk) => {
    await ask(desk, by, body);
    return helpingOf(desk, by, body);
  },
};

export const ruleOnProposal: Handler<Routes['ruleOnProposal']> = {
  needs: 'use-helper',
  answer: async ({ params, body, by }, desk) => helpingOf(desk, by, await rule(desk, by, params.id, body)),
};
