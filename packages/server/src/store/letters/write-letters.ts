import {
  dayOf,
  type Day,
  type Instant,
  type Letter,
  type LetterAct,
  type LetterId,
  type LetterOpening,
  type UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import type { Queryable } from '../engine.ts';

/** Keeps a draft as it began, and enters it into the audit log. */
export const addLetter = async (trx: Queryable, key: string, letter: LetterOpening): Promise<void> => {
  await sql`
    insert into letters (id, case_file_id, kind, template, unit_id, follows, act_key, drafted_by, drafted_at, texts, state)
    values (${letter.id}, ${letter.caseFileId}, ${letter.kind}, ${letter.template}, ${letter.unitId}, ${letter.follows}, ${key},
            ${letter.draftedBy}, ${letter.draftedAt}, ${JSON.stringify(letter.texts)}::jsonb, 'draft')`.execute(
    trx,
  );
  await writeAudit(trx, {
    at: letter.draftedAt,
    officerId: letter.draftedBy,
    unitId: letter.unitId,
    action: 'letter.draft',
    subject: letter.id,
    caseFileId: letter.caseFileId,
    detail: { key, kind: letter.kind, template: letter.template, follows: letter.follows },
  });
};

export type NewLetterAct = LetterAct & {
  readonly key: string;
  readonly unitId: UnitId;
  /** What the log says of it beside kind and state. */
  readonly detail: Readonly<Record<string, unknown>>;
};

/** Appends an act with the state it leads to, and enters it into the audit log. The caller holds the case file. */
export const writeLetterAct = async (
  trx: Queryable,
  { key, unitId, seq, by, at, move, detail }: NewLetterAct,
  next: Letter,
  replyDueOn: Day | null,
): Promise<void> => {
  await sql`
    insert into letter_acts (letter_id, seq, act_key, officer_id, unit_id, at, move)
    values (${next.id}, ${seq}, ${key}, ${by}, ${unitId}, ${at}, ${JSON.stringify(move)}::jsonb)`.execute(
    trx,
  );
  await sql`
    update letters set state = ${next.state}, number_year = ${next.number?.year ?? null}::integer,
      number_count = ${next.number?.count ?? null}::integer, number = ${next.number?.text ?? null}::text,
      issued_on = ${next.issuedOn}::date, delivered_on = ${next.delivered?.on ?? null}::date,
      reply_due_on = ${replyDueOn}::date, replied_on = ${next.reply?.on ?? null}::date
    where id = ${next.id}`.execute(trx);
  await writeAudit(trx, {
    at,
    officerId: by,
    unitId,
    action: `letter.${move.kind}`,
    subject: next.id,
    caseFileId: next.caseFileId,
    detail: { key, seq, state: next.state, ...detail },
  });
};

/** The next count of a unit's letters of a kind in a year; the row is held until the transaction ends. */
export const takeNumber = async (
  trx: Queryable,
  unitId: UnitId,
  kind: string,
  year: number,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    insert into letter_numbers (unit_id, kind, year, last_count) values (${unitId}, ${kind}, ${year}, 1)
    on conflict (unit_id, kind, year) do update set last_count = letter_numbers.last_count + 1
    returning last_count as count`.execute(trx);
  const [row] = rows;
  if (row === undefined) throw new Error('no number was given');
  return row.count;
};

/** The year of a letter's number: that of the day of issue in Shanghai. */
export const numberYear = (at: Instant): number => Number(dayOf(at).slice(0, 4));

/** Keeps the bytes that are sent. */
export const keepSentFile = async (
  trx: Queryable,
  id: LetterId,
  base64: string,
  sha256: string,
): Promise<void> => {
  await sql`
    insert into letter_files (letter_id, docx, sha256) values (${id}, decode(${base64}, 'base64'), ${sha256})`.execute(
    trx,
  );
};
