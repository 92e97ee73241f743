import type {
  Assessment,
  Day,
  Enterprise,
  EnterpriseId,
  EnterpriseName,
  Placed,
  RegistrationState,
  UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** An enterprise with what decides who may see it and where its work stands. */
export type WholeEnterprise = Enterprise &
  Placed & {
    readonly name: string;
    readonly registrationState: RegistrationState | null;
    readonly watched: boolean;
    /** Where its work goes on, or null where it stands for itself. */
    readonly mergedInto: EnterpriseId | null;
    readonly openWarningId: string | null;
    readonly caseFileId: string | null;
  };

type Row = Omit<WholeEnterprise, 'names' | 'assigned'> & {
  names: readonly EnterpriseName[];
  assigned: readonly UnitId[];
};

/** One enterprise, or undefined; the caller checks the scope with `inScope`. */
export const findEnterprise = async (db: Queryable, id: string): Promise<WholeEnterprise | undefined> => {
  const { rows } = await sql<Row>`
    select e.id, e.name, e.credit_code as "creditCode", e.registered_district as "registeredDistrict", e.operating_district as "operatingDistrict",
           e.district, e.union_unit_id as "unionUnit", e.industry, e.staff_count as "staffCount", e.registered_on as "registeredOn",
           e.new_employment as "newEmployment", e.registration_state as "registrationState",
           coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'form', n.form, 'from', n.valid_from, 'until', n.valid_until)
                     order by array_position(array['registered','former','short','brand'], n.form), n.name)
                     from enterprise_names n where n.enterprise_id = e.id), '[]') as names,
           exists (select from watch_entries x where x.enterprise_id = e.id) as watched, e.merged_into as "mergedInto",
           array(select unit_id from warnings where enterprise_id = e.id and unit_id is not null
                 union select unit_id from case_files where enterprise_id = e.id
                 union select p.to_unit_id from dispatches d join dispatch_passes p on p.dispatch_id = d.id
                       where d.enterprise_id = e.id and p.to_unit_id is not null) as assigned,
           (select id from warnings where enterprise_id = e.id and state in ('raised', 'acknowledged', 'dispatched', 'snoozed')) as "openWarningId",
           (select id from case_files where enterprise_id = e.id order by closed_at is not null, opened_at desc limit 1) as "caseFileId"
    from enterprises e where e.id = ${id}`.execute(db);
  return rows[0];
};

/** The newest assessment of an enterprise, or undefined where it was never assessed. */
export const findAssessment = async (db: Queryable, id: EnterpriseId): Promise<Assessment | undefined> => {
  const { rows } = await sql<Assessment>`
    select enterprise_id as "enterpriseId", as_of as "asOf", model, base_centipoints as "baseCentipoints",
           score_centipoints as "scoreCentipoints", level, probability, contributions, coverage
    from assessments where enterprise_id = ${id}`.execute(db);
  return rows[0];
};

/** Name and code of an enterprise; null where it is not there. */
export const findRef = async (
  db: Queryable,
  id: EnterpriseId,
): Promise<{ readonly id: EnterpriseId; readonly name: string; readonly creditCode: string } | null> => {
  const row = await db
    .selectFrom('enterprises')
    .select(['id', 'name', 'credit_code as creditCode'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
};

const HISTORY_POINTS = 36;

/** Scores of one model by date, oldest first; the last 36. */
export const listScores = async (
  db: Queryable,
  id: EnterpriseId,
  model: string,
): Promise<readonly { asOf: Day; scoreCentipoints: number }[]> => {
  const { rows } = await sql<{ asOf: Day; scoreCentipoints: number }>`
    select as_of as "asOf", score_centipoints as "scoreCentipoints" from score_history
    where enterprise_id = ${id} and model = ${model} order by as_of desc limit ${HISTORY_POINTS}`.execute(db);
  return rows.toReversed();
};
