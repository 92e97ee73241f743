import { SPLIT_CHARACTERS } from './split-characters.ts';

/** The sound of a character: pinyin without tone, or null where it has none. */
export type SoundOf = (character: string) => string | null;

/** Longest word of which forms are made: their number grows with its power. */
const LONGEST = 4;

/** Every way to write the word with at least one character replaced by one of its `ways`. */
const replacing = (word: string, waysOf: (character: string) => readonly string[]): string[] => {
  let forms: readonly { readonly text: string; readonly changed: boolean }[] = [{ text: '', changed: false }];
  for (const character of word)
    forms = forms.flatMap(({ text, changed }) => [
      { text: text + character, changed },
      ...waysOf(character).map((way) => ({ text: text + way, changed: true })),
    ]);
  return [...new Set(forms.filter(({ changed }) => changed).map(({ text }) => text))];
};

/** 拆字: the word with one or more characters split into their parts. */
export const splitForms = (word: string): string[] =>
  word.length > LONGEST ? [] : replacing(word, (character) => SPLIT_CHARACTERS[character] ?? []);

/** The word with one or more characters in pinyin or by its first letter: 欠xin, q薪, tqgz. */
export const latinForms = (word: string, soundOf: SoundOf): string[] =>
  word.length > LONGEST
    ? []
    : replacing(word, (character) => {
        const sound = soundOf(character);
        return sound === null || sound === '' ? [] : [...new Set([sound, sound.charAt(0)])];
      });

/** Signs that people put into a word; what parts sentences is left out, and so are commas. */
export const INSERTED = ' .*·•_+\\-/|~^#@=…';
const GAP = `[${INSERTED}]`;

/** A pattern for the word with one or two signs put in at one place at least. */
export const insertedPattern = (word: string): string => {
  const characters = [...word];
  const ways = characters
    .slice(1)
    .map((_, gap) =>
      characters
        .map((character, at) =>
          at === 0 ? character : `${GAP}${at - 1 === gap ? '{1,2}' : '{0,2}'}${character}`,
        )
        .join(''),
    );
  return ways.length === 1 ? (ways[0] ?? '') : `(?:${ways.join('|')})`;
};
