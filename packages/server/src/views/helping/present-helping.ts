import type { Reply, Routes } from '@weisu/contract';
import type { HelpingRules } from '../../helping-model/helping-rules.ts';
import type { NoHelp } from '../../helping-model/ask-model.ts';
import { textOf } from '../../pipeline/prepare-document.ts';
import type { HelpingAsk, StoredProposal } from '../../store/helping/proposals.ts';
import type { TermText } from '../../store/library/list-texts.ts';

type Wire = Reply<Routes['helpingProposals']>;

const presentProposal = (proposal: StoredProposal, text: string): Wire['proposals'][number] => {
  const { statement, span, decidedByName, decidedAt } = proposal;
  const { id, documentId, model, proposedAt, state, ownWords, termId } = proposal;
  const words =
    statement.about === 'summary' ? statement.text : statement.about === 'variants' ? statement.words : null;
  const findingOf = (): Wire['proposals'][number]['finding'] => {
    if (statement.about !== 'findings') return null;
    const { kind, status, employer, amountYuan, months, headcount } = statement;
    return { kind, status, employer, amountYuan, months, headcount };
  };
  return {
    id,
    documentId,
    quote: text.slice(span.start, span.end),
    span,
    finding: findingOf(),
    words,
    model,
    proposedAt,
    state,
    ownWords,
    termId,
    decided: decidedByName === null || decidedAt === null ? null : { byName: decidedByName, at: decidedAt },
  };
};

/** What a helping model proposed, as far as the officer may see the texts on which it rests. */
export const presentHelping = (
  all: readonly StoredProposal[],
  around: {
    readonly rules: HelpingRules | null;
    readonly used: number;
    readonly texts: readonly TermText[];
    readonly lastAsk: HelpingAsk | undefined;
    readonly mayTake: boolean;
  },
): Wire => {
  const { rules, used, lastAsk, mayTake } = around;
  const texts = new Map(around.texts.map(({ id, title, body }) => [id, textOf({ title, body })]));
  const proposals = all.flatMap((proposal) => {
    const text = texts.get(proposal.documentId);
    return text === undefined ? [] : [presentProposal(proposal, text)];
  });
  return {
    model: rules?.model ?? null,
    leftToday: rules === null ? 0 : Math.max(0, rules.dailyRequests - used),
    mayTake,
    lastAsk:
      lastAsk === undefined
        ? null
        : {
            at: lastAsk.askedAt,
            byName: lastAsk.byName,
            isOver: lastAsk.answeredAt !== null,
            noHelp: lastAsk.noHelp as NoHelp | null,
            kept: lastAsk.keptCount,
            dropped: lastAsk.droppedCount,
          },
    proposals,
    hidden: all.length - proposals.length,
  };
};
