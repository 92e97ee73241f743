/** How a character may be read: its pinyin without tones, the common readings of a polyphone. */
export type ReadingsOf = (character: string) => readonly string[];

/** What one character of a name must be: this character, or one that may be read so (whole, or from its beginning). */
export type Spot =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'reading'; readonly reading: string; readonly whole: boolean };

/** A run of spots that follow each other in a name. */
export type Spelling = readonly Spot[];

const MOST_SPELLINGS = 4;
const MOST_LENGTH = 40;
const WHOLE_COST = 1;
const PART_COST = 1.6;

type Partial = { readonly spots: Spelling; readonly cost: number };

/** The likeliest ways to cut letters into syllables, initials, and a syllable that is still being typed at the end. */
const cutLetters = (
  letters: string,
  syllables: ReadonlySet<string>,
  initials: ReadonlySet<string>,
): readonly Spelling[] => {
  const best: Partial[][] = Array.from({ length: letters.length + 1 }, () => []);
  best[0] = [{ spots: [], cost: 0 }];
  for (let at = 0; at < letters.length; at += 1) {
    const sofar = best[at]?.sort((a, b) => a.cost - b.cost).slice(0, MOST_SPELLINGS) ?? [];
    const extend = (end: number, whole: boolean): void => {
      const reading = letters.slice(at, end);
      for (const { spots, cost } of sofar)
        best[end]?.push({
          spots: [...spots, { kind: 'reading', reading, whole }],
          cost: cost + (whole ? WHOLE_COST : PART_COST),
        });
    };
    for (let end = at + 1; end <= Math.min(at + 6, letters.length); end += 1) {
      const piece = letters.slice(at, end);
      const isLast = end === letters.length;
      if (syllables.has(piece)) extend(end, true);
      if (
        initials.has(piece) ||
        (isLast &&
          initials.has(piece.charAt(0)) &&
          [...syllables].some((s) => s.startsWith(piece) && s !== piece))
      )
        extend(end, false);
    }
  }
  return (best[letters.length] ?? [])
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_SPELLINGS)
    .map(({ spots }) => spots);
};

const INITIALS: ReadonlySet<string> = new Set([...'abcdefghjklmnopqrstwxyz', 'zh', 'ch', 'sh']);

/** The form in which names and what is typed are compared: full-width folded, small letters, no spaces, one kind of bracket. */
export const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/gu, '')
    .replaceAll(/[〔［【(]/g, '(')
    .replaceAll(/[〕］】)]/g, ')');

/** Rare characters take two units in names, and here too. */
const unitsOf = (text: string): Spelling =>
  Array.from({ length: text.length }, (_, at): Spot => ({ kind: 'character', character: text.charAt(at) }));

/**
 * What was typed as spellings to look for, the likeliest first: as it is written, and where it has small letters also as
 * pinyin, whole or initials or both, between written characters or alone. Empty where nothing was typed.
 */
export const spell = (typed: string, syllables: ReadonlySet<string>): readonly Spelling[] => {
  const text = comparable(typed).slice(0, MOST_LENGTH);
  if (text === '') return [];
  const written = unitsOf(text);
  const runs = text.match(/[a-z']+|[^a-z']+/g) ?? [];
  if (!/[a-z]/.test(text)) return [written];
  let spellings: readonly Spelling[] = [[]];
  for (const run of runs) {
    const ways = /^[a-z']/.test(run)
      ? cutLetters(run.replaceAll("'", ''), syllables, INITIALS)
      : [unitsOf(run)];
    spellings = spellings.flatMap((head) => ways.map((way) => [...head, ...way])).slice(0, MOST_SPELLINGS);
  }
  return [written, ...spellings];
};

/** True where the character fits the spot. */
export const fits = (spot: Spot, character: string, readingsOf: ReadingsOf): boolean => {
  if (spot.kind === 'character') return spot.character === character;
  return readingsOf(character).some((reading) =>
    spot.whole ? reading === spot.reading : reading.startsWith(spot.reading),
  );
};
