import type {
  Assessment,
  CaseFileId,
  Day,
  EnterpriseId,
  Instant,
  Level,
  RaisedBecause,
  UnitId,
  WarningId,
  WarningState,
  Wording,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A warning as its row in the queue needs it. Scores in hundredths of a point. */
export type StoredWarning = {
  readonly id: WarningId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly district: string | null;
  readonly level: Exclude<Level, 'none'>;
  readonly state: WarningState;
  readonly because: RaisedBecause;
  readonly scoreCentipoints: number;
  readonly reasons: readonly Wording[];
  readonly firstSignalOn: Day | null;
  readonly firstKnownAt: Instant | null;
  readonly raisedAt: Instant;
  readonly firstActAt: Instant | null;
  readonly unitId: UnitId | null;
  readonly dueOn: Day | null;
  readonly snoozedUntil: Day | null;
  readonly caseFileId: CaseFileId | null;
  readonly supersededBy: WarningId | null;
  /** Other open warnings that rest on a story of this one. */
  readonly sameStoryCount: number;
};

const columns = sql`
  w.id, w.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode", e.district,
  w.level, w.state, w.because, w.score_centipoints as "scoreCentipoints", w.reasons,
  w.first_signal_on as "firstSignalOn", w.first_known_at as "firstKnownAt", w.raised_at as "raisedAt",
  w.first_act_at as "firstActAt", w.unit_id as "unitId", w.due_on as "dueOn", w.snoozed_until as "snoozedUntil",
  w.case_file_id as "caseFileId", w.superseded_by as "supersededBy",
  (select count(distinct o.id) from warning_stories own
   join warning_stories other on other.story_id = own.story_id and other.warning_id <> own.warning_id
   join warnings o on o.id = other.warning_id and o.state in ('raised', 'acknowledged', 'dispatched', 'snoozed')
   where own.warning_id = w.id) as "sameStoryCount"`;

/** Warnings by id, in the order of the ids; those that do not exist are left out. */
export const loadWarnings = async (
  db: Queryable,
  ids: readonly WarningId[],
): Promise<readonly StoredWarning[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<StoredWarning>`
    select ${columns} from warnings w join enterprises e on e.id = w.enterprise_id
    where w.id = any(${[...ids]}::text[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

export type WholeWarning = StoredWarning & { readonly asOf: Day; readonly assessment: Assessment };

/** One warning with the assessment it rests on, or undefined. */
export const findWarning = async (db: Queryable, id: string): Promise<WholeWarning | undefined> => {
  const { rows } = await sql<WholeWarning>`
    select ${columns}, w.as_of as "asOf", w.assessment
    from warnings w join enterprises e on e.id = w.enterprise_id where w.id = ${id}`.execute(db);
  return rows[0];
};
