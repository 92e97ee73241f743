import { type Candidate, type Linker, linksByItself } from '@weisu/core';
import type { Reader, Span } from '@weisu/text';
import type { Contexts } from './contexts.ts';
import { employersOf } from './learn.ts';
import type { Item, Trap } from './traps.ts';

/** One link that the linker offered: how sure it was, whether it was right, and in what kind of item. */
export type Offered = {
  readonly trap: Trap;
  readonly confidence: number;
  /** Linked without a person. */
  readonly byItself: boolean;
  readonly evidence: Candidate['evidence'];
  readonly isRight: boolean;
  readonly text: string;
  readonly surface: string;
};

/** An item whose enterprise was not linked: what was written, and how the right one was seen where it was. */
export type Missed = {
  readonly trap: Trap;
  readonly text: string;
  readonly named: string;
  readonly best: Candidate | undefined;
};

export type Judged = {
  readonly missed: readonly Missed[];
  readonly offered: readonly Offered[];
  /** Items that mean somebody of the registry, by trap. */
  readonly meant: ReadonlyMap<Trap, number>;
  readonly items: ReadonlyMap<Trap, number>;
};

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Links every item and compares with what it means. Of a phrase every link is wrong that touches no named enterprise. */
export const judgeItems = (
  linker: Linker,
  reader: Reader | null,
  items: readonly Item[],
  contexts: Contexts,
): Judged => {
  const named = new Map(contexts.known.map(({ text, named: spans }) => [text, spans]));
  const offered: Offered[] = [];
  const meant = new Map<Trap, number>();
  const counts = new Map<Trap, number>();
  const missed: Missed[] = [];
  for (const item of items) {
    counts.set(item.trap, (counts.get(item.trap) ?? 0) + 1);
    if (item.truth !== null) meant.set(item.trap, (meant.get(item.trap) ?? 0) + 1);
    const candidates = linker.link(item.text, { ...item, employers: employersOf(reader, item.text) });
    const isJudged = ({ spans }: Candidate): boolean =>
      item.span === null
        ? !spans.some((span) => (named.get(item.text) ?? []).some((name) => touches(name, span)))
        : spans.some((span) => touches(span, item.span ?? span));
    for (const candidate of candidates.filter(isJudged))
      offered.push({
        trap: item.trap,
        confidence: candidate.confidence,
        byItself: linksByItself(candidate),
        evidence: candidate.evidence,
        isRight: candidate.enterpriseId === item.truth,
        text: item.text,
        surface: candidate.surface,
      });
    const best = candidates.find(({ enterpriseId }) => enterpriseId === item.truth);
    if (item.truth !== null && (best === undefined || !linksByItself(best)))
      missed.push({
        trap: item.trap,
        text: item.text,
        named: item.span === null ? '' : item.text.slice(item.span.start, item.span.end),
        best,
      });
  }
  return { offered, meant, items: counts, missed };
};
