import { createHash } from 'node:crypto';
import type { DocumentId, Grounded, HelpingAbout, HelpingStatement } from '@weisu/core';
import type { Span } from '@weisu/text';
import type { NewProposal } from '../store/helping/proposals.ts';
import type { Help, HelpingModel } from './ask-model.ts';
import { draftSummary, proposeFindings, proposeVariants } from './propose.ts';

/** A text as the model may be shown it: title and body, redacted when it was stored. */
export type HelpingText = { readonly documentId: DocumentId; readonly text: string };

export type HelpingQuestion = {
  readonly about: HelpingAbout;
  readonly subject: string;
  readonly texts: readonly HelpingText[];
  /** What a term asks for already; empty for anything else. */
  readonly words: readonly string[];
};

export type Proposed = { readonly proposals: readonly NewProposal[]; readonly droppedCount: number };

/** The same statement about the same text is one proposal, however often it is asked for. */
const idOf = ({ about, subject }: HelpingQuestion, documentId: string, statement: HelpingStatement): string =>
  `hpr_${createHash('sha256')
    .update(JSON.stringify([about, subject, documentId, statement]))
    .digest('hex')
    .slice(0, 24)}`;

/** Where a quote stands: in the first text that holds it. One that runs over the border of two texts stands nowhere. */
const placeOf = (
  texts: readonly HelpingText[],
  quote: string,
): { readonly documentId: DocumentId; readonly span: Span } | null => {
  for (const { documentId, text } of texts) {
    const start = text.indexOf(quote);
    if (start >= 0) return { documentId, span: { start, end: start + quote.length } };
  }
  return null;
};

const statementsOf = async (
  model: HelpingModel,
  { about, texts, words }: HelpingQuestion,
): Promise<Help<{ readonly kept: readonly HelpingStatement[]; readonly droppedCount: number }>> => {
  const bodies = texts.map(({ text }) => text);
  const bare = <T extends { readonly quote: string }>(kept: readonly Grounded<T>[]): readonly T[] =>
    kept.map(({ proposed: _proposed, span: _span, ...statement }) => statement as unknown as T);
  if (about === 'findings') {
    const help = await proposeFindings(model, bodies.join('\n\n'));
    if (!help.ok) return help;
    const kept = bare(help.answer.kept).map((each) => ({ ...each, about }));
    return { ok: true, answer: { kept, droppedCount: help.answer.droppedCount } };
  }
  if (about === 'summary') {
    const help = await draftSummary(model, bodies);
    if (!help.ok) return help;
    const kept = bare(help.answer.kept).map((each) => ({ ...each, about }));
    return { ok: true, answer: { kept, droppedCount: help.answer.droppedCount } };
  }
  const help = await proposeVariants(model, words, bodies);
  if (!help.ok) return help;
  const kept = bare(help.answer.kept).map((each) => ({ ...each, about }));
  return { ok: true, answer: { kept, droppedCount: help.answer.droppedCount } };
};

/** Asks the model once and puts each statement that stands on a text where it belongs. */
export const helpWith = async (model: HelpingModel, question: HelpingQuestion): Promise<Help<Proposed>> => {
  const help = await statementsOf(model, question);
  if (!help.ok) return help;
  const { kept, droppedCount } = help.answer;
  const proposals = kept.flatMap((statement): NewProposal[] => {
    const place = placeOf(question.texts, statement.quote);
    return place === null ? [] : [{ id: idOf(question, place.documentId, statement), statement, ...place }];
  });
  const once = [...new Map(proposals.map((each) => [each.id, each])).values()];
  return {
    ok: true,
    answer: { proposals: once, droppedCount: droppedCount + kept.length - proposals.length },
  };
};
