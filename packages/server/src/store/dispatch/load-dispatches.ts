import type { CaseFileId, Dispatch, DispatchId, DispatchPass } from '@weisu/core';
import { foldDispatch } from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type StoredPass = DispatchPass & { readonly key: string; readonly byName: string };
/** A dispatch told from its passes. */
export type StoredDispatch = Omit<Dispatch, 'passes'> & { readonly passes: readonly StoredPass[] };

type Row = StoredPass & { readonly dispatchId: DispatchId; readonly caseFileId: CaseFileId };

/** The dispatches of case files, by the case file's id; a file that never was dispatched has none. */
export const loadDispatches = async (
  db: Queryable,
  caseFileIds: readonly string[],
): Promise<ReadonlyMap<string, StoredDispatch>> => {
  if (caseFileIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select p.dispatch_id as "dispatchId", d.case_file_id as "caseFileId", p.seq, p.act_key as key, p.kind, p.officer_id as by, o.name as "byName",
           p.unit_id as "unitId", p.at, p.to_unit_id as "toUnit", p.return_reason as "returnReason", p.reason, p.evidence, p.until, p.colour,
           p.restarts_clock as "restartsClock", p.asks_for_ruling as "asksForRuling"
    from dispatches d join dispatch_passes p on p.dispatch_id = d.id join officers o on o.id = p.officer_id
    where d.case_file_id = any(${[...caseFileIds]}::text[]) order by p.dispatch_id, p.seq`.execute(db);
  const byFile = new Map<CaseFileId, { id: DispatchId; passes: StoredPass[] }>();
  for (const { dispatchId, caseFileId, ...pass } of rows) {
    const found = byFile.get(caseFileId);
    if (found) found.passes.push(pass);
    else byFile.set(caseFileId, { id: dispatchId, passes: [pass] });
  }
  return new Map(
    [...byFile].map(([caseFileId, { id, passes }]) => [
      caseFileId,
      { ...foldDispatch({ id, caseFileId }, passes), passes },
    ]),
  );
};

/** The case file that a dispatch belongs to, or undefined. */
export const findDispatchFile = async (db: Queryable, id: string): Promise<CaseFileId | undefined> =>
  (
    await db
      .selectFrom('dispatches')
      .select('case_file_id')
      .where('id', '=', id as DispatchId)
      .executeTakeFirst()
  )?.case_file_id;
