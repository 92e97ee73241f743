import { buildWordTable } from '../match/word-table.ts';
import { statementsOf } from '../reading/statements.ts';
import { mutualInformation } from './association.ts';
import {
  type CorpusStory,
  type CorpusText,
  type FindFigures,
  type FindOptions,
  LEAST_LIKELIHOOD,
  MOST_COVERED,
  storiesOf,
} from './corpus.ts';
import { gramsOf } from './grams.ts';
import { figuresOf, totalsOf } from './new-words.ts';

/** Farther apart two words say little together. */
const MOST_APART = 10;
/** Words that may take part: pairs grow with their square. */
const MOST_WORDS = 250;
const LEAST_TOGETHER = 1;
/** A pair must be this much purer than either of its words, or the word alone would do. */
const PURER_BY = 0.15;

export type FoundPair = {
  readonly first: string;
  readonly second: string;
  /** The widest gap seen. */
  readonly within: number;
  readonly figures: FindFigures;
  readonly texts: readonly string[];
};

type Seen = { readonly stories: number[]; apart: number; statements: number; readonly texts: string[] };

const pairKey = (first: number, second: number): number => first * MOST_WORDS + second;

/** Walks the statements of stories and calls back for each word and each pair of words that stand near each other. */
const walkPairs = (
  words: readonly string[],
  stories: readonly CorpusStory[],
  visit: {
    readonly statement: (words: ReadonlySet<number>) => void;
    readonly word: (word: number, story: number) => void;
    readonly pair: (key: number, apart: number, story: number, text: CorpusText) => void;
  },
): void => {
  const table = buildWordTable(words);
  stories.forEach(({ texts }, story) => {
    for (const own of texts)
      for (const { start, end } of statementsOf(own.text)) {
        const hits: { word: number; start: number; end: number }[] = [];
        for (let at = start; at < end;) {
          let longest: { word: number; end: number } | null = null;
          table.walk(own.text, at, (word, to) => {
            if (to <= end) longest = { word, end: to };
          });
          const found = longest as { word: number; end: number } | null;
          if (found === null) at += 1;
          else {
            hits.push({ word: found.word, start: at, end: found.end });
            visit.word(found.word, story);
            at = found.end;
          }
        }
        visit.statement(new Set(hits.map(({ word }) => word)));
        hits.forEach((first, index) => {
          for (const second of hits.slice(index + 1)) {
            const apart = second.start - first.end;
            if (apart > MOST_APART) break;
            if (apart > 0 && first.word !== second.word)
              visit.pair(pairKey(first.word, second.word), apart, story, own);
          }
        });
      }
  });
};

const purity = (trueCount: number, count: number): number => (count === 0 ? 0 : trueCount / count);

/**
 * Pairs of words that stand in this order, one to ten characters apart in one statement, far oftener in texts judged true than in
 * others (G² above chance of one in a thousand), oftener together than by chance (mutual information over statements at least 1 bit),
 * clearly purer than either word alone, and that the library does not hit yet. Stories count once.
 */
export const findCollocations = (texts: readonly CorpusText[], options: FindOptions): FoundPair[] => {
  const stories = storiesOf(texts);
  const totals = totalsOf(stories);
  const words = gramsOf(
    stories.filter(({ isTrue }) => isTrue),
    options.leastTexts,
  )
    .filter(
      ({ word, groups, cohesion, freedom }) =>
        word.length <= 4 && groups >= options.leastGroups && cohesion >= 2 && freedom >= 0.5,
    )
    .sort((a, b) => b.stories * b.cohesion - a.stories * a.cohesion)
    .slice(0, MOST_WORDS)
    .map(({ word }) => word);
  const pairs = new Map<number, Seen>();
  const wordStories: number[][] = words.map(() => []);
  const wordStatements: number[] = words.map(() => 0);
  let statements = 0;
  walkPairs(words, stories, {
    statement: (own) => {
      statements += 1;
      for (const word of own) wordStatements[word] = (wordStatements[word] ?? 0) + 1;
    },
    word: (word, story) => {
      const own = wordStories[word];
      if (own !== undefined && own.at(-1) !== story) own.push(story);
    },
    pair: (key, apart, story, text) => {
      const seen = pairs.get(key) ?? { stories: [], apart: 0, statements: 0, texts: [] };
      if (seen.stories.at(-1) !== story) seen.stories.push(story);
      seen.apart = Math.max(seen.apart, apart);
      seen.statements += 1;
      if (text.isTrue && seen.texts.at(-1) !== text.id) seen.texts.push(text.id);
      pairs.set(key, seen);
    },
  });
  const isTrue = (story: number): boolean => stories[story]?.isTrue ?? false;
  const purityOf = (own: readonly number[]): number => purity(own.filter(isTrue).length, own.length);
  return [...pairs]
    .flatMap(([key, seen]): FoundPair[] => {
      const first = Math.floor(key / MOST_WORDS);
      const second = key % MOST_WORDS;
      const groups = new Set(
        seen.stories.flatMap((story) => (isTrue(story) ? (stories[story]?.groups ?? []) : [])),
      );
      if (seen.stories.filter(isTrue).length < options.leastTexts || groups.size < options.leastGroups)
        return [];
      const alone = Math.max(purityOf(wordStories[first] ?? []), purityOf(wordStories[second] ?? []));
      if (purityOf(seen.stories) < Math.min(1, alone + PURER_BY)) return [];
      const cohesion = mutualInformation(
        seen.statements,
        wordStatements[first] ?? 0,
        wordStatements[second] ?? 0,
        statements,
      );
      const figures = figuresOf(seen.stories, stories, totals, { cohesion, freedom: null });
      if (
        cohesion < LEAST_TOGETHER ||
        figures.logLikelihood < LEAST_LIKELIHOOD ||
        figures.coveredRatio > MOST_COVERED
      )
        return [];
      const own = { first: words[first] ?? '', second: words[second] ?? '' };
      return [{ ...own, within: seen.apart, figures, texts: seen.texts }];
    })
    .sort((a, b) => b.figures.logLikelihood - a.figures.logLikelihood || (a.first < b.first ? -1 : 1))
    .slice(0, options.most);
};
