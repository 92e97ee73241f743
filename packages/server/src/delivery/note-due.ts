import { addDays, dayOf, type DeliveryEvent, type Instant, type Jurisdiction } from '@weisu/core';
import {
  type DueCaseFile,
  listDueCaseFiles,
  listDueClaims,
  listQuietSources,
  listUnansweredLetters,
} from '../store/delivery/find-due.ts';
import { writeEvents } from '../store/delivery/outbox.ts';
import type { Database, Queryable } from '../store/engine.ts';

type Place = Pick<Jurisdiction, 'delivery' | 'jurisdiction'>;

/** A machine that stood still for a week must not bring up what was over long before it first ran. */
const LONGEST_BACK_DAYS = 30;
const DAY_MS = 86_400_000;

const caseEvent = (
  kind: 'dispatch-near' | 'dispatch-overdue',
  { id, unitId, enterpriseId, dueOn, level }: DueCaseFile,
  at: Instant,
): DeliveryEvent => ({
  kind,
  key: `${kind}:${id}:${dueOn}`,
  level,
  units: [unitId],
  enterpriseId,
  subjectId: id,
  facts: { dueOn },
  at,
});

const findEvents = async (db: Queryable, place: Place, at: Instant): Promise<readonly DeliveryEvent[]> => {
  const today = dayOf(at);
  const { nearDays, claimNearDays, quietDays } = place.delivery;
  const past = addDays(today, -LONGEST_BACK_DAYS);
  const yesterday = addDays(today, -1);
  const near = await listDueCaseFiles(db, today, addDays(today, nearDays));
  const overdue = await listDueCaseFiles(db, past, yesterday);
  const letters = await listUnansweredLetters(db, past, yesterday);
  const claims = await listDueClaims(db, today, addDays(today, claimNearDays));
  const sources = await listQuietSources(db, new Date(Date.parse(at) - quietDays * DAY_MS).toISOString());
  return [
    ...near.map((file) => caseEvent('dispatch-near', file, at)),
    ...overdue.map((file) => caseEvent('dispatch-overdue', file, at)),
    ...letters.map(({ id, unitId, enterpriseId, dueOn, number }): DeliveryEvent => ({
      kind: 'letter-overdue',
      key: `letter-overdue:${id}:${dueOn}`,
      level: null,
      units: [unitId],
      enterpriseId,
      subjectId: id,
      facts: { dueOn, number },
      at,
    })),
    ...claims.map(({ caseFileId, unitId, enterpriseId, dueOn, claimCount }): DeliveryEvent => ({
      kind: 'claim-near',
      key: `claim-near:${caseFileId}:${dueOn}`,
      level: null,
      units: [unitId],
      enterpriseId,
      subjectId: caseFileId,
      facts: { dueOn, claimCount },
      at,
    })),
    ...sources.map(({ id, name, newestOn }): DeliveryEvent => ({
      kind: 'source-quiet',
      key: `source-quiet:${id}:${newestOn ?? ''}`,
      level: null,
      units: [place.jurisdiction.city],
      enterpriseId: null,
      subjectId: id,
      facts: { source: name, newestOn },
      at,
    })),
  ];
};

/**
 * Notes what the passing of time has brought: clocks near and over, letters without a reply, sources that have gone quiet. Each is told once
 * for its day: a clock that is moved and comes near again is told again. Answers how many are new.
 */
export const noteDue = (database: Database, place: Place, at: Instant): Promise<number> =>
  database.transaction(async (trx) => writeEvents(trx, await findEvents(trx, place, at)));
