import type { OfficerId } from '../ids.ts';
import type { Instant } from '../time.ts';

export const VERDICTS = ['true', 'false', 'unsure'] as const;
/** Whether what the warning says was so, as a person found it. */
export type Verdict = (typeof VERDICTS)[number];

/** What a person made of a warning (判定). Appended; the newest of a warning counts. */
export type Judgement = {
  readonly verdict: Verdict;
  /** Whether it was good to have been warned: a true one may come too late to be of use. */
  readonly useful: boolean;
  readonly reason: string;
  readonly by: OfficerId;
  readonly at: Instant;
};
