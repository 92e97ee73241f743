import { compileTerms, type TermHit, type TermMatcher } from '../match/compile-terms.ts';
import type { Term } from '../match/term.ts';
import { buildWordTable } from '../match/word-table.ts';
import { type Normalised, normalise } from '../normalise/normalise.ts';
import { quantitiesOf, type Quantity } from '../quantity/quantities.ts';
import { CUE_CLASSES, CUES, type CueClass } from './cue/cues.ts';
import { type TriggerHit, triggersIn } from './cue/triggers.ts';
import type { Span } from './finding.ts';
import type { ReadableText } from './reader.ts';
import { statementsOf } from './statements.ts';
import { createWordCutter } from './words/word-cutter.ts';
import type { WordHit } from './words/word-table.ts';
import { knownWords } from './words/words.ts';

export type CueHit = Span & { readonly cue: CueClass };

/** A text made ready for reading: everything that later steps look at, found once. All spans count in `text`. */
export type Prepared = {
  readonly original: string;
  readonly plain: Normalised;
  /** The normalised text: title, line break, body. */
  readonly text: string;
  /** Where the body begins; 0 where there is no title. */
  readonly bodyStart: number;
  readonly statements: readonly Span[];
  readonly termHits: readonly TermHit[];
  /** Places at which the learned stage looks. */
  readonly triggers: readonly TriggerHit[];
  readonly cueHits: readonly CueHit[];
  readonly quantities: readonly Quantity[];
  /** The words of its beginning. */
  readonly words: readonly WordHit[];
};

/** Words are cut so far; who is spoken of stands there. */
const LONGEST_CUT = 3_000;

/** Reads no further than this: a letter says what it is about long before, and cost stays bounded. */
const LONGEST_READ = 200_000;

const cueWords: string[] = [];
const cueOf: CueClass[][] = [];
for (const cue of CUE_CLASSES)
  for (const word of CUES[cue]) {
    const place = cueWords.indexOf(word);
    if (place === -1) {
      cueWords.push(word);
      cueOf.push([cue]);
    } else cueOf[place]?.push(cue);
  }
const cueTable = buildWordTable(cueWords);
const singleCues = new Map<number, readonly CueClass[]>();
cueWords.forEach((word, place) => {
  if (word.length === 1) singleCues.set(word.charCodeAt(0), cueOf[place] ?? []);
});

const NO_CUES: readonly CueClass[] = [];

const cuesIn = (text: string): CueHit[] => {
  const hits: CueHit[] = [];
  const end = text.length;
  for (let at = cueTable.next(text, 0, end); at < end; at = cueTable.next(text, at + 1, end)) {
    for (const cue of singleCues.get(text.charCodeAt(at)) ?? NO_CUES)
      hits.push({ cue, start: at, end: at + 1 });
    cueTable.walk(text, at, (word, to) => {
      for (const cue of cueOf[word] ?? []) hits.push({ cue, start: at, end: to });
    });
  }
  return hits;
};

/** Title and body in one string, as findings count their offsets. */
const wholeText = ({ title, body }: ReadableText): string =>
  title === undefined || title === null || title === '' ? body : `${title}\n${body}`;

export type Prepare = (text: ReadableText) => Prepared;

/** Compiles the terms in force into a preparation of texts. */
export const createPrepare = (terms: readonly Term[]): Prepare => {
  const matcher: TermMatcher = compileTerms(terms);
  return (given) => {
    const original = wholeText(given).slice(0, LONGEST_READ);
    const plain = normalise(original);
    const { text } = plain;
    const statements = statementsOf(text);
    const titled = given.title !== undefined && given.title !== null && given.title !== '';
    let cueHits: readonly CueHit[] | null = null;
    let quantities: readonly Quantity[] | null = null;
    let words: readonly WordHit[] | null = null;
    return {
      original,
      plain,
      text,
      bodyStart: titled ? Math.min(text.length, text.indexOf('\n') + 1) : 0,
      statements,
      termHits: matcher.matchStatements(text, statements),
      triggers: triggersIn(text),
      // Found when first asked for: most texts speak of no risk, and nobody asks.
      get cueHits() {
        return (cueHits ??= cuesIn(text));
      },
      get quantities() {
        return (quantities ??= quantitiesOf(text));
      },
      get words() {
        return (words ??= createWordCutter(
          knownWords(),
          text,
          LONGEST_CUT,
        )(0, Math.min(text.length, LONGEST_CUT)));
      },
    };
  };
};
