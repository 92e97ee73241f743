import type { LibraryTerm, TermAct, TermDefinition, TermOrigin } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';
import { findOfficerUnit } from '../standing/officers.ts';
import { nextLibraryVersion } from './library-version.ts';

/** Acts after which texts are read otherwise. A retired term is out of force, also while a new version waits. */
const changesReading = (before: LibraryTerm, after: LibraryTerm): boolean =>
  (before.state === 'approved') !== (after.state === 'approved') ||
  (after.state === 'approved' && before.version !== after.version);

/** Puts a new term in as its first act leaves it; false where one of its id is there. */
const insertHead = async (
  trx: Queryable,
  next: LibraryTerm,
  at: string,
  origin: TermOrigin | null,
): Promise<boolean> => {
  const from = origin === null ? null : JSON.stringify(origin);
  const { rows } = await sql`
    insert into terms (id, state, version, newest, pending, pending_by, owner_id, origin, act_count, proposed_at, changed_at)
    values (${next.id}, ${next.state}, ${next.version}, ${next.newest}, ${next.pending?.version ?? null}, ${next.pending?.by ?? null},
            ${next.owner}, ${from}::jsonb, 0, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (id) do nothing returning id`.execute(trx);
  return rows.length > 0;
};

const insertVersion = async (
  trx: Queryable,
  { id, newest }: LibraryTerm,
  { kind, must, any, not, near, pattern, weight }: TermDefinition,
): Promise<void> => {
  await sql`
    insert into term_versions (term_id, version, kind, must, any_of, none_of, near, pattern, weight)
    values (${id}, ${newest}, ${kind}, ${[...must]}::text[], ${[...any]}::text[], ${[...not]}::text[],
            ${JSON.stringify(near)}::jsonb, ${pattern}, ${weight})`.execute(trx);
};

export type TermWriting = {
  readonly before: LibraryTerm;
  readonly after: LibraryTerm;
  readonly act: Pick<TermAct, 'kind' | 'version' | 'by' | 'at' | 'reason'> & { readonly key: string };
  /** What the new version asks for, with `propose` and `edit`. */
  readonly definition?: TermDefinition;
  /** How the program found it, with `propose`. */
  readonly origin?: TermOrigin | null;
};

/**
 * Appends an act with the term as it leaves it, and enters it into the audit log. Where it changes what is read, the library's
 * version goes up in the same transaction, and every process sees it before its next batch of texts. False where a new term's id
 * is taken. The caller holds the term.
 */
export const writeTermAct = async (
  trx: Queryable,
  { before, after, act, definition, origin = null }: TermWriting,
): Promise<boolean> => {
  if (act.kind === 'propose' && !(await insertHead(trx, after, act.at, origin))) return false;
  if (definition !== undefined) await insertVersion(trx, after, definition);
  const library = changesReading(before, after) ? await nextLibraryVersion(trx, act.at) : null;
  const putUp = after.putUp === null ? null : JSON.stringify(after.putUp);
  await sql`
    update terms set state = ${after.state}, version = ${after.version}, newest = ${after.newest},
      pending = ${after.pending?.version ?? null}, pending_by = ${after.pending?.by ?? null}, put_up = ${putUp}::jsonb,
      owner_id = ${after.owner}, act_count = ${after.actCount}, changed_at = ${act.at}::timestamptz
    where id = ${after.id}`.execute(trx);
  await sql`
    insert into term_acts (term_id, seq, act_key, kind, version, officer_id, at, reason, library)
    values (${after.id}, ${after.actCount}, ${act.key}, ${act.kind}, ${act.version}, ${act.by}, ${act.at}::timestamptz,
            ${act.reason}, ${library})`.execute(trx);
  await writeAudit(trx, {
    at: act.at,
    officerId: act.by,
    unitId: await findOfficerUnit(trx, act.by),
    action: `term.${act.kind}`,
    subject: after.id,
    detail: {
      key: act.key,
      version: act.version,
      reason: act.reason,
      library,
      ...(definition === undefined ? {} : { definition }),
      ...(origin === null ? {} : { way: origin.way }),
    },
  });
  return true;
};
