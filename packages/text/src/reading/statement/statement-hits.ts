import type { TriggerHit } from '../cue/triggers.ts';
import type { Prepared } from '../prepare.ts';

/** Looks at the beginning of long texts only, and at so many places. */
const LONGEST_LOOK = 1_600;
const MOST_HITS = 36;

/** The places at which a text may state a risk: its triggers, the longest where those of one kind overlap. */
export const statementHits = ({ triggers }: Prepared): TriggerHit[] => {
  const hits: TriggerHit[] = [];
  for (const hit of triggers) {
    if (hit.end > LONGEST_LOOK || hits.length >= MOST_HITS) break;
    const rival = hits.findLast((other) => other.kind === hit.kind);
    if (rival === undefined || rival.end <= hit.start) hits.push(hit);
    else if (hit.end - hit.start > rival.end - rival.start) hits[hits.indexOf(rival)] = hit;
  }
  return hits;
};
