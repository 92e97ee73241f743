import type { Instant, Truth } from '@weisu/core';
import { addDays, startOf } from '@weisu/core';
import type { Database } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { upsertOutcomes } from '../store/standing/outcomes.ts';
import type { Outcome } from '../store/standing/outcomes.ts';
import { insertCaseActs, insertCaseFiles, insertWarningActs } from '../store/verdict/write-desk-book.ts';
import { writeWarnings } from '../store/verdict/write-warnings.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import type { DeskBook, DeskWarning } from './desk-book.ts';
import { type ClaimSeeding, seedClaims } from './seed-claims.ts';

/** Arrears become known to the federation some time after they began, a collapse sooner. */
const ARREARS_KNOWN_DAYS = 14;
const COLLAPSE_KNOWN_DAYS = 3;

const outcomeOf = ({ enterpriseId, arrearsFrom, collapseOn }: Truth, now: Instant): Outcome[] => {
  const knownAt = (day: string | null, days: number): Instant | null =>
    day === null ? null : startOf(addDays(day, days));
  const arrearsAt = knownAt(arrearsFrom, ARREARS_KNOWN_DAYS);
  const collapseAt = knownAt(collapseOn, COLLAPSE_KNOWN_DAYS);
  const hasArrears = arrearsAt !== null && arrearsAt <= now;
  const hasCollapsed = collapseAt !== null && collapseAt <= now;
  if (!hasArrears && !hasCollapsed) return [];
  const recordedAt = hasArrears ? arrearsAt : (collapseAt ?? now);
  return [
    {
      enterpriseId,
      arrearsFrom: hasArrears ? arrearsFrom : null,
      collapseOn: hasCollapsed ? collapseOn : null,
      basis: 'simulated',
      recordedAt,
    },
  ];
};

const asWritten = (book: DeskBook, desk: DeskWarning): RaisedWarning => {
  const { state, firstActAt, unitId, caseFileId, snoozedUntil } = desk;
  const dueOn =
    state === 'dispatched' && caseFileId !== null ? (book.cases.get(caseFileId)?.dueOn ?? null) : null;
  return {
    ...desk.raised,
    warning: { ...desk.raised.warning, state, firstActAt, unitId, caseFileId, snoozedUntil },
    dueOn,
    // What it replaced has been closed in the book already.
    supersedes: null,
  };
};

/** Writes the desks' books and what really happened, as far as it is known by `now`. */
export const writeDesk = (
  database: Database,
  book: DeskBook,
  truth: readonly Truth[],
  claims: Omit<ClaimSeeding, 'files'>,
): Promise<void> =>
  database.transaction(async (trx) => {
    const { now, jurisdiction } = claims;
    const { procedure } = jurisdiction;
    const warnings = [...book.warnings.values()];
    await insertCaseFiles(trx, [...book.cases.values()], `${procedure.id}@${procedure.version}`);
    await writeWarnings(
      trx,
      warnings.map((desk) => asWritten(book, desk)),
      SYSTEM_OFFICER,
    );
    await insertWarningActs(
      trx,
      warnings.flatMap((desk) =>
        desk.acts.map((act, index) => ({ ...act, warningId: desk.raised.warning.id, seq: index + 1 })),
      ),
    );
    await insertCaseActs(
      trx,
      [...book.cases.values()].flatMap(({ file }) => file.acts),
    );
    await seedClaims(trx, { ...claims, files: new Map([...book.cases].map(([id, { file }]) => [id, file])) });
    await upsertOutcomes(
      trx,
      truth.flatMap((entry) => outcomeOf(entry, now)),
    );
  });
