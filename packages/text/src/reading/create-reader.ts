import { assemble } from './assemble.ts';
import { judgeByTerms } from './judge.ts';
import { createPrepare } from './prepare.ts';
import type { CreateReader } from './reader.ts';

/** Changes whenever the same text may be read otherwise; stored with every finding. */
export const READER_VERSION = 'reader@1';

/** Builds a reader over the terms in force; see `CreateReader`. */
export const createReader: CreateReader = ({ terms }) => {
  const prepare = createPrepare(terms);
  return {
    read: (text) => {
      const prepared = prepare(text);
      return assemble(prepared, judgeByTerms(prepared));
    },
  };
};
