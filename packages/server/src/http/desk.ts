import type { Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import type { Database } from '../store/engine.ts';
import type { Strangers } from '../session/strangers.ts';

/** What every handler works with. `now` is the only clock behind the pages. */
export type Desk = {
  readonly database: Database;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly now: () => Instant;
  readonly version: string;
  readonly strangers: Strangers;
};
