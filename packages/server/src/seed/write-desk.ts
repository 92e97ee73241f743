import type { AuditNote, Instant, Truth } from '@weisu/core';
import { addDays, startOf } from '@weisu/core';
import { writeAudits } from '../store/audit/write-audit.ts';
import type { Database } from '../store/engine.ts';
import { insertLetters } from '../store/letters/insert-letters.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { upsertOutcomes } from '../store/standing/outcomes.ts';
import type { Outcome } from '../store/standing/outcomes.ts';
import { insertCaseActs, insertCaseFiles, insertWarningActs } from '../store/verdict/write-desk-book.ts';
import { writeWarnings } from '../store/verdict/write-warnings.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import type { DemonstrationLogin } from './demonstration-officers.ts';
import type { DeskBook, DeskWarning } from './desk-book.ts';
import { type ClaimSeeding, seedClaims } from './seed-claims.ts';
import { dispatchNotes, seedDispatches } from './seed-dispatches.ts';
import { seedJudgements } from './seed-judgements.ts';
import { seedNotices } from './seed-notices.ts';
import { letterNotes, type LetterNames, planLetters } from './seed-letters.ts';

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
  const { state, firstActAt, unitId, caseFileId, snoozedUntil, supersededBy } = desk;
  const dueOn =
    state === 'dispatched' && caseFileId !== null ? (book.cases.get(caseFileId)?.dueOn ?? null) : null;
  return {
    ...desk.raised,
    warning: { ...desk.raised.warning, state, firstActAt, unitId, caseFileId, snoozedUntil },
    dueOn,
    supersededBy,
    // What it replaced has been closed in the book already.
    supersedes: null,
  };
};

/** The log of what the desks did, in the order in which they did it. */
const auditOf = (
  book: DeskBook,
  logins: readonly DemonstrationLogin[],
  more: readonly AuditNote[],
): readonly AuditNote[] => {
  const unitOf = new Map(logins.map(({ officer }) => [officer.id, officer.unitId]));
  const onWarnings = [...book.warnings.values()].flatMap(({ raised, acts, caseFileId }) =>
    acts.map(({ kind, by, at, reason, unitId, until }): AuditNote => ({
      at,
      officerId: by,
      unitId: unitOf.get(by) ?? null,
      action: `warning.${kind}`,
      subject: raised.warning.id,
      caseFileId: kind === 'dispatch' ? caseFileId : null,
      detail: { reason, to: unitId, until },
    })),
  );
  const onFiles = [...book.cases.values()].flatMap(({ file }) =>
    file.acts.map(({ caseFileId, kind, by, unitId, at, seq, step, note, evidence }): AuditNote => ({
      at,
      officerId: by,
      unitId,
      action: `case-file.${kind}`,
      subject: caseFileId,
      caseFileId,
      detail: { seq, step, note, evidence },
    })),
  );
  const onDispatches = dispatchNotes(book, (id) => unitOf.get(id));
  return [...onWarnings, ...onFiles, ...onDispatches, ...more].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
};

/** Writes the desks' books and what really happened, as far as it is known by `now`. */
export const writeDesk = (
  database: Database,
  book: DeskBook,
  truth: readonly Truth[],
  claims: Omit<ClaimSeeding, 'files'>,
  names: LetterNames,
): Promise<void> =>
  database.transaction(async (trx) => {
    const { now, jurisdiction } = claims;
    const { procedure } = jurisdiction;
    const warnings = [...book.warnings.values()];
    const letters = planLetters(book, claims, names);
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
    await seedDispatches(trx, book, claims);
    await insertLetters(trx, letters);
    await seedNotices(trx, book, claims);
    await seedJudgements(trx, book, now);
    const files = new Map([...book.cases].map(([id, { file }]) => [id, file] as const));
    const claimNotes = await seedClaims(trx, { ...claims, files });
    await writeAudits(trx, auditOf(book, claims.logins, [...letterNotes(letters), ...claimNotes]));
    await upsertOutcomes(
      trx,
      truth.flatMap((entry) => outcomeOf(entry, now)),
    );
  });
