import { bytesOfBase64 } from '../../binary/base64.ts';
import { hashOf } from '../model/feature-hash.ts';
import { HashTable } from '../model/hash-table.ts';
import type { Span } from '../finding.ts';

/** Words learned from unjudged texts: how often they are written, and in what company. */
export type Words = {
  readonly dims: number;
  readonly table: HashTable;
  /** −log2 of the chance of a word, in eighths. */
  readonly costs: Uint8Array;
  /** Vector of a word at `word * dims`, −127…127 for −1…1. */
  readonly vectors: Int8Array;
  /** Group of words written in like company. */
  readonly clusters: Uint8Array;
};

/** What a group of words is called in the name of a feature: one unit. */
export const signOfGroup = (group: number): string => String.fromCharCode(0x100 + group);

/** A word in its place; `word` is −1 for one that is not known. */
export type WordHit = Span & { readonly word: number };

export const LONGEST_WORD = 4;
/** Group of hashes for words. */
export const WORD_GROUP = 77;

export const wordHash = (text: string, start: number, end: number): number =>
  hashOf(WORD_GROUP, text, start, end);

/** Reads packed words: count, dims, hashes, costs, clusters, vectors. */
export const unpackWords = (base64: string): Words => {
  const { buffer } = bytesOfBase64(base64);
  const [count = 0, dims = 0] = new Uint32Array(buffer.slice(0, 8));
  const table = HashTable.of(new Uint32Array(buffer.slice(8, 8 + count * 4)));
  const at = 8 + count * 4;
  return {
    dims,
    table,
    costs: new Uint8Array(buffer.slice(at, at + count)),
    clusters: new Uint8Array(buffer.slice(at + count, at + 2 * count)),
    vectors: new Int8Array(buffer.slice(at + 2 * count, at + 2 * count + count * dims)),
  };
};

const isLatin = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
export const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/** What an unknown character costs: more than any known word. */
const UNKNOWN_COST = 256;

/**
 * Cuts a stretch of a normalised text into words: the cheapest way, by the costs of the words. Runs of Latin letters and
 * digits are one word each; marks and blanks are none.
 */
export const cutWords = (
  text: string,
  start: number,
  end: number,
  wordOf: (from: number, to: number) => number,
  costOf: (word: number) => number,
): WordHit[] => {
  const hits: WordHit[] = [];
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    let to = at + 1;
    if (isLatin(unit)) {
      while (to < end && isLatin(text.charCodeAt(to))) to += 1;
      hits.push({ word: wordOf(at, to), start: at, end: to });
    } else if (isHan(unit)) {
      while (to < end && isHan(text.charCodeAt(to))) to += 1;
      cutRun(at, to, wordOf, costOf, hits);
    }
    at = to;
  }
  return hits;
};

/** Used for one run after another: least cost of each place, its last word and how long that is. */
let costs = new Float64Array(256);
let words = new Int32Array(256);
let back = new Int32Array(256);

const cutRun = (
  from: number,
  to: number,
  wordOf: (from: number, to: number) => number,
  costOf: (word: number) => number,
  hits: WordHit[],
): void => {
  const length = to - from;
  if (costs.length <= length) {
    costs = new Float64Array(2 * length + 1);
    words = new Int32Array(2 * length + 1);
    back = new Int32Array(2 * length + 1);
  }
  costs.fill(Infinity, 0, length + 1);
  costs[0] = 0;
  for (let place = 0; place < length; place += 1)
    for (let size = 1; size <= LONGEST_WORD && place + size <= length; size += 1) {
      const word = wordOf(from + place, from + place + size);
      if (word === -1 && size > 1) continue;
      const cost = (costs[place] as number) + (word === -1 ? UNKNOWN_COST : costOf(word));
      if (cost >= (costs[place + size] as number)) continue;
      costs[place + size] = cost;
      words[place + size] = word;
      back[place + size] = size;
    }
  const first = hits.length;
  for (let place = length; place > 0; place -= back[place] as number)
    hits.push({
      word: words[place] as number,
      start: from + place - (back[place] as number),
      end: from + place,
    });
  for (let low = first, high = hits.length - 1; low < high; low += 1, high -= 1) {
    const held = hits[low] as WordHit;
    hits[low] = hits[high] as WordHit;
    hits[high] = held;
  }
};
