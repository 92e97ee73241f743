import type { CaseFileId, Day, EnterpriseId, Instant, Level, SourceId, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

type RaisedLevel = Exclude<Level, 'none'>;

export type DueCaseFile = {
  readonly id: CaseFileId;
  readonly unitId: UnitId;
  readonly enterpriseId: EnterpriseId;
  readonly dueOn: Day;
  /** Worst level of its warnings. */
  readonly level: RaisedLevel | null;
};

/** Worst level of the warnings of a case file `c`. */
const WORST = sql`(
  select w.level from warnings w where w.case_file_id = c.id
  order by array_position(array['red', 'orange', 'yellow', 'blue'], w.level) limit 1)`;

/** Open case files whose step is due on a day between two, both included. */
export const listDueCaseFiles = async (
  db: Queryable,
  from: Day,
  until: Day,
): Promise<readonly DueCaseFile[]> => {
  const { rows } = await sql<DueCaseFile>`
    select c.id, c.unit_id as "unitId", c.enterprise_id as "enterpriseId", c.due_on as "dueOn", ${WORST} as level
    from case_files c
    where c.closed_at is null and c.merged_into is null and c.due_on between ${from}::date and ${until}::date order by c.id`.execute(
    db,
  );
  return rows;
};

/** Worst level of the warnings of a case file; null where none is known. */
export const findWorstLevel = async (db: Queryable, caseFileId: string): Promise<RaisedLevel | null> => {
  const { rows } = await sql<{ level: RaisedLevel | null }>`
    select ${WORST} as level from case_files c where c.id = ${caseFileId}`.execute(db);
  return rows[0]?.level ?? null;
};

export type DueLetter = {
  readonly id: string;
  readonly unitId: UnitId;
  readonly enterpriseId: EnterpriseId;
  readonly dueOn: Day;
  readonly number: string | null;
};

/** Letters that were to be answered on a day between two, both included, and were not. */
export const listUnansweredLetters = async (
  db: Queryable,
  from: Day,
  until: Day,
): Promise<readonly DueLetter[]> => {
  const { rows } = await sql<DueLetter>`
    select l.id, l.unit_id as "unitId", coalesce(l.enterprise_id, c.enterprise_id) as "enterpriseId", l.reply_due_on as "dueOn", l.number
    from letters l join case_files c on c.id = l.case_file_id
    where l.state = 'delivered' and l.reply_due_on between ${from}::date and ${until}::date order by l.id`.execute(
    db,
  );
  return rows;
};

export type DueClaims = {
  readonly caseFileId: CaseFileId;
  readonly unitId: UnitId;
  readonly enterpriseId: EnterpriseId;
  readonly dueOn: Day;
  readonly claimCount: number;
};

/** Claims whose clock ends on a day between two, both included, counted by case file and day. */
export const listDueClaims = async (db: Queryable, from: Day, until: Day): Promise<readonly DueClaims[]> => {
  const { rows } = await sql<DueClaims>`
    select c.id as "caseFileId", c.unit_id as "unitId", c.enterprise_id as "enterpriseId", k.due_on as "dueOn", count(*) as "claimCount"
    from claims k join case_files c on c.id = k.case_file_id
    where not k.voided and k.due_on between ${from}::date and ${until}::date
    group by c.id, c.unit_id, c.enterprise_id, k.due_on order by c.id, k.due_on`.execute(db);
  return rows;
};

export type QuietSource = { readonly id: SourceId; readonly name: string; readonly newestOn: Day | null };

/** Sources that delivered before and from which nothing has come since an instant. */
export const listQuietSources = async (db: Queryable, since: Instant): Promise<readonly QuietSource[]> => {
  const { rows } = await sql<QuietSource>`
    select id, name, newest_on as "newestOn" from sources
    where last_received_at is not null and last_received_at < ${since}::timestamptz order by id`.execute(db);
  return rows;
};
