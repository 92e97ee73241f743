import { entropyOf, mutualInformation } from './association.ts';
import type { CorpusStory } from './corpus.ts';

const LONGEST = 6;
/** A text says what it is about early. */
const LONGEST_TEXT = 600;
const HAN_RUN = /[\u4e00-\u9fff]+/g;
/** Words do not begin or end with these. */
const LOOSE = new Set(
  '的了着过是在和与及或而也都就还又被把将从对以于其之这那个们我你他她它您吗呢吧啊呀么地得请给让向并但',
);
const NUMERALS = new Set('一二三四五六七八九十百千万亿两几零');

/** A row of ideographs that keeps together, as it stands in the stories given. */
export type Gram = {
  readonly word: string;
  readonly stories: number;
  readonly groups: number;
  /** Mutual information of its weakest seam, in bits. */
  readonly cohesion: number;
  /** Entropy of what stands before and behind, in bits: the lower of the two. A part of a longer word has none. */
  readonly freedom: number;
};

const isLoose = (word: string): boolean =>
  LOOSE.has(word.charAt(0)) ||
  LOOSE.has(word.charAt(word.length - 1)) ||
  NUMERALS.has(word.charAt(0)) ||
  NUMERALS.has(word.charAt(word.length - 1));

/** Runs of ideographs, each with what stands before and behind it. */
const runsOf = function* (
  story: CorpusStory,
): Generator<{ readonly run: string; readonly before: string; readonly after: string }> {
  for (const { text: whole } of story.texts) {
    const text = whole.slice(0, LONGEST_TEXT);
    for (const found of text.matchAll(HAN_RUN)) {
      const [run] = found;
      yield { run, before: text.charAt(found.index - 1), after: text.charAt(found.index + run.length) };
    }
  }
};

/** A neighbour as it is counted: digits are all alike, letters too; any other edge is one of its own. */
const edgeOf = (unit: string, count: number): string =>
  unit >= '0' && unit <= '9' ? '0' : unit >= 'a' && unit <= 'z' ? 'a' : `edge${count}`;

type Counted = {
  readonly frequency: Map<string, number>;
  readonly stories: Map<string, number>;
  readonly characters: number;
};

const countGrams = (stories: readonly CorpusStory[]): Counted => {
  const frequency = new Map<string, number>();
  const inStories = new Map<string, number>();
  let characters = 0;
  for (const story of stories) {
    const seen = new Set<string>();
    for (const { run } of runsOf(story)) {
      characters += run.length;
      for (let at = 0; at < run.length; at += 1)
        for (let size = 1; size <= LONGEST && at + size <= run.length; size += 1) {
          const gram = run.slice(at, at + size);
          frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
          if (size >= 2) seen.add(gram);
        }
    }
    for (const gram of seen) inStories.set(gram, (inStories.get(gram) ?? 0) + 1);
  }
  return { frequency, stories: inStories, characters };
};

const cohesionOf = (word: string, { frequency, characters }: Counted): number => {
  let weakest = Number.POSITIVE_INFINITY;
  for (let seam = 1; seam < word.length; seam += 1) {
    const own = mutualInformation(
      frequency.get(word) ?? 0,
      frequency.get(word.slice(0, seam)) ?? 0,
      frequency.get(word.slice(seam)) ?? 0,
      characters,
    );
    weakest = Math.min(weakest, own);
  }
  return weakest;
};

const note = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/**
 * Rows of two to six ideographs that stand in at least `leastStories` of the stories, with how they keep together and how freely they
 * stand. A mark beside a run counts as a neighbour of its own each time.
 */
export const gramsOf = (stories: readonly CorpusStory[], leastStories: number): Gram[] => {
  const counted = countGrams(stories);
  const around = new Map<
    string,
    { left: Map<string, number>; right: Map<string, number>; groups: Set<string> }
  >();
  for (const [word, count] of counted.stories)
    if (count >= leastStories && !isLoose(word))
      around.set(word, { left: new Map(), right: new Map(), groups: new Set() });
  let edges = 0;
  for (const story of stories)
    for (const { run, before, after } of runsOf(story))
      for (let at = 0; at < run.length; at += 1)
        for (let size = 2; size <= LONGEST && at + size <= run.length; size += 1) {
          const own = around.get(run.slice(at, at + size));
          if (own === undefined) continue;
          edges += 1;
          note(own.left, run.charAt(at - 1) || edgeOf(before, edges));
          note(own.right, run.charAt(at + size) || edgeOf(after, edges));
          for (const group of story.groups) own.groups.add(group);
        }
  return [...around].map(([word, { left, right, groups }]) => ({
    word,
    stories: counted.stories.get(word) ?? 0,
    groups: groups.size,
    cohesion: cohesionOf(word, counted),
    freedom: Math.min(entropyOf(left.values()), entropyOf(right.values())),
  }));
};
