/** A text as it is looked through for words that the library lacks. */
export type CorpusText = {
  readonly id: string;
  /** Texts that say the same have the same, and count once. */
  readonly story: string;
  /** What it speaks of; a word that only one enterprise's texts have is its name or its product. */
  readonly group: string | null;
  /** Normalised. */
  readonly text: string;
  readonly isTrue: boolean;
  readonly isRecent: boolean;
  /** True where a term in force hits it. */
  readonly isCovered: boolean;
};

/** Texts that say the same, as one. */
export type CorpusStory = {
  readonly texts: readonly CorpusText[];
  readonly groups: readonly string[];
  readonly isTrue: boolean;
  readonly isRecent: boolean;
  readonly isCovered: boolean;
};

export const storiesOf = (texts: readonly CorpusText[]): CorpusStory[] => {
  const byStory = new Map<string, CorpusText[]>();
  for (const text of texts) {
    const known = byStory.get(text.story);
    if (known === undefined) byStory.set(text.story, [text]);
    else known.push(text);
  }
  return [...byStory.values()].map((own) => ({
    texts: own,
    groups: [...new Set(own.flatMap(({ group }) => group ?? []))],
    isTrue: own.some(({ isTrue }) => isTrue),
    isRecent: own.some(({ isRecent }) => isRecent),
    isCovered: own.some(({ isCovered }) => isCovered),
  }));
};

/** What was counted of a find; stories, not texts. */
export type FindFigures = {
  readonly trueTexts: number;
  readonly trueTotal: number;
  readonly otherTexts: number;
  readonly otherTotal: number;
  readonly logLikelihood: number;
  readonly cohesion: number | null;
  readonly freedom: number | null;
  readonly rise: number | null;
  readonly coveredRatio: number;
};

export type FindOptions = {
  /** Fewest stories judged true in which a find stands, and fewest different enterprises of which they speak. */
  readonly leastTexts: number;
  readonly leastGroups: number;
  readonly most: number;
};

/** G² of chance one in a thousand. */
export const LEAST_LIKELIHOOD = 10.83;
/** Above this share terms in force hit its texts already: approval would add next to nothing. */
export const MOST_COVERED = 0.8;
