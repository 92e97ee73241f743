import type { CaseFileId, EnterpriseId, LetterAct, LetterId, LetterOpening, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredLetterAct = LetterAct & {
  readonly key: string;
  readonly byName: string;
  readonly unitId: UnitId;
};

/** A letter as it began, with everything that was done to it. */
export type WholeLetter = LetterOpening & {
  readonly key: string;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly draftedByName: string;
  readonly acts: readonly StoredLetterAct[];
};

/** Letters with their acts, oldest act first, by id; those that do not exist are missing. */
export const loadLetters = async (
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WholeLetter>> => {
  if (ids.length === 0) return new Map();
  const these = sql`any(${[...ids]}::text[])`;
  const letters = await sql<Omit<WholeLetter, 'acts'>>`
    select l.id, l.case_file_id as "caseFileId", l.kind, l.template, l.unit_id as "unitId", l.follows, l.act_key as key,
           l.drafted_by as "draftedBy", o.name as "draftedByName", l.drafted_at as "draftedAt", l.texts,
           e.id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode"
    from letters l join officers o on o.id = l.drafted_by join case_files c on c.id = l.case_file_id
    join enterprises e on e.id = coalesce(l.enterprise_id, c.enterprise_id) where l.id = ${these}`.execute(
    db,
  );
  const acts = await sql<StoredLetterAct & { letterId: LetterId }>`
    select a.letter_id as "letterId", a.seq, a.act_key as key, a.officer_id as by, o.name as "byName", a.unit_id as "unitId",
           a.at, a.move
    from letter_acts a join officers o on o.id = a.officer_id where a.letter_id = ${these} order by a.letter_id, a.seq`.execute(
    db,
  );
  const whole = new Map(
    letters.rows.map((letter) => [letter.id as string, { ...letter, acts: [] as StoredLetterAct[] }]),
  );
  for (const { letterId, ...act } of acts.rows) whole.get(letterId)?.acts.push(act);
  return whole;
};

/** One letter, or undefined. */
export const findLetter = async (db: Queryable, id: string): Promise<WholeLetter | undefined> =>
  (await loadLetters(db, [id])).get(id);

/** The case file of a letter, or undefined where there is no such letter. */
export const findLetterFileOf = async (db: Queryable, id: string): Promise<CaseFileId | undefined> => {
  const { rows } = await sql<{
    id: CaseFileId;
  }>`select case_file_id as id from letters where id = ${id}`.execute(db);
  return rows[0]?.id;
};

/** Letters that were drafted after this one, in the order of their drafting. */
export const listFollowers = async (db: Queryable, id: LetterId): Promise<readonly LetterId[]> => {
  const { rows } = await sql<{ id: LetterId }>`
    select id from letters where follows = ${id} order by drafted_at, id`.execute(db);
  return rows.map((row) => row.id);
};

export type SentFile = { readonly base64: string; readonly sha256: string };

/** The bytes that were sent, or undefined before the letter was issued. */
export const findSentFile = async (db: Queryable, id: LetterId): Promise<SentFile | undefined> => {
  const { rows } = await sql<SentFile>`
    select encode(docx, 'base64') as base64, sha256 from letter_files where letter_id = ${id}`.execute(db);
  const [file] = rows;
  return file && { ...file, base64: file.base64.replaceAll('\n', '') };
};
