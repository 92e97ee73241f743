import { FIGURE_IDS, type FigureId } from './figure.ts';

export type SentencePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'day'; readonly day: 'from' | 'until' }
  | { readonly kind: 'figure'; readonly figure: FigureId; readonly say: 'value' | 'change' | 'interval' };

const PLACE = /\{([a-z-]+)(?::(change|interval))?\}/g;

const isFigure = (name: string): name is FigureId => (FIGURE_IDS as readonly string[]).includes(name);

/** The names in braces of a sentence that are neither a figure nor a day. */
export const unknownPlaces = (text: string): readonly string[] =>
  [...text.matchAll(PLACE)].flatMap(([, name = '']) =>
    name === 'from' || name === 'until' || isFigure(name) ? [] : [name],
  );

/** A sentence of the jurisdiction in pieces: words, days of the period, figures. Unknown places stay as they are written. */
export const splitSentence = (text: string): readonly SentencePiece[] => {
  const pieces: SentencePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACE)) {
    const [whole, name = '', say] = match;
    const piece: SentencePiece | undefined =
      name === 'from' || name === 'until'
        ? { kind: 'day', day: name }
        : isFigure(name)
          ? { kind: 'figure', figure: name, say: say === 'change' || say === 'interval' ? say : 'value' }
          : undefined;
    if (piece === undefined) continue;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push(piece);
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
};
