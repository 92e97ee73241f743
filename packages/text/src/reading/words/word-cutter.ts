import { hashEnd, hashFrom, hashOver } from '../model/feature-hash.ts';
import { cutWords, LONGEST_WORD, WORD_GROUP, wordHash, type WordHit, type Words } from './word-table.ts';

/** The words of a stretch of a text. */
export type WordCutter = (start: number, end: number) => WordHit[];

/** Not looked for yet. */
const UNASKED = -2;
const SEED = hashFrom(WORD_GROUP);

/**
 * Cuts stretches of one normalised text into words. Stretches overlap, and which words stand at a place does not depend on
 * the stretch: what was found in the first `kept` units is kept.
 */
export const createWordCutter = ({ table, costs }: Words, text: string, kept: number): WordCutter => {
  const length = Math.min(text.length, kept);
  const found = new Int32Array(length * LONGEST_WORD).fill(UNASKED);
  const costOf = (word: number): number => costs[word] as number;
  const wordOf = (from: number, to: number): number => {
    const size = to - from;
    if (from >= length || size > LONGEST_WORD) return table.find(wordHash(text, from, to));
    const own = from * LONGEST_WORD;
    if (found[own] === UNASKED) {
      let hash = SEED;
      for (let more = 0; more < LONGEST_WORD && from + more < text.length; more += 1) {
        hash = hashOver(hash, text, from + more, from + more + 1);
        found[own + more] = table.find(hashEnd(hash));
      }
    }
    return found[own + size - 1] as number;
  };
  return (start, end) => cutWords(text, start, end, wordOf, costOf);
};
