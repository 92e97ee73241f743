import type { Instant, Jurisdiction } from '@weisu/core';
import { ensureScorecard } from '../../risk/keep-model.ts';
import { insertFirstRules } from '../delivery/rules.ts';
import type { Queryable } from '../engine.ts';
import { ensureSystemOfficer } from './officers.ts';
import { insertFirstTerms } from './terms.ts';
import { upsertUnits } from './units.ts';

/** Brings the jurisdiction's units, the program's own officer, the first keyword library, the scorecard and the first rules of
 * delivery in. Doing it again changes nothing. */
export const layStanding = async (
  db: Queryable,
  jurisdiction: Jurisdiction,
  recordedAt: Instant,
): Promise<void> => {
  await upsertUnits(db, jurisdiction.units);
  await ensureSystemOfficer(db, jurisdiction.jurisdiction.city);
  await insertFirstTerms(db, jurisdiction.terms, recordedAt);
  await ensureScorecard(db, jurisdiction, recordedAt);
  await insertFirstRules(db, jurisdiction.delivery.rules, recordedAt);
};
