import { normalise } from '../normalise/normalise.ts';
import type { RiskKind, Span } from '../reading/finding.ts';
import { statementsOf } from '../reading/statements.ts';
import type { Term } from './term.ts';
import { buildWordTable, SHORTEST_WORD } from './word-table.ts';

/** A term that hit in one statement; spans are those of its must and any words there, in text order. */
export type TermHit = {
  readonly termId: string;
  readonly kind: RiskKind;
  readonly weight: number;
  readonly spans: readonly Span[];
  /** Index of the statement in the list given. */
  readonly statement: number;
};

export type TermMatcher = {
  /** Terms in force, as given. */
  readonly terms: readonly Term[];
  /** Hits in a text as it came; spans count in it. */
  readonly match: (text: string) => TermHit[];
  /** The same in a text already normalised and cut into statements; spans count in the normalised text. */
  readonly matchStatements: (text: string, statements: readonly Span[]) => TermHit[];
};

type Role = 'must' | 'any' | 'not';

const ROLES: readonly Role[] = ['must', 'any', 'not'];
/** Words of one character are looked for one by one; there are few, and the table holds longer ones only. */
const isSingle = (word: string): boolean => word.length < SHORTEST_WORD;

/**
 * Compiles the terms of the keyword library into one matcher: a single pass over the text, then work for the words that
 * stand in it, whatever the number of terms. A term without must and any words never hits.
 */
export const compileTerms = (terms: readonly Term[]): TermMatcher => {
  const words: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (word: string): number => {
    const plain = normalise(word).text;
    const known = places.get(plain);
    if (known !== undefined) return known;
    places.set(plain, words.length);
    words.push(plain);
    return words.length - 1;
  };
  const compiled = terms.map((term) => ({
    must: term.must.map(placeOf),
    any: term.any.map(placeOf),
    not: term.not.map(placeOf),
  }));
  /** For each word the terms that it may make hit. */
  const wakes: number[][] = words.map(() => []);
  compiled.forEach((term, index) => {
    for (const role of ROLES) for (const word of term[role]) if (role !== 'not') wakes[word]?.push(index);
  });
  const table = buildWordTable(words);
  const singles = new Map<number, number>();
  words.forEach((word, index) => {
    if (isSingle(word) && word.length === 1) singles.set(word.charCodeAt(0), index);
  });

  const matchStatements = (text: string, statements: readonly Span[]): TermHit[] => {
    const hits: TermHit[] = [];
    const found = new Map<number, Span[]>();
    statements.forEach((statement, index) => {
      found.clear();
      const note = (word: number, start: number, end: number): void => {
        if (end > statement.end) return;
        const spans = found.get(word);
        if (spans === undefined) found.set(word, [{ start, end }]);
        else spans.push({ start, end });
      };
      for (let at = statement.start; at < statement.end; at += 1) {
        const single = singles.size > 0 ? singles.get(text.charCodeAt(at)) : undefined;
        if (single !== undefined) note(single, at, at + 1);
        table.walk(text, at, (word, end) => note(word, at, end));
      }
      if (found.size === 0) return;
      const awake = new Set<number>();
      for (const word of found.keys()) for (const term of wakes[word] ?? []) awake.add(term);
      for (const place of [...awake].sort((a, b) => a - b)) {
        const parts = compiled[place];
        const term = terms[place];
        if (parts === undefined || term === undefined) continue;
        if (!parts.must.every((word) => found.has(word))) continue;
        if (parts.any.length > 0 && !parts.any.some((word) => found.has(word))) continue;
        if (parts.not.some((word) => found.has(word))) continue;
        const spans = [...new Set([...parts.must, ...parts.any])]
          .flatMap((word) => found.get(word) ?? [])
          .sort((a, b) => a.start - b.start || a.end - b.end);
        hits.push({ termId: term.id, kind: term.kind, weight: term.weight, spans, statement: index });
      }
    });
    return hits;
  };

  const match = (text: string): TermHit[] => {
    const plain = normalise(text);
    return matchStatements(plain.text, statementsOf(plain.text)).map((hit) => ({
      ...hit,
      spans: hit.spans.map(({ start, end }) => ({
        start: plain.originalOffset(start),
        end: plain.originalOffset(end - 1) + 1,
      })),
    }));
  };
  return { terms, match, matchStatements };
};
