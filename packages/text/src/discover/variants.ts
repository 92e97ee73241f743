import { buildWordTable } from '../match/word-table.ts';
import type { Term } from '../match/term.ts';
import { normalise } from '../normalise/normalise.ts';
import {
  LEAST_LIKELIHOOD,
  MOST_COVERED,
  type CorpusStory,
  type CorpusText,
  type FindFigures,
  storiesOf,
} from './corpus.ts';
import { logLikelihood } from './association.ts';
import { figuresOf, totalsOf } from './new-words.ts';
import { insertedPattern, INSERTED, latinForms, type SoundOf, splitForms } from './variant-forms.ts';

export const VARIANT_WAYS = ['homophone', 'split', 'latin', 'inserted'] as const;
export type VariantWay = (typeof VARIANT_WAYS)[number];

export type FoundVariant = {
  readonly way: VariantWay;
  /** The word in force, and its term. */
  readonly word: string;
  readonly termId: string;
  /** How it is written; for signs put between, the first way seen. */
  readonly form: string;
  /** With signs put between the pattern to look for; null where the form itself is. */
  readonly pattern: string | null;
  readonly figures: FindFigures;
  /** Ids of texts in which it stands. */
  readonly texts: readonly string[];
};

type Word = { readonly word: string; readonly termId: string };

const HAN_WORD = /^[\u4e00-\u9fff]{2,6}$/;
const LATIN = /[a-z0-9]/;
/** A short form of letters alone stands for many things: it must go with texts of the field far beyond chance. */
const SHORT_LATIN = /^[a-z]{2,3}$/;
/** One in a hundred. */
const LEAST_FOR_SOUND = 6.63;

/** Words that terms ask for, each with its heaviest term. */
const wordsInForce = (terms: readonly Term[]): Word[] => {
  const words = new Map<string, Word>();
  for (const { id, must, any, near = [] } of terms.toSorted((a, b) => b.weight - a.weight))
    for (const each of [...must, ...any, ...near.flatMap(({ first, second }) => [...first, ...second])]) {
      const word = normalise(each).text;
      if (HAN_WORD.test(word) && !words.has(word)) words.set(word, { word, termId: id });
    }
  return [...words.values()];
};

type Sighting = {
  readonly word: Word;
  readonly way: VariantWay;
  readonly form: string;
  readonly stories: number[];
  readonly texts: string[];
  /** What stood before and behind, each time. */
  readonly before: string[];
  readonly after: string[];
};

type Note = (
  way: VariantWay,
  word: Word,
  form: string,
  story: number,
  text: string,
  edges?: readonly [string, string],
) => void;

/** Forms that can be listed beforehand: split characters and pinyin. */
const walkForms = (
  words: readonly Word[],
  stories: readonly CorpusStory[],
  soundOf: SoundOf,
  note: Note,
): void => {
  const known = new Set(words.map(({ word }) => word));
  const forms = new Map<string, { readonly word: Word; readonly way: VariantWay }>();
  for (const word of words) {
    for (const form of splitForms(word.word))
      if (!forms.has(form) && !known.has(form)) forms.set(form, { word, way: 'split' });
    for (const form of latinForms(word.word, soundOf))
      if (!forms.has(form)) forms.set(form, { word, way: 'latin' });
  }
  const list = [...forms.keys()];
  const table = buildWordTable(list);
  stories.forEach(({ texts }, story) => {
    for (const { id, text } of texts)
      for (let at = 0; at < text.length; at += 1)
        table.walk(text, at, (index, end) => {
          const form = list[index] ?? '';
          const found = forms.get(form);
          if (found === undefined) return;
          const isCut =
            (LATIN.test(form.charAt(0)) && LATIN.test(text.charAt(at - 1))) ||
            (LATIN.test(form.charAt(form.length - 1)) && LATIN.test(text.charAt(end)));
          if (!isCut) note(found.way, found.word, form, story, id);
        });
  });
};

/** Rows of ideographs that sound like a word and share a character with it at its place. */
const walkSounds = (
  words: readonly Word[],
  stories: readonly CorpusStory[],
  soundOf: SoundOf,
  note: Note,
): void => {
  const known = new Set(words.map(({ word }) => word));
  const sounds = new Map<string, string | null>();
  const soundAt = (character: string): string | null => {
    const found = sounds.get(character);
    if (found !== undefined) return found;
    const sound = soundOf(character);
    sounds.set(character, sound);
    return sound;
  };
  const bySound = new Map<string, Word[]>();
  const begins = new Set<string>();
  const sizes = new Set<number>();
  for (const word of words) {
    const own = [...word.word].map(soundAt);
    if (own.includes(null)) continue;
    const key = own.join(' ');
    bySound.set(key, [...(bySound.get(key) ?? []), word]);
    begins.add(`${own[0]} ${own[1]}`);
    sizes.add(word.word.length);
  }
  stories.forEach(({ texts }, story) => {
    for (const { id, text } of texts) {
      const own = [...text].length === text.length ? Array.from(text, soundAt) : [];
      for (let at = 0; at + 2 <= own.length; at += 1) {
        if (own[at] === null || !begins.has(`${own[at]} ${own[at + 1]}`)) continue;
        for (const size of sizes) {
          const form = text.slice(at, at + size);
          if (at + size > own.length || known.has(form)) continue;
          for (const word of bySound.get(own.slice(at, at + size).join(' ')) ?? [])
            if ([...word.word].some((character, place) => form.charAt(place) === character))
              note('homophone', word, form, story, id, [text.charAt(at - 1), text.charAt(at + size)]);
        }
      }
    }
  });
};

