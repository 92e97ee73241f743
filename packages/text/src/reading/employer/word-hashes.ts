import { hashAfter, hashFrom, hashOfName } from '../model/feature-hash.ts';
import { signOfGroup } from '../words/word-table.ts';

/** Groups for what the words of and around a candidate say. */
const INSIDE = 30;
const BEFORE = 31;
const AFTER = 32;
const AROUND = 34;

/** Groups of words that there are, and before them the word that is not known. */
const MEANINGS = 257;

/** What stands for a word in the name of a feature: its group, or `?`. Numbered from 0, the unknown word. */
const signOf = (meaning: number): string => (meaning === 0 ? '?' : signOfGroup(meaning - 1));

const hashesOf = (group: number, before: string): Uint32Array =>
  Uint32Array.from({ length: MEANINGS }, (_, meaning) => hashOfName(group, before + signOf(meaning)));

/** Number of a word's meaning, to ask for its hashes by; `word` is −1 for one that is not known. */
export const meaningOf = (clusters: Uint8Array, word: number): number =>
  word === -1 ? 0 : 1 + (clusters[word] as number);

/** Hashes of the features of a candidate's words, by meaning: a text has many candidates over the same few words. */
export const INSIDE_HASHES = {
  any: hashesOf(INSIDE, ''),
  first: hashesOf(INSIDE, '^'),
  last: hashesOf(INSIDE, '$'),
  /** By how many words there are, seven and more alike. */
  count: Uint32Array.from({ length: 8 }, (_, count) => hashOfName(INSIDE, `n${'abcdefgh'[count] ?? ''}`)),
};

/** How a word beside a candidate stands: touching it or with something between. */
const beside = (group: number) =>
  ['-', '='].map((joint) => ({
    meanings: hashesOf(group, joint),
    /** What the word itself is read behind. */
    word: hashAfter(hashFrom(group), joint),
  }));
const BEFORE_HASHES = beside(BEFORE);
const AFTER_HASHES = beside(AFTER);
type Beside = (typeof BEFORE_HASHES)[number];

export const hashesBefore = (touches: boolean): Beside => BEFORE_HASHES[Number(touches)] as Beside;
export const hashesAfter = (touches: boolean): Beside => AFTER_HASHES[Number(touches)] as Beside;

/** Hash of what stands on both sides. */
export const aroundHash = (before: number, after: number): number =>
  hashOfName(AROUND, `${signOf(before)}|${signOf(after)}`);
