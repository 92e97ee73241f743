import type { Assessment } from '../risk/assessment.ts';
import type { Signal } from '../signal/signal.ts';

export type HoldReason = 'needs-corroboration' | 'relation-only';

/**
 * Why a warning may not be dispatched yet, or null.
 * An opinion-only lead needs two stories from two sources, or an officer's corroboration; risk by relation alone never dispatches.
 * `evidence`: the signals that the contributions rest on. `corroborated`: an officer has said so, with a reason.
 */
export const heldBack = (
  assessment: Assessment,
  evidence: readonly Signal[],
  corroborated: boolean,
): HoldReason | null => {
  const raising = assessment.contributions.filter((c) => c.centipoints > 0);
  if (raising.length === 0) return corroborated ? null : 'relation-only';
  if (corroborated || raising.some((c) => c.dimension !== 'opinion')) return null;
  const sources = new Set(evidence.map((s) => s.sourceId));
  const stories = new Set(evidence.map((s) => s.storyId ?? s.id));
  return sources.size >= 2 && stories.size >= 2 ? null : 'needs-corroboration';
};
