import { type DocumentId, type HelpingAbout } from '@weisu/core';
import type { HelpingQuestion, HelpingText } from '../../../helping-model/help-with.ts';
import { textOf } from '../../../pipeline/prepare-document.ts';
import type { SignedIn } from '../../../session/signed-in.ts';
import { loadEvidence } from '../../../store/desk/load-evidence.ts';
import { findWarning } from '../../../store/desk/load-warnings.ts';
import type { Queryable } from '../../../store/engine.ts';
import { definitionOf, findTerm } from '../../../store/library/find-term.ts';
import { listTermTexts, loadTexts, type TermText } from '../../../store/library/list-texts.ts';
import { withoutCopies } from '../../../views/present-evidence.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

/** Texts that one request may show the model. */
const MOST_TEXTS = 12;

const asTexts = (texts: readonly Pick<TermText, 'id' | 'title' | 'body'>[]): readonly HelpingText[] =>
  texts.map(({ id, title, body }) => ({ documentId: id, text: textOf({ title, body }) }));

const ofWarning = async (db: Queryable, by: SignedIn, id: string): Promise<readonly HelpingText[]> => {
  const warning = (await findWarning(db, id)) ?? refuseUnknown();
  const enterprise = await loadSeenEnterprise(db, warning.enterpriseId, by);
  const signals = warning.assessment.contributions.flatMap(({ evidence }) => evidence);
  const evidence = withoutCopies(await loadEvidence(db, enterprise.id, signals));
  const texts = new Map(
    evidence.flatMap((piece) =>
      piece.from === 'text' ? [[piece.documentId, { ...piece, id: piece.documentId }] as const] : [],
    ),
  );
  return asTexts([...texts.values()].slice(0, MOST_TEXTS));
};

/**
 * The texts on which help with a text, a warning or a term rests, as far as the officer may see them; refuses with `not-found` where the
 * officer may not see what it is asked for.
 */
export const loadQuestion = async (
  db: Queryable,
  by: SignedIn,
  { about, subject }: { readonly about: HelpingAbout; readonly subject: string },
): Promise<HelpingQuestion> => {
  if (about === 'summary') return { about, subject, texts: await ofWarning(db, by, subject), words: [] };
  if (about === 'findings') {
    const texts = await loadTexts(db, by.scope, [subject as DocumentId]);
    if (texts.length === 0) refuseUnknown();
    return { about, subject, texts: asTexts(texts), words: [] };
  }
  const term = (await findTerm(db, subject)) ?? refuseUnknown();
  const { must, any } = definitionOf(term, term.version);
  const { rows } = await listTermTexts(db, by.scope, subject, { page: 1, perPage: MOST_TEXTS });
  return { about, subject, texts: asTexts(rows), words: [...must, ...any] };
};
