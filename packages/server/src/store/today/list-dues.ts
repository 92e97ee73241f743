import type { Day, Scope, UnitId } from '@weisu/core';
import { sql } from 'kysely';
import { areaClause, scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** Clocks that run out; the literals are those of the contract. */
export type DueKind = 'case-file' | 'ruling' | 'reply' | 'claims';

export type StoredDue = {
  readonly kind: DueKind;
  /** Of the case file, or of the letter. */
  readonly id: string;
  readonly name: string;
  readonly unitId: UnitId;
  readonly dueOn: Day;
  readonly count: number;
};

const MOST = 200;

/** Clocks of a scope that run out up to a day, those already late among them, the earliest first. */
export const listDues = async (db: Queryable, scope: Scope, until: Day): Promise<readonly StoredDue[]> => {
  const seen = areaClause(scope, 'c');
  const { rows } = await sql<StoredDue>`
    select * from (
      select 'case-file', c.id, e.name, c.unit_id, c.due_on, 1
      from case_files c join enterprises e on e.id = c.enterprise_id
      where c.closed_at is null and c.due_on <= ${until}::date and ${seen}
      union all
      select 'ruling', c.id, e.name, d.sender_id, d.ruling_due_on, 1
      from dispatches d join case_files c on c.id = d.case_file_id join enterprises e on e.id = c.enterprise_id
      where c.closed_at is null and d.ruling_due_on <= ${until}::date and ${seen}
      union all
      select 'reply', l.id, e.name, l.unit_id, l.reply_due_on, 1
      from letters l join case_files c on c.id = l.case_file_id join enterprises e on e.id = coalesce(l.enterprise_id, c.enterprise_id)
      where l.state = 'delivered' and l.reply_due_on <= ${until}::date and ${scopeClause(scope)}
      union all
      select 'claims', c.id, e.name, c.unit_id, m.due_on, count(*)::int
      from claims m join case_files c on c.id = m.case_file_id join enterprises e on e.id = c.enterprise_id
      where not m.voided and m.due_on <= ${until}::date and c.closed_at is null and ${seen}
      group by c.id, e.name, c.unit_id, m.due_on
    ) as due (kind, id, name, "unitId", "dueOn", count)
    order by "dueOn", kind, id limit ${MOST}`.execute(db);
  return rows;
};
