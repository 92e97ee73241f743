import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stripMarkup } from '../src/markup/strip-markup.ts';
import { normalise } from '../src/normalise/normalise.ts';
import { cutWords, isHan, LONGEST_WORD, wordHash, type WordHit } from '../src/reading/words/word-table.ts';
import { clustersOf, embed } from './embed.ts';

const COUNT_SLOTS = 1 << 24;
/** A string is a candidate for a word from this count, and stays one while it is chosen that often. */
const LEAST_COUNT = 25;
const LEAST_CHOSEN = 20;
const MOST_WORDS = 28_000;
const ROUNDS = 3;
const DIMS = 24;
const CLUSTERS = 160;

/** Unjudged texts that may be learned from, normalised. */
const plainTexts = (dir: string): string[] => {
  const texts: string[] = [];
  for (const name of ['headlines', 'citizen-messages-other', 'official-news'])
    for (const line of gunzipSync(readFileSync(join(dir, `${name}.jsonl.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')) {
      const { title, text } = JSON.parse(line) as { title?: string; text?: string };
      texts.push(normalise(`${title ?? ''}\n${stripMarkup(text ?? '')}`).text.slice(0, 1_200));
    }
  return texts;
};

const eachPiece = (text: string, visit: (from: number, to: number) => void): void => {
  for (let at = 0; at < text.length; at += 1) {
    if (!isHan(text.charCodeAt(at))) continue;
    for (let to = at + 1; to <= text.length && to - at <= LONGEST_WORD; to += 1) {
      visit(at, to);
      if (!isHan(text.charCodeAt(to))) break;
    }
  }
};

/** Counts of strings of up to four characters that stand often enough: first by hash, then exactly. */
const candidates = (texts: readonly string[]): Map<string, number> => {
  const slots = new Uint32Array(COUNT_SLOTS);
  for (const text of texts)
    eachPiece(text, (from, to) => {
      const slot = wordHash(text, from, to) & (COUNT_SLOTS - 1);
      slots[slot] = (slots[slot] as number) + 1;
    });
  const counts = new Map<string, number>();
  for (const text of texts)
    eachPiece(text, (from, to) => {
      if ((slots[wordHash(text, from, to) & (COUNT_SLOTS - 1)] as number) < LEAST_COUNT) return;
      const piece = text.slice(from, to);
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
    });
  for (const [piece, count] of counts) if (count < LEAST_COUNT) counts.delete(piece);
  return counts;
};

const inOrder = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

type Vocabulary = {
  readonly words: readonly string[];
  readonly placeOf: ReadonlyMap<string, number>;
  readonly costs: Uint8Array;
};

const vocabularyOf = (entries: readonly [string, number][]): Vocabulary => {
  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return {
    words: entries.map(([word]) => word),
    placeOf: new Map(entries.map(([word], place) => [word, place])),
    costs: Uint8Array.from(entries, ([, count]) => Math.min(255, Math.round(8 * Math.log2(total / count)))),
  };
};

const cut = ({ placeOf, costs }: Vocabulary, text: string): WordHit[] =>
  cutWords(
    text,
    0,
    text.length,
    (from, to) => placeOf.get(text.slice(from, to)) ?? -1,
    (word) => costs[word] as number,
  );

/**
 * Learns words from unjudged texts: candidates by count; then in turns the cheapest cutting of all texts and the counts
 * that it gives (hard EM of a unigram model); then vectors of the words by the company that they keep. Packed as base64.
 */
export const learnWords = (dir: string, progress: (message: string) => void): string => {
  const texts = plainTexts(dir);
  progress(`${texts.length} texts`);
  let vocabulary = vocabularyOf(inOrder(candidates(texts)));
  progress(`${vocabulary.words.length} candidates`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const counts = new Map<string, number>();
    for (const text of texts)
      for (const { start, end } of cut(vocabulary, text)) {
        const word = text.slice(start, end);
        if (word.length <= 12) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    for (const [word, count] of counts) if (count < LEAST_CHOSEN) counts.delete(word);
    const entries = inOrder(counts);
    vocabulary = vocabularyOf(round === ROUNDS - 1 ? entries.slice(0, MOST_WORDS) : entries);
    progress(`round ${round + 1}: ${vocabulary.words.length} words`);
  }
  const { words, costs } = vocabulary;
  const sentences = texts.map((text) => Int32Array.from(cut(vocabulary, text), ({ word }) => word));
  const vectors = embed({ sentences, words: words.length, dims: DIMS, progress });
  const clusters = clustersOf(vectors, DIMS, CLUSTERS);
  progress('clusters');
  const hashes = new Map<number, number>();
  words.forEach((word, place) => {
    const hash = wordHash(word, 0, word.length);
    if (!hashes.has(hash)) hashes.set(hash, place);
  });
  const kept = [...hashes];
  return Buffer.concat([
    Buffer.from(Uint32Array.of(kept.length, DIMS).buffer),
    Buffer.from(Uint32Array.from(kept, ([hash]) => hash).buffer),
    Buffer.from(Uint8Array.from(kept, ([, place]) => costs[place] as number)),
    Buffer.from(Uint8Array.from(kept, ([, place]) => clusters[place] as number)),
    ...kept.map(([, place]) =>
      Buffer.from(
        Int8Array.from({ length: DIMS }, (_, dim) =>
          Math.round(127 * Math.max(-1, Math.min(1, vectors[place * DIMS + dim] as number))),
        ).buffer,
      ),
    ),
  ]).toString('base64');
};
