import { polyphonic } from 'pinyin-pro';
import type { ReadingsOf } from '@weisu/text';

const known = new Map<string, readonly string[]>();
const NONE: readonly string[] = [];

/** The readings of a character without tones, ü as v; those of every tone and use of a polyphone. Nothing for what is no Han character. */
export const readingsOf: ReadingsOf = (character) => {
  const before = known.get(character);
  if (before !== undefined) return before;
  if (!/\p{Script=Han}/u.test(character)) return NONE;
  const [all] = polyphonic(character, { toneType: 'none', type: 'array', v: true });
  const readings = [...new Set(all)].filter((reading) => /^[a-z]+$/.test(reading));
  known.set(character, readings);
  return readings;
};

/** Every syllable that some character in use may be read as. */
export const syllablesOf = (): ReadonlySet<string> => {
  const syllables = new Set<string>();
  // The common block: what lies outside it has no syllable of its own.
  for (let code = 0x4e00; code <= 0x9fa5; code += 1)
    for (const reading of readingsOf(String.fromCharCode(code))) syllables.add(reading);
  return syllables;
};
