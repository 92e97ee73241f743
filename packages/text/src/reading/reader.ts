import type { Term } from '../match/term.ts';
import type { TextReading } from './finding.ts';

/** A text as it is given to the reader. Offsets in findings count in `title + '\n' + body` (or the body alone where there is no title). */
export type ReadableText = { readonly title?: string | null; readonly body: string };

export type Reader = { readonly read: (text: ReadableText) => TextReading };

/** Builds a reader over the terms in force. Pure and deterministic; building may cost some ms, reading must not. */
export type CreateReader = (options: { readonly terms: readonly Term[] }) => Reader;
