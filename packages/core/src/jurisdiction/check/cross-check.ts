import { checkBulletin } from './check-bulletin.ts';
import { checkClaims } from './check-claims.ts';
import { checkDispatch } from './check-dispatch.ts';
import { checkLetters } from './check-letters.ts';
import { checkDeadlines, checkLevels, checkTerms } from './check-lists.ts';
import { checkNotices } from './check-notices.ts';
import { checkPlaces } from './check-places.ts';
import { checkScorecard } from './check-scorecard.ts';
import { checkProcedure } from './check-procedure.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';

/** What no single entry can show: references, uniqueness, order. A file that could not be read is left out. */
export const crossCheck = (files: Partial<Jurisdiction>): JurisdictionProblem[] => [
  ...checkPlaces(files),
  ...checkDeadlines(files.deadlines ?? []),
  ...checkProcedure(files.procedure, files.deadlines),
  ...checkLevels(files.levels ?? []),
  ...checkScorecard(files.scorecard),
  ...checkTerms(files.terms ?? []),
  ...checkClaims(files.claims, files.deadlines),
  ...checkLetters(files),
  ...checkNotices(files),
  ...checkBulletin(files),
  ...checkDispatch(files.dispatch, files.tips, files.deadlines, files.procedure),
];
