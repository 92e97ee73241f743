import type { Term } from '../match/term.ts';
import type { TextReading } from './finding.ts';

/** A text as it is given to the reader. Offsets in findings count in `title + '\n' + body` (or the body alone where there is no title). */
export type ReadableText = { readonly title?: string | null; readonly body: string };

/** A term that hit anywhere in a text, by the version of its definition. */
export type ReadTerm = { readonly termId: string; readonly version: number };

export type Reader = {
  readonly read: (text: ReadableText) => TextReading;
  /** The same reading with every term that hit, also where the text was found to say nothing of an employer. */
  readonly readWithTerms: (text: ReadableText) => {
    readonly reading: TextReading;
    readonly terms: readonly ReadTerm[];
  };
};

/** Builds a reader over the terms in force. Pure and deterministic; building may cost some ms, reading must not. */
export type CreateReader = (options: { readonly terms: readonly Term[] }) => Reader;
