import type { Term } from '../match/term.ts';
import { assemble } from './assemble.ts';
import { judgeByModel } from './judge-by-model.ts';
import { type Judgement, judgeByTerms } from './judge.ts';
import { MODEL, MODEL_TERMS } from './model/learned-weights.ts';
import { type ReadingModel, unpackModel } from './model/model.ts';
import { createPrepare, type Prepared } from './prepare.ts';
import type { CreateReader, Reader, ReadTerm } from './reader.ts';

/** Changes whenever the same text may be read otherwise; stored with every finding. */
export const READER_VERSION = 'reader@5';

let unpacked: ReadingModel | null = null;
const knownTerms = new Set(MODEL_TERMS.split(' '));

/** The model has learned from a term's first definition; a later one is as new to it as a new term. */
const learned = (terms: readonly Term[]): ReadonlySet<string> =>
  new Set(terms.filter(({ id, version = 1 }) => version === 1 && knownTerms.has(id)).map(({ id }) => id));

const termsOf = ({ termHits }: Prepared): ReadTerm[] => [
  ...new Map(termHits.map(({ termId, version }) => [termId, { termId, version }])).values(),
];

const readerOf = (terms: readonly Term[], judge: (prepared: Prepared) => Judgement): Reader => {
  const prepare = createPrepare(terms);
  return {
    read: (text) => {
      const prepared = prepare(text);
      return assemble(prepared, judge(prepared));
    },
    readWithTerms: (text) => {
      const prepared = prepare(text);
      return { reading: assemble(prepared, judge(prepared)), terms: termsOf(prepared) };
    },
  };
};

/** Builds a reader over the terms in force; see `CreateReader`. */
export const createReader: CreateReader = ({ terms }) => {
  unpacked ??= unpackModel(MODEL);
  const model = unpacked;
  const known = learned(terms);
  return readerOf(terms, (prepared) => judgeByModel(prepared, model, (termId) => known.has(termId)));
};

/** The keyword list alone, without the learned stage: what the reader is compared with. */
export const createKeywordReader: CreateReader = ({ terms }) => readerOf(terms, judgeByTerms);
