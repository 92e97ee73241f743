import { normalise } from '../normalise/normalise.ts';
import type { RiskKind, Span } from '../reading/finding.ts';
import { statementsOf } from '../reading/statements.ts';
import { nearSpans } from './near-spans.ts';
import { parsePattern } from './pattern/parse-pattern.ts';
import { compileProgram } from './pattern/pattern-program.ts';
import { createPatternScan } from './pattern/pattern-scan.ts';
import { patternSpans } from './pattern/pattern-spans.ts';
import type { Term } from './term.ts';
import { buildWordTable, SHORTEST_WORD } from './word-table.ts';

/** A term that hit in one statement; spans are those of what it asked for there, in text order. */
export type TermHit = {
  readonly termId: string;
  /** Version of the term's definition, from 1. */
  readonly version: number;
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

/** Words of one character are looked for one by one; there are few, and the table holds longer ones only. */
const isSingle = (word: string): boolean => word.length < SHORTEST_WORD;
const NO_SPANS: readonly Span[] = [];

/**
 * Compiles the terms of the keyword library into one matcher: a single pass over the text for the words and patterns of all
 * terms together, then work for those that stand in it, whatever the number of terms. A term that asks for nothing never hits.
 * @throws PatternError where a pattern cannot be read; the library refuses such a term before it is kept.
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
  const patterned: number[] = [];
  const compiled = terms.map((term, index) => {
    const hasPattern = term.pattern !== undefined && term.pattern !== null;
    if (hasPattern) patterned.push(index);
    return {
      must: term.must.map(placeOf),
      any: term.any.map(placeOf),
      not: term.not.map(placeOf),
      near: (term.near ?? []).map((rule) => ({
        ...rule,
        first: rule.first.map(placeOf),
        second: rule.second.map(placeOf),
      })),
      /** Its place among the patterns, or −1. */
      pattern: hasPattern ? patterned.length - 1 : -1,
    };
  });
  /** For each word the terms that it may make hit: one word that a term must have wakes it, else each of those it may have. */
  const wakes: number[][] = words.map(() => []);
  compiled.forEach(({ must, any, near }, index) => {
    // Of several the longest: it stands in the fewest texts.
    const [needed] = must.toSorted((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0));
    const either = any.length > 0 ? any : near.flatMap(({ first }) => first);
    for (const word of needed === undefined ? new Set(either) : [needed]) wakes[word]?.push(index);
  });
  const program = compileProgram(patterned.map((index) => parsePattern(terms[index]?.pattern ?? '')));
  const scan = patterned.length > 0 ? createPatternScan(program) : null;
  const table = buildWordTable(words);
  const singles = new Map<number, number>();
  words.forEach((word, index) => {
    if (isSingle(word) && word.length === 1) singles.set(word.charCodeAt(0), index);
  });

  /** Spans of each word in the present statement, and the words that have some: emptied word by word, as most have none. */
  const found: (Span[] | undefined)[] = words.map(() => undefined);
  const standing: number[] = [];
  const isFound = (word: number): boolean => found[word] !== undefined;
  let start = 0;
  let limit = 0;
  const note = (word: number, end: number): void => {
    if (end > limit) return;
    const spans = found[word];
    if (spans !== undefined) spans.push({ start, end });
    else {
      found[word] = [{ start, end }];
      standing.push(word);
    }
  };

  const matchStatements = (text: string, statements: readonly Span[]): TermHit[] => {
    const hits: TermHit[] = [];
    const over = new Set<number>();
    statements.forEach((statement, index) => {
      limit = statement.end;
      for (start = table.next(text, statement.start, limit); start < limit;) {
        const single = singles.size > 0 ? singles.get(text.charCodeAt(start)) : undefined;
        if (single !== undefined) note(single, start + 1);
        table.walk(text, start, note);
        start = table.next(text, start + 1, limit);
      }
      if (scan !== null)
        for (let at = statement.start, state = scan.start(); at < statement.end; at += 1) {
          state = scan.step(state, text.charCodeAt(at));
          const ended = scan.ended(state);
          // Nearly everywhere none does, and walking an empty list costs as much as the step.
          for (let place = 0; place < ended.length; place += 1) over.add(ended[place] as number);
        }
      if (standing.length === 0 && over.size === 0) return;
      const awake = new Set<number>();
      for (const word of standing) for (const term of wakes[word] ?? []) awake.add(term);
      for (const pattern of over) awake.add(patterned[pattern] ?? -1);
      for (const place of [...awake].sort((a, b) => a - b)) {
        const parts = compiled[place];
        const term = terms[place];
        if (parts === undefined || term === undefined) continue;
        if (parts.pattern >= 0 && !over.has(parts.pattern)) continue;
        if (!parts.must.every(isFound)) continue;
        if (parts.any.length > 0 && !parts.any.some(isFound)) continue;
        if (parts.not.some(isFound)) continue;
        const spansOf = (group: readonly number[]): Span[] =>
          group.flatMap((word) => found[word] ?? NO_SPANS);
        const near = parts.near.map((rule) =>
          nearSpans(spansOf(rule.first), spansOf(rule.second), rule.within, rule.ordered),
        );
        if (near.some((met) => met.length === 0)) continue;
        const byPattern =
          parts.pattern < 0
            ? NO_SPANS
            : patternSpans(program, parts.pattern, text, statement.start, statement.end);
        const spans = [...spansOf([...new Set([...parts.must, ...parts.any])]), ...near.flat(), ...byPattern];
        const seen = new Set<number>();
        hits.push({
          termId: term.id,
          version: term.version ?? 1,
          kind: term.kind,
          weight: term.weight,
          spans: spans
            .sort((a, b) => a.start - b.start || a.end - b.end)
            .filter(({ start, end }) => {
              const key = start * 0x10000 + (end - start);
              if (seen.has(key)) return false;
              seen.add(key);
              return true;
            }),
          statement: index,
        });
      }
      for (const word of standing) found[word] = undefined;
      standing.length = 0;
      over.clear();
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
