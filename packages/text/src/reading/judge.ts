import type { FindingStatus, RiskKind, Span } from './finding.ts';
import type { CueClass } from './cue/cues.ts';
import type { Prepared } from './prepare.ts';

/** What is thought of a whole text, before spans and employer are fitted to it. */
export type Judgement = {
  readonly kinds: readonly RiskKind[];
  readonly status: FindingStatus;
  readonly abroad: boolean;
  /** Rule and term ids with weights, for the officer. */
  readonly because: readonly string[];
};

const near = (hits: Prepared['cueHits'], cue: CueClass, triggers: readonly Span[], reach: number): number => {
  let count = 0;
  for (const hit of hits)
    if (
      hit.cue === cue &&
      triggers.some(({ start, end }) => hit.end > start - reach && hit.start < end + reach)
    )
      count += 1;
  return count;
};

const DECIDES = 0.5;

/**
 * The keyword list alone: a kind is there where its terms reach the threshold, and cues around them settle the status.
 * It is the measure that anything learned must beat, and what remains where a model is not wanted.
 */
export const judgeByTerms = (prepared: Prepared): Judgement => {
  const none: Judgement = { kinds: [], status: 'general', abroad: false, because: [] };
  const best = new Map<RiskKind, number>();
  for (const hit of prepared.termHits) best.set(hit.kind, Math.max(best.get(hit.kind) ?? 0, hit.weight));
  const kinds = [...best].filter(([, weight]) => weight >= DECIDES).map(([kind]) => kind);
  if (kinds.length === 0) return none;
  const triggers = prepared.termHits.flatMap((hit) => hit.spans);
  const count = (cue: CueClass, reach: number): number => near(prepared.cueHits, cue, triggers, reach);
  let status: FindingStatus = 'actual';
  if (count('denied', 8) > 0) status = 'denied';
  else if (count('feared', 6) > 0) status = 'feared';
  else if (count('resolved', 12) > 0) status = 'resolved';
  if (count('policy', 30) + count('sport', 30) + count('fiction', 30) > 2) status = 'general';
  const because = prepared.termHits.map((hit) => `${hit.termId} ${hit.weight}`);
  return { kinds, status, abroad: count('abroad', 40) > 0, because: [...new Set(because)] };
};