/** Longer words make patterns longer than may be kept. */
const LONGEST_INSERTED = 3;

/** Words with one or two signs between their characters. */
const walkInserted = (words: readonly Word[], stories: readonly CorpusStory[], note: Note): void => {
  const signs = new Set(INSERTED.replace('\\', ''));
  const table = buildWordTable(words.map(({ word }) => word));
  stories.forEach(({ texts }, story) => {
    for (const { id, text } of texts) {
      const kept: number[] = [];
      let bare = '';
      for (let at = 0; at < text.length; at += 1)
        if (!signs.has(text.charAt(at))) {
          kept.push(at);
          bare += text.charAt(at);
        }
      if (kept.length === text.length) continue;
      for (let at = 0; at < bare.length; at += 1)
        table.walk(bare, at, (index, end) => {
          const from = kept[at] ?? 0;
          const to = (kept[end - 1] ?? 0) + 1;
          const word = words[index];
          const widest = Math.max(
            ...Array.from(
              { length: end - at - 1 },
              (_, gap) => (kept[at + gap + 1] ?? 0) - (kept[at + gap] ?? 0),
            ),
          );
          if (word !== undefined && to - from > end - at && widest <= 3)
            note('inserted', word, text.slice(from, to), story, id);
        });
    }
  });
};

const HAN_OR_DIGIT = /[\u4e00-\u9fff0]/;
/** Where one and the same character stands beside it this often, the edge belongs to another word: 派遣员工 is no 欠员工. */
const OWN_WORD_RATIO = 0.7;

const isStuckTo = (neighbours: readonly string[]): boolean => {
  const counts = new Map<string, number>();
  for (const each of neighbours) {
    // Digits are all alike: 人员共25人 is as stuck as 派遣员工.
    const one = each >= '0' && each <= '9' ? '0' : each;
    if (HAN_OR_DIGIT.test(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= OWN_WORD_RATIO * neighbours.length;
};

/** True where the changed character at an edge belongs to the word beside it. */
const isPartOfAnother = ({ word: { word }, form, before, after }: Sighting): boolean =>
  (form.charAt(0) !== word.charAt(0) && isStuckTo(before)) ||
  (form.charAt(form.length - 1) !== word.charAt(word.length - 1) && isStuckTo(after));

/**
 * Other ways in which words in force are written: by characters that sound alike, split characters, pinyin or its first letters, and
 * signs put between. Traditional, full-width and zero-width forms are no variants: reading folds them. A way of sound or letters has to
 * stand in texts of the field (judged true, or hit by a term in force) beyond chance, G² at least 6.63, letters alone 10.83; one that
 * cannot be anything else counts from its first text. Stories count once.
 */
export const findVariants = (
  texts: readonly CorpusText[],
  terms: readonly Term[],
  { soundOf, most }: { readonly soundOf: SoundOf; readonly most: number },
): FoundVariant[] => {
  const words = wordsInForce(terms);
  const stories = storiesOf(texts);
  const totals = totalsOf(stories);
  const sightings = new Map<string, Sighting>();
  const note: Note = (way, word, form, story, text, edges = ['', '']) => {
    const key = way === 'inserted' ? `${way} ${word.word}` : `${way} ${word.word} ${form}`;
    const seen = sightings.get(key) ?? { word, way, form, stories: [], texts: [], before: [], after: [] };
    if (seen.stories.at(-1) !== story) seen.stories.push(story);
    if (seen.texts.at(-1) !== text) seen.texts.push(text);
    seen.before.push(edges[0]);
    seen.after.push(edges[1]);
    sightings.set(key, seen);
  };
  walkForms(words, stories, soundOf, note);
  walkSounds(words, stories, soundOf, note);
  walkInserted(
    words.filter(({ word }) => word.length <= LONGEST_INSERTED),
    stories,
    note,
  );
  const inField = ({ isTrue, isCovered }: CorpusStory): boolean => isTrue || isCovered;
  const fieldTotal = stories.filter(inField).length;
  const likelihoodOf = (own: readonly number[]): number => {
    const hits = own.filter((index) => stories[index] !== undefined && inField(stories[index])).length;
    return logLikelihood(hits, fieldTotal, own.length - hits, stories.length - fieldTotal);
  };
  const isTelling = (seen: Sighting): boolean => {
    const { way, form, stories: own } = seen;
    if (way === 'split' || way === 'inserted') return true;
    if (own.length < 2 || (way === 'homophone' && isPartOfAnother(seen))) return false;
    const covered = own.filter((index) => stories[index]?.isCovered).length;
    if (covered > MOST_COVERED * own.length) return false;
    return likelihoodOf(own) >= (SHORT_LATIN.test(form) ? LEAST_LIKELIHOOD : LEAST_FOR_SOUND);
  };
  const found = [...sightings.values()].filter(isTelling).map((seen): FoundVariant => ({
    way: seen.way,
    word: seen.word.word,
    termId: seen.word.termId,
    form: seen.form,
    pattern: seen.way === 'inserted' ? insertedPattern(seen.word.word) : null,
    figures: {
      ...figuresOf(seen.stories, stories, totals, { cohesion: null, freedom: null }),
      logLikelihood: likelihoodOf(seen.stories),
    },
    texts: seen.texts,
  }));
  const ordered = found.toSorted(
    (a, b) =>
      b.figures.trueTexts + b.figures.otherTexts - (a.figures.trueTexts + a.figures.otherTexts) ||
      (a.form < b.form ? -1 : 1),
  );
  return VARIANT_WAYS.flatMap((way) => ordered.filter((each) => each.way === way).slice(0, most));
};
