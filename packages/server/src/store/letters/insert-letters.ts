import type { Day, Letter, LetterAct, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import { keepSentFile } from './write-letters.ts';

/** A letter of a simulated desk with its history and, where it was issued, its file. */
export type BulkLetter = {
  readonly letter: Letter;
  readonly acts: readonly (LetterAct & { readonly unitId: UnitId })[];
  readonly replyDueOn: Day | null;
  readonly file: { readonly base64: string; readonly sha256: string } | null;
};

const KEY = 'seed:draft';

/** Writes many letters at once, and where the numbers of their units stand after them. */
export const insertLetters = async (db: Queryable, letters: readonly BulkLetter[]): Promise<void> => {
  await bulkInsert(
    db,
    'letters',
    {
      id: 'text',
      case_file_id: 'text',
      kind: 'text',
      template: 'text',
      unit_id: 'text',
      follows: 'text',
      act_key: 'text',
      drafted_by: 'text',
      drafted_at: 'timestamptz',
      texts: 'jsonb',
      state: 'text',
      number_year: 'integer',
      number_count: 'integer',
      number: 'text',
      issued_on: 'date',
      delivered_on: 'date',
      reply_due_on: 'date',
      replied_on: 'date',
    },
    letters.map(({ letter, replyDueOn }) => ({
      id: letter.id,
      case_file_id: letter.caseFileId,
      kind: letter.kind,
      template: letter.template,
      unit_id: letter.unitId,
      follows: letter.follows,
      act_key: `${KEY}:${letter.id}`,
      drafted_by: letter.draftedBy,
      drafted_at: letter.draftedAt,
      texts: letter.texts,
      state: letter.state,
      number_year: letter.number?.year ?? null,
      number_count: letter.number?.count ?? null,
      number: letter.number?.text ?? null,
      issued_on: letter.issuedOn,
      delivered_on: letter.delivered?.on ?? null,
      reply_due_on: replyDueOn,
      replied_on: letter.reply?.on ?? null,
    })),
  );
  await bulkInsert(
    db,
    'letter_acts',
    {
      letter_id: 'text',
      seq: 'integer',
      act_key: 'text',
      officer_id: 'text',
      unit_id: 'text',
      at: 'timestamptz',
      move: 'jsonb',
    },
    letters.flatMap(({ letter, acts }) =>
      acts.map((act) => ({
        letter_id: letter.id,
        seq: act.seq,
        act_key: `seed:${act.seq}:${act.move.kind}`,
        officer_id: act.by,
        unit_id: act.unitId,
        at: act.at,
        move: act.move,
      })),
    ),
  );
  await sql`
    insert into letter_numbers (unit_id, kind, year, last_count)
    select unit_id, kind, number_year, max(number_count) from letters where number is not null group by unit_id, kind, number_year`.execute(
    db,
  );
  for (const { letter, file } of letters)
    if (file !== null) await keepSentFile(db, letter.id, file.base64, file.sha256);
};
