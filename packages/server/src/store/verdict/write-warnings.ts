import type { Assessment, Day, OfficerId, SuppressionReason, Warning, WarningId, Wording } from '@weisu/core';
import { sql } from 'kysely';
import { writeAudit } from '../audit/write-audit.ts';
import { bulkInsert } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import { findOfficerUnit } from '../standing/officers.ts';
import { type RandomDraw, writeRandomChecks } from '../warning/random-checks.ts';

/** A new warning with the assessment it rests on and the sentences that say why. */
export type RaisedWarning = {
  readonly warning: Warning;
  readonly assessment: Assessment;
  readonly reasons: readonly Wording[];
  readonly district: string | null;
  /** When its case file's step is due; left out or null before a dispatch. */
  readonly dueOn?: Day | null;
  /** The open warning that this worse one takes the place of. */
  readonly supersedes: WarningId | null;
  /** The worse warning that has taken its place already; only where a whole desk is written at once. */
  readonly supersededBy?: WarningId | null;
  /** Where it was drawn at random: the draw. */
  readonly draw?: RandomDraw;
};

/** Ends the warnings that worse ones replace; it must come first, since an enterprise has one open warning at most. */
const closeSuperseded = async (
  db: Queryable,
  raised: readonly RaisedWarning[],
  by: OfficerId,
): Promise<void> => {
  for (const { supersedes, warning } of raised) {
    if (supersedes === null) continue;
    const changed =
      await sql`update warnings set state = 'closed', superseded_by = ${warning.id}, due_on = null, version = version + 1
      where id = ${supersedes} and state not in ('closed', 'dismissed')`.execute(db);
    if (!changed.numAffectedRows) continue;
    await sql`insert into warning_acts (warning_id, seq, act_key, kind, officer_id, at, reason, unit_id, until)
      select ${supersedes}, coalesce(max(seq), 0) + 1, ${`worse:${warning.id}`}, 'close', ${by}, ${warning.raisedAt}::timestamptz,
        '风险升级，由新的预警接续 / worse now: a new warning takes its place', null, null
      from warning_acts where warning_id = ${supersedes}
      on conflict do nothing`.execute(db);
    await writeAudit(db, {
      at: warning.raisedAt,
      officerId: by,
      unitId: await findOfficerUnit(db, by),
      action: 'warning.close',
      subject: supersedes,
      detail: { key: `worse:${warning.id}`, supersededBy: warning.id },
    });
  }
};

/**
 * Which stories new warnings rest on, told from their evidence. Each signal is looked up by itself: not knowing how few they are,
 * the database would read all of them, while every writer waits.
 */
const writeStories = async (db: Queryable, ids: readonly WarningId[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`
    insert into warning_stories (warning_id, story_id)
    select distinct w.id, s.story_id
    from warnings w
    cross join jsonb_array_elements(w.assessment -> 'contributions') as c
    cross join jsonb_array_elements_text(c -> 'evidence') as e (signal_id)
    cross join lateral (select story_id from signals where id = e.signal_id offset 0) s
    where w.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) and s.story_id is not null
    on conflict do nothing`.execute(db);
};

const WARNING_COLUMNS = {
  id: 'text',
  enterprise_id: 'text',
  level: 'text',
  because: 'text',
  state: 'text',
  as_of: 'date',
  assessment: 'jsonb',
  reasons: 'jsonb',
  score_centipoints: 'integer',
  first_signal_on: 'date',
  first_known_at: 'timestamptz',
  raised_at: 'timestamptz',
  first_act_at: 'timestamptz',
  unit_id: 'text',
  district: 'text',
  case_file_id: 'text',
  snoozed_until: 'date',
  due_on: 'date',
  superseded_by: 'text',
} as const;

/** Writes warnings that are new, by id; answers how many those were. `by` signs the closing of those they replace, in a transaction. */
export const writeWarnings = async (
  db: Queryable,
  raised: readonly RaisedWarning[],
  by: OfficerId,
): Promise<number> => {
  await closeSuperseded(db, raised, by);
  const written = await bulkInsert(
    db,
    'warnings',
    WARNING_COLUMNS,
    raised.map(({ warning, assessment, reasons, district, dueOn, supersededBy }) => ({
      id: warning.id,
      enterprise_id: warning.enterpriseId,
      level: warning.level,
      because: warning.because,
      state: warning.state,
      as_of: warning.asOf,
      assessment,
      reasons,
      score_centipoints: assessment.scoreCentipoints,
      first_signal_on: warning.firstSignalOn,
      first_known_at: warning.firstKnownAt,
      raised_at: warning.raisedAt,
      first_act_at: warning.firstActAt,
      unit_id: warning.unitId,
      district,
      case_file_id: warning.caseFileId,
      snoozed_until: warning.snoozedUntil,
      due_on: dueOn ?? null,
      superseded_by: supersededBy ?? null,
    })),
    // Only the same warning again is passed over: a second open one of an enterprise is a fault, and fails.
    sql`on conflict (id) do nothing`,
  );
  await writeRandomChecks(
    db,
    raised.flatMap(({ warning, draw }) => (draw === undefined ? [] : [{ ...draw, warningId: warning.id }])),
  );
  await writeStories(
    db,
    raised.map(({ warning }) => warning.id),
  );
  return written;
};

/** An assessment high enough to be raised that was not, with the reason. */
export type SuppressedAssessment = { readonly assessment: Assessment; readonly reason: SuppressionReason };

export const writeSuppressed = (
  db: Queryable,
  suppressed: readonly SuppressedAssessment[],
): Promise<number> =>
  bulkInsert(
    db,
    'suppressed',
    { enterprise_id: 'text', as_of: 'date', level: 'text', score_centipoints: 'integer', reason: 'text' },
    suppressed.map(({ assessment, reason }) => ({
      enterprise_id: assessment.enterpriseId,
      as_of: assessment.asOf,
      level: assessment.level,
      score_centipoints: assessment.scoreCentipoints,
      reason,
    })),
    sql`on conflict (enterprise_id, as_of) do update
      set level = excluded.level, score_centipoints = excluded.score_centipoints, reason = excluded.reason`,
  );
