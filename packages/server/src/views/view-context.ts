import type { Day, Instant, Jurisdiction, Role, UnitId, WorkCalendar } from '@weisu/core';

/** What presenting needs beside the rows: where we are, what day it is, and who looks. */
export type ViewContext = {
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
  readonly now: Instant;
  readonly today: Day;
  readonly viewer: { readonly role: Role; readonly officerId: `off_${string}`; readonly unitId: UnitId };
};
