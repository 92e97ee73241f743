import type { CaseAct, CaseFileId, EnterpriseId, Instant, UnitId, WarningId } from '@weisu/core';
import { sql } from 'kysely';
import { loadDispatches, type StoredDispatch } from '../dispatch/load-dispatches.ts';
import type { Queryable } from '../engine.ts';

export type StoredCaseAct = CaseAct & { readonly key: string; readonly byName: string };
type CaseFileRow = {
  readonly id: CaseFileId;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly unitId: UnitId;
  readonly openedAt: Instant;
};
/** A case file as it began, with everything that happened in it: its state follows from that. */
export type WholeCaseFile = CaseFileRow & {
  readonly warningIds: readonly WarningId[];
  readonly acts: readonly StoredCaseAct[];
  readonly dispatch?: StoredDispatch;
};

/** Case files with their acts, oldest act first, by id; those that do not exist are missing. */
export const loadCaseFiles = async (
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WholeCaseFile>> => {
  if (ids.length === 0) return new Map();
  const these = sql`any(${[...ids]}::text[])`;
  const files = await sql<CaseFileRow>`
    select c.id, c.enterprise_id as "enterpriseId", e.name as "enterpriseName", e.credit_code as "creditCode", c.unit_id as "unitId",
           c.opened_at as "openedAt"
    from case_files c join enterprises e on e.id = c.enterprise_id where c.id = ${these}`.execute(db);
  const acts = await sql<StoredCaseAct>`
    select a.case_file_id as "caseFileId", a.seq, a.act_key as key, a.step, a.kind, a.officer_id as by, o.name as "byName",
           a.unit_id as "unitId", a.at, a.note, a.evidence, a.payload
    from case_acts a join officers o on o.id = a.officer_id where a.case_file_id = ${these} order by a.case_file_id, a.seq`.execute(
    db,
  );
  const warnings = await sql<{ id: WarningId; caseFileId: string }>`
    select id, case_file_id as "caseFileId" from warnings where case_file_id = ${these} order by raised_at, id`.execute(
    db,
  );
  const dispatches = await loadDispatches(db, ids);
  const whole = new Map(
    files.rows.map((file) => {
      const dispatch = dispatches.get(file.id);
      return [
        file.id as string,
        {
          ...file,
          acts: [] as StoredCaseAct[],
          warningIds: [] as WarningId[],
          ...(dispatch === undefined ? {} : { dispatch }),
        },
      ];
    }),
  );
  for (const act of acts.rows) whole.get(act.caseFileId)?.acts.push(act);
  for (const { id, caseFileId } of warnings.rows) whole.get(caseFileId)?.warningIds.push(id);
  return whole;
};

/** One case file, or undefined. */
export const findCaseFile = async (db: Queryable, id: string): Promise<WholeCaseFile | undefined> =>
  (await loadCaseFiles(db, [id])).get(id);

/**
 * The case file into which new work on an enterprise goes, held until the transaction ends: its open one, or the open one into
 * which its newest was merged. Undefined where there is none. Files that were split off take nothing new.
 */
export const lockOpenCaseFile = async (
  trx: Queryable,
  enterpriseId: EnterpriseId,
): Promise<WholeCaseFile | undefined> => {
  const { rows } = await sql<{ id: CaseFileId }>`
    select id from case_files
    where closed_at is null and (
      (enterprise_id = ${enterpriseId} and split_from is null)
      or id in (select merged_into from case_files where enterprise_id = ${enterpriseId})
    )
    order by enterprise_id = ${enterpriseId} desc, opened_at desc, id limit 1 for update`.execute(trx);
  const id = rows[0]?.id;
  return id === undefined ? undefined : findCaseFile(trx, id);
};

/** The newest main case file of an enterprise, where it was closed since then and neither merged nor replaced; or undefined. */
export const findClosedCaseFile = async (
  db: Queryable,
  enterpriseId: EnterpriseId,
  since: Instant,
): Promise<WholeCaseFile | undefined> => {
  const { rows } = await sql<{ id: CaseFileId; closedAt: Instant | null; isMerged: boolean }>`
    select id, closed_at as "closedAt", merged_into is not null as "isMerged" from case_files
    where enterprise_id = ${enterpriseId} and split_from is null
    order by closed_at is null desc, closed_at desc limit 1`.execute(db);
  const [newest] = rows;
  if (newest === undefined || newest.closedAt === null || newest.closedAt < since || newest.isMerged)
    return undefined;
  return findCaseFile(db, newest.id);
};
