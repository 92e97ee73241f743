import type { Jurisdiction } from '@weisu/core';
import { READER_VERSION } from '@weisu/text';
import type { NameBook } from '../names/name-book.ts';
import { createCurrentLinker } from './link/current-linker.ts';
import { createCurrentReader } from './current-reader.ts';
import type { ReadingDeps } from './prepare-document.ts';

/** A reader that follows the keyword library, and a linker that follows the register of the book. */
export const readingDeps = (book: NameBook, jurisdiction: Pick<Jurisdiction, 'districts'>): ReadingDeps => ({
  currentReader: createCurrentReader(),
  readerVersion: READER_VERSION,
  currentLinker: createCurrentLinker(book, jurisdiction),
});
