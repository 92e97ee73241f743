import type { BrandHit } from './cue/brands.ts';
import type { Span } from './finding.ts';
import { hashAfter, hashEnd, hashFrom, hashOver } from './model/feature-hash.ts';
import type { Features } from './model/feature-set.ts';
import { createWordCutter } from './words/word-cutter.ts';
import { signOfGroup, type Words } from './words/word-table.ts';

/** Groups of features; their numbers are part of the model and used by no other feature. */
const SIGNS = 40;
const WORD_THEN_SIGN = 41;
const SIGN_THEN_WORD = 42;

/** What stands for a word of which nothing is known, for a brand at home and abroad, and for the ends. */
const UNKNOWN = '?';
const BRAND = 'B';
const BRAND_ABROAD = 'A';
const EDGE = '^';

type Token = Span & { readonly sign: string };

const tokensOf = (text: string, head: Span, brands: readonly BrandHit[], words: Words): Token[] => {
  const cut = createWordCutter(words, text, head.end);
  const tokens: Token[] = [];
  const addWords = (from: number, to: number): void => {
    for (const { word, start, end } of cut(from, to))
      tokens.push({
        start,
        end,
        sign: word === -1 ? UNKNOWN : signOfGroup(words.clusters[word] as number),
      });
  };
  let at = head.start;
  for (const { start, end, abroad } of brands) {
    if (start < at || end > head.end) continue;
    addWords(at, start);
    tokens.push({ start, end, sign: abroad ? BRAND_ABROAD : BRAND });
    at = end;
  }
  addWords(at, head.end);
  return tokens;
};

/**
 * Puts into `set` the head as a row of signs: the group of a word, or that it is a known name. What was learned of one
 * enterprise or verb so holds for others of its kind.
 */
export const addHeadWords = (
  set: Features,
  text: string,
  head: Span,
  brands: readonly BrandHit[],
  words: Words,
): void => {
  const tokens = tokensOf(text, head, brands, words);
  if (tokens.length === 0) return;
  const value = 2 / Math.sqrt(Math.max(4, tokens.length));
  const signs = [EDGE, ...tokens.map(({ sign }) => sign), EDGE].join('');
  const seed = hashFrom(SIGNS);
  for (let place = 0; place < signs.length; place += 1) {
    let hash = seed;
    for (let size = 1; size <= 3 && place + size <= signs.length; size += 1) {
      hash = hashOver(hash, signs, place + size - 1, place + size);
      set.put(hashEnd(hash), value);
    }
  }
  const beforeSign = hashFrom(WORD_THEN_SIGN);
  const behindSign = hashFrom(SIGN_THEN_WORD);
  tokens.forEach(({ start, end }, place) => {
    set.addBehind(hashAfter(beforeSign, signs[place + 2] ?? EDGE), text, start, end, value);
    set.addBehind(hashAfter(behindSign, signs[place] ?? EDGE), text, start, end, value);
  });
};
