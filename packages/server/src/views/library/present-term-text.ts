import type { Reply, Routes } from '@weisu/contract';
import type { TermDefinition } from '@weisu/core';
import { compileTerms, type Span } from '@weisu/text';
import { asTerm } from '../../library/preview-term.ts';
import { textOf } from '../../pipeline/prepare-document.ts';
import type { TermText } from '../../store/library/list-texts.ts';

type Wire = Reply<Routes['listTermTexts']>['rows'][number];

/** Characters shown before the first word that was hit, and in all. */
const BEFORE = 60;
const SHOWN = 280;

const merged = (spans: readonly Span[]): Span[] => {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
};

/** Shows texts around the words that a definition finds in them. A definition that finds none there marks nothing. */
export const presentTermTexts = (texts: readonly TermText[], definition: TermDefinition): Wire[] => {
  const matcher = compileTerms([asTerm('term_shown', definition)]);
  return texts.map(({ title, body, ...text }) => {
    const whole = textOf({ title, body });
    const spans = merged(matcher.match(whole).flatMap((hit) => hit.spans));
    const from = Math.max(0, (spans[0]?.start ?? 0) - BEFORE);
    const to = Math.min(whole.length, from + SHOWN);
    return {
      ...text,
      excerpt: whole.slice(from, to),
      spans: spans.flatMap(({ start, end }) =>
        start >= to ? [] : [{ start: start - from, end: Math.min(end, to) - from }],
      ),
      isCutBefore: from > 0,
      isCutAfter: to < whole.length,
    };
  });
};
