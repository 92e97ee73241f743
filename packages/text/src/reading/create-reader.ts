import { assemble } from './assemble.ts';
import { judgeByModel } from './judge-by-model.ts';
import { judgeByTerms } from './judge.ts';
import { MODEL, MODEL_TERMS } from './model/learned-weights.ts';
import { type ReadingModel, unpackModel } from './model/model.ts';
import { createPrepare } from './prepare.ts';
import type { CreateReader } from './reader.ts';

/** Changes whenever the same text may be read otherwise; stored with every finding. */
export const READER_VERSION = 'reader@1';

let unpacked: ReadingModel | null = null;
const knownTerms = new Set(MODEL_TERMS.split(' '));

/** Builds a reader over the terms in force; see `CreateReader`. */
export const createReader: CreateReader = ({ terms }) => {
  const prepare = createPrepare(terms);
  unpacked ??= unpackModel(MODEL);
  const model = unpacked;
  return {
    read: (text) => {
      const prepared = prepare(text);
      return assemble(
        prepared,
        judgeByModel(prepared, model, (termId) => knownTerms.has(termId)),
      );
    },
  };
};

/** The keyword list alone, without the learned stage: what the reader is compared with. */
export const createKeywordReader: CreateReader = ({ terms }) => {
  const prepare = createPrepare(terms);
  return {
    read: (text) => {
      const prepared = prepare(text);
      return assemble(prepared, judgeByTerms(prepared));
    },
  };
};
