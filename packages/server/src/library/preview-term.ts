import {
  addDays,
  type Day,
  dayOf,
  type DocumentId,
  EMPTY_TALLY,
  type Instant,
  type PreviewTally,
  startOf,
  type TermDefinition,
} from '@weisu/core';
import { compileTerms, type Term, type TermMatcher } from '@weisu/text';
import { textOf } from '../pipeline/prepare-document.ts';
import type { Queryable } from '../store/engine.ts';
import { countTexts, type CorpusCursor, nextTexts } from '../store/library/corpus.ts';
import { listTermsInForce } from '../store/standing/terms.ts';

/** Texts of one part: under half a second of work, so that a page shows how far it is and requests of others come between. */
const TEXTS_A_PART = 2_000;
const MOST_EXAMPLES = 8;

export type PreviewAsked = {
  readonly definition: TermDefinition;
  /** The term that is edited or waits; it is not counted among the others. */
  readonly termId: string | null;
  readonly since: Instant;
  readonly after: CorpusCursor | null;
};

export type PreviewPart = {
  readonly tally: PreviewTally;
  /** Texts hit, those first that nothing in force hits, the newest first. */
  readonly examples: readonly DocumentId[];
  readonly next: CorpusCursor | null;
  /** First words of the terms that hit the same texts. */
  readonly words: Readonly<Record<string, string[]>>;
};

/** The term as the matcher takes it. */
export const asTerm = (id: string, definition: TermDefinition): Term => ({ id, ...definition });

/** Monday of the week of a day. */
const weekOf = (day: Day): Day => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};

const firstWords = ({ must, any, near = [], pattern }: Term): string[] =>
  [
    ...must,
    ...any,
    ...near.flatMap((rule) => [...rule.first, ...rule.second]),
    ...(pattern ? [pattern] : []),
  ].slice(0, 4);

const hitsIn = (matcher: TermMatcher, text: string): boolean => matcher.match(text).length > 0;

/** Counts what a term would do to the next texts. Writes nothing; the parts of a preview are added with `addTallies`. */
export const previewPart = async (
  db: Queryable,
  { definition, termId, since, after }: PreviewAsked,
): Promise<PreviewPart> => {
  const inForce = await listTermsInForce(db);
  const kinds = new Map(inForce.map(({ id, kind }) => [id, kind]));
  const current = inForce.find(({ id }) => id === termId);
  const matcher = compileTerms([asTerm('term_preview', definition)]);
  const before = current === undefined ? null : compileTerms([current]);
  const texts = await nextTexts(db, since, after, TEXTS_A_PART);
  const count = { hits: 0, added: 0, judgedTrue: 0, judgedFalse: 0, lost: 0 };
  const weeks: Record<string, number> = {};
  const overlaps: Record<string, number> = {};
  const examples: { id: DocumentId; isAdded: boolean }[] = [];
  for (const text of texts) {
    const whole = textOf(text);
    if (!hitsIn(matcher, whole)) {
      if (before !== null && hitsIn(before, whole)) count.lost += 1;
      continue;
    }
    const others = text.terms.filter((id) => id !== termId && kinds.has(id));
    const isAdded =
      !others.some((id) => kinds.get(id) === definition.kind) && (before === null || !hitsIn(before, whole));
    count.hits += 1;
    if (isAdded) count.added += 1;
    if (text.verdict === 'true') count.judgedTrue += 1;
    if (text.verdict === 'false') count.judgedFalse += 1;
    const week = weekOf(dayOf(text.recordedAt));
    weeks[week] = (weeks[week] ?? 0) + 1;
    for (const id of others) overlaps[id] = (overlaps[id] ?? 0) + 1;
    examples.push({ id: text.id, isAdded });
  }
  const last = texts.at(-1);
  const words = inForce
    .filter(({ id }) => overlaps[id] !== undefined)
    .map((term) => [term.id, firstWords(term)] as const);
  return {
    words: Object.fromEntries(words),
    tally: { ...EMPTY_TALLY, ...count, texts: texts.length, weeks, overlaps },
    examples: examples
      .reverse()
      .sort((a, b) => Number(b.isAdded) - Number(a.isAdded))
      .slice(0, MOST_EXAMPLES)
      .map(({ id }) => id),
    next:
      last === undefined || texts.length < TEXTS_A_PART ? null : { recordedAt: last.recordedAt, id: last.id },
  };
};

/** The first instant of the days that a preview looks back. */
export const previewSince = (now: Instant, days: number): Instant => startOf(addDays(dayOf(now), 1 - days));

export const countPreviewed = countTexts;
