import type { EnterpriseId, Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import { dayOf } from '@weisu/core';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import type { Queryable } from '../store/engine.ts';
import { lockEnterprises } from '../store/warning/load-one.ts';
import { assessTouched, type Reassessed } from './raise-touched.ts';

/**
 * A batch that touches more enterprises than this waits for the night's round, which takes all of them at once. It is as many as
 * the texts that a worker takes at a time, so that no text waits for the night because others came with it: an import of a
 * month's records does.
 */
const MOST_AT_ONCE = 500;

export type ReassessOptions = {
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  /** Working days for the clocks of case files that are reopened; the State Council's calendar unless given. */
  readonly calendar?: WorkCalendar;
};

/**
 * Assesses the enterprises that new signals tell of as of today, and raises what needs a person by the rules of the nightly round:
 * first or worse, within the capacity that the month has left, held back for the same reasons. Only who comes first differs, where
 * a unit's list is full: here it is what arrived first, at night what weighs most. Does nothing where too many are touched.
 */
export const reassess = async (
  trx: Queryable,
  ids: Iterable<EnterpriseId>,
  { now, jurisdiction, calendar = chinaWorkCalendar() }: ReassessOptions,
): Promise<Reassessed> => {
  const touched = [...new Set(ids)].sort();
  if (touched.length === 0 || touched.length > MOST_AT_ONCE) return { assessments: [], raised: [] };
  // Two arrivals of one enterprise must not both raise its first warning.
  await lockEnterprises(trx, touched);
  return assessTouched(trx, touched, { asOf: dayOf(now), now, jurisdiction, calendar });
};
