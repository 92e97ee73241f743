import { buildWordTable } from '../match/word-table.ts';
import { logLikelihood, shareRatio } from './association.ts';
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

const LEAST_COHESION = 3;
const LEAST_FREEDOM = 1;
const LEAST_RATIO = 4;

export type FoundWord = {
  readonly word: string;
  readonly figures: FindFigures;
  /** Ids of the texts judged true in which it stands, in the order given. */
  readonly texts: readonly string[];
};

/** For each word the stories in which it stands; `only` narrows the stories. */
const storiesWith = (
  words: readonly string[],
  stories: readonly CorpusStory[],
): readonly (readonly number[])[] => {
  const found: number[][] = words.map(() => []);
  const table = buildWordTable(words);
  stories.forEach(({ texts }, story) => {
    for (const { text } of texts)
      for (let at = 0; at < text.length; at += 1)
        table.walk(text, at, (word) => {
          const own = found[word];
          if (own !== undefined && own.at(-1) !== story) own.push(story);
        });
  });
  return found;
};

/** What is counted of the stories in which something stands. */
export const figuresOf = (
  inStories: readonly number[],
  stories: readonly CorpusStory[],
  totals: { readonly trueTotal: number; readonly recentTotal: number },
  shape: { readonly cohesion: number | null; readonly freedom: number | null },
): FindFigures => {
  const own = inStories.flatMap((index) => stories[index] ?? []);
  const trueOnes = own.filter(({ isTrue }) => isTrue);
  const recent = own.filter(({ isRecent }) => isRecent).length;
  const otherTotal = stories.length - totals.trueTotal;
  return {
    trueTexts: trueOnes.length,
    trueTotal: totals.trueTotal,
    otherTexts: own.length - trueOnes.length,
    otherTotal,
    logLikelihood: logLikelihood(trueOnes.length, totals.trueTotal, own.length - trueOnes.length, otherTotal),
    ...shape,
    rise: shareRatio(recent, totals.recentTotal, own.length - recent, stories.length - totals.recentTotal),
    coveredRatio:
      trueOnes.length === 0 ? 0 : trueOnes.filter(({ isCovered }) => isCovered).length / trueOnes.length,
  };
};

export const totalsOf = (stories: readonly CorpusStory[]) => ({
  trueTotal: stories.filter(({ isTrue }) => isTrue).length,
  recentTotal: stories.filter(({ isRecent }) => isRecent).length,
});

/** Of words that stand in nearly the same texts the longest is kept: 发绩效豆 over 绩效豆 only where one hardly stands without the other. */
const withoutParts = (found: readonly FoundWord[]): FoundWord[] => {
  const kept: FoundWord[] = [];
  const ordered = found.toSorted(
    (a, b) => b.figures.logLikelihood - a.figures.logLikelihood || b.word.length - a.word.length,
  );
  for (const one of ordered) {
    const twin = kept.findIndex(
      ({ word, texts }) =>
        (word.includes(one.word) || one.word.includes(word)) &&
        Math.min(texts.length, one.texts.length) >= 0.8 * Math.max(texts.length, one.texts.length),
    );
    if (twin < 0) kept.push(one);
    else if (one.word.length > (kept[twin]?.word.length ?? 0)) kept[twin] = one;
  }
  return kept;
};

/**
 * Words that stand far oftener in texts judged true than in all others, and that the library does not hit yet: rows of two to six
 * ideographs that keep together (mutual information of the weakest seam at least 3 bits) and stand freely (entropy on both sides at
 * least 1 bit), with G² above chance of one in a thousand, at least four times as frequent, in texts about several enterprises.
 * Stories count once. The most telling come first.
 */
export const findNewWords = (texts: readonly CorpusText[], options: FindOptions): FoundWord[] => {
  const stories = storiesOf(texts);
  const totals = totalsOf(stories);
  const grams = gramsOf(
    stories.filter(({ isTrue }) => isTrue),
    options.leastTexts,
  ).filter(
    ({ groups, cohesion, freedom }) =>
      groups >= options.leastGroups && cohesion >= LEAST_COHESION && freedom >= LEAST_FREEDOM,
  );
  const standsIn = storiesWith(
    grams.map(({ word }) => word),
    stories,
  );
  const found = grams.map(({ word, cohesion, freedom }, index): FoundWord => {
    const inStories = standsIn[index] ?? [];
    return {
      word,
      figures: figuresOf(inStories, stories, totals, { cohesion, freedom }),
      texts: inStories.flatMap((story) =>
        (stories[story]?.texts ?? [])
          .filter(({ isTrue, text }) => isTrue && text.includes(word))
          .map(({ id }) => id),
      ),
    };
  });
  return withoutParts(
    found.filter(
      ({ figures }) =>
        figures.logLikelihood >= LEAST_LIKELIHOOD &&
        figures.coveredRatio <= MOST_COVERED &&
        shareRatio(figures.trueTexts, figures.trueTotal, figures.otherTexts, figures.otherTotal) >=
          LEAST_RATIO,
    ),
  ).slice(0, options.most);
};
