import type { OfficerId, UnitId } from '../../ids.ts';
import type { DispatchTerms } from '../../jurisdiction/dispatch-terms.ts';
import type { Unit } from '../../jurisdiction/jurisdiction.ts';
import type { Day } from '../../time.ts';
import type { Supervision } from '../supervision.ts';

/** What the guards look at beside the dispatch itself. */
export type PassGround = {
  readonly units: readonly Pick<Unit, 'id' | 'name' | 'parent' | 'kind'>[];
  readonly terms: DispatchTerms;
  readonly today: Day;
  /** The clock of the current step, or null where none runs. */
  readonly clock: {
    readonly dueOn: Day;
    readonly supervision: Supervision;
    /** True where the deadline can be extended at all. */
    readonly extensible: boolean;
    /** Day from which it runs: an extension of a clock before it counts no more. */
    readonly from: Day;
  } | null;
  /** Last day on which the holder may send it back, or null where no such deadline is in force. */
  readonly returnBy: Day | null;
};

export type Actor = { readonly officerId: OfficerId; readonly unitId: UnitId };
