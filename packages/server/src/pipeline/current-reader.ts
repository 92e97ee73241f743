import { createReader, type Reader } from '@weisu/text';
import type { Queryable } from '../store/engine.ts';
import { type LibraryStamp, loadLibraryStamp } from '../store/library/library-version.ts';
import { listTermsInForce } from '../store/standing/terms.ts';

/** A reader over the keyword library as it is, and the version of the library that it reads with. */
export type LibraryReader = { readonly reader: Reader; readonly library: number };

/** Answers the reader over the library as it is now. */
export type CurrentReader = (db: Queryable) => Promise<LibraryReader>;

const isSame = (a: LibraryStamp, b: LibraryStamp): boolean =>
  a.version === b.version && a.changedAt === b.changedAt;

type Known = LibraryReader & { readonly stamp: LibraryStamp };

const loadReader = async (db: Queryable): Promise<Known> => {
  for (;;) {
    const stamp = await loadLibraryStamp(db);
    const terms = await listTermsInForce(db);
    // An act between the two would give new terms the old number.
    if (isSame(stamp, await loadLibraryStamp(db)))
      return { reader: createReader({ terms }), library: stamp.version, stamp };
  }
};

/**
 * A reader that follows the library: asked before every batch of texts, it costs one row, and compiles the terms again only where
 * the library has changed. So an approval in one process is seen by every other at its next batch, without restart.
 */
export const createCurrentReader = (): CurrentReader => {
  let known: Known | null = null;
  return async (db) => {
    if (known === null || !isSame(known.stamp, await loadLibraryStamp(db))) known = await loadReader(db);
    return known;
  };
};
