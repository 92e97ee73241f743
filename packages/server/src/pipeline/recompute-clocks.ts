import { createHash } from 'node:crypto';
import {
  addDays,
  createClaimDue,
  type Day,
  dayOf,
  foldLetter,
  type Instant,
  type Jurisdiction,
  letterClock,
  openLetter,
  rulingDueOn,
  stepClock,
  type WorkCalendar,
} from '@weisu/core';
import { loadCaseFiles } from '../store/desk/load-case-file.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { loadLetters } from '../store/letters/letters.ts';
import {
  followCaseFiles,
  listClaimClocks,
  listRunning,
  writeClaimDues,
  writeDues,
} from '../store/standing/clock-projections.ts';
import { findMeta, writeMeta } from '../store/standing/meta.ts';
import { stateOf } from '../views/case-file-state.ts';

type Place = { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar };

/** How many due days moved, by what they are of. */
export type MovedClocks = {
  readonly caseFiles: number;
  readonly letters: number;
  readonly dispatches: number;
  readonly claims: number;
};

const CALENDAR = 'work-calendar';
/** Far enough for every clock that runs: two years of enforcement and what is put off. */
const YEARS_AHEAD = 4;
const YEARS_BACK = 3;

/** What the calendar says of the days around now, as one short text. */
const markOf = (calendar: WorkCalendar, { deadlines }: Jurisdiction, today: Day): string => {
  const first = `${Number(today.slice(0, 4)) - YEARS_BACK}-01-01`;
  const last = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  const hash = createHash('sha256').update(JSON.stringify(deadlines)).update(calendar.knownUntil);
  for (let day = first; day <= last; day = addDays(day, 1))
    hash.update(calendar.isWorkingDay(day) ? '1' : '0');
  return `${first.slice(0, 4)}:${hash.digest('hex')}`;
};

const recompute = async (trx: Queryable, { jurisdiction, calendar }: Place): Promise<MovedClocks> => {
  const files = await loadCaseFiles(trx, await listRunning(trx, 'case_files.due_on'));
  const caseFiles = await writeDues(
    trx,
    'case_files.due_on',
    [...files.values()].map((stored) => ({
      id: stored.id,
      due: stepClock(jurisdiction, stateOf(jurisdiction, stored), calendar)?.dueOn ?? null,
    })),
  );
  await followCaseFiles(trx);
  const sent = await loadLetters(trx, await listRunning(trx, 'letters.reply_due_on'));
  const letters = await writeDues(
    trx,
    'letters.reply_due_on',
    [...sent.values()].map(({ acts, ...opening }) => ({
      id: opening.id,
      due: letterClock(jurisdiction, foldLetter(openLetter(opening), acts), calendar)?.dueOn ?? null,
    })),
  );
  const dispatches = await writeDues(
    trx,
    'dispatches.ruling_due_on',
    [...files.values()].flatMap(({ dispatch }) =>
      dispatch === undefined ? [] : [{ id: dispatch.id, due: rulingDueOn(jurisdiction, calendar, dispatch) }],
    ),
  );
  const due = createClaimDue(jurisdiction, calendar);
  const clocks = await listClaimClocks(trx);
  const claims = await writeClaimDues(
    trx,
    clocks.map((clock) => ({ clock, due: due(clock) })),
  );
  return { caseFiles, letters, dispatches, claims };
};

class LookedOnly extends Error {}

/**
 * Clocks that do not stand as the rules now say: each is worked out anew beside what is written, and nothing is changed. All
 * zero where no clock was lost.
 */
export const findLostClocks = async (database: Database, place: Place): Promise<MovedClocks> => {
  let lost: MovedClocks = { caseFiles: 0, letters: 0, dispatches: 0, claims: 0 };
  await database
    .transaction(async (trx) => {
      lost = await recompute(trx, place);
      throw new LookedOnly();
    })
    .catch((error: unknown) => {
      if (!(error instanceof LookedOnly)) throw error;
    });
  return lost;
};

/**
 * A new arrangement of working days, or other deadlines, move every clock that still runs: their due days are worked out anew in
 * one transaction. Null where nothing changed since they were last written.
 */
export const recomputeClocks = (
  database: Database,
  place: Place,
  now: Instant,
): Promise<MovedClocks | null> =>
  database.transaction(async (trx) => {
    const mark = markOf(place.calendar, place.jurisdiction, dayOf(now));
    if ((await findMeta(trx, CALENDAR)) === mark) return null;
    const moved = await recompute(trx, place);
    await writeMeta(trx, CALENDAR, mark);
    return moved;
  });
