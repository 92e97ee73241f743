import type { Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import type { DemonstrationLogin } from './demonstration-officers.ts';

/** How far the seed is, as the terminal shows it. */
export type SeedProgress = (
  done: number,
  total: number,
  what: { readonly zh: string; readonly en: string },
) => void;

/** What a city is written with. */
export type SeedOptions = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly logins: readonly DemonstrationLogin[];
  /** Nothing is written that would be known only later. */
  readonly now: Instant;
  readonly progress?: SeedProgress;
};
