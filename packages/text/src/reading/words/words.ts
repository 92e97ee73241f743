import { WORDS } from './learned-words.ts';
import { unpackWords, type Words } from './word-table.ts';

let unpacked: Words | null = null;

/** The words that ship with the reader; unpacked when first asked for. */
export const knownWords = (): Words => (unpacked ??= unpackWords(WORDS));
