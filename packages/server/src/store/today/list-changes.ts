import type { Day, Instant, Level, Scope } from '@weisu/core';
import { startOf } from '@weisu/core';
import { sql } from 'kysely';
import { areaClause, scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** What may have changed; the literals are those of the contract. */
export type ChangeKind = 'raised' | 'worse' | 'dismissed' | 'closed' | 'reopened' | 'returned' | 'replied';

export type StoredChange = {
  readonly kind: ChangeKind;
  /** Of the warning, the case file or the letter. */
  readonly id: string;
  readonly name: string;
  /** The level before it got worse. */
  readonly fromLevel: Exclude<Level, 'none'> | null;
  readonly level: Exclude<Level, 'none'> | null;
  readonly at: Instant;
};

const MOST = 200;

/** What changed in a scope since the beginning of a day: the worst news first, then the newest. */
export const listChanges = async (
  db: Queryable,
  scope: Scope,
  since: Day,
  now: Instant,
): Promise<readonly StoredChange[]> => {
  const warningSeen = areaClause(scope, 'w');
  const fileSeen = areaClause(scope, 'c');
  const from = startOf(since);
  const { rows } = await sql<StoredChange>`
    select * from (
      select case when w.because = 'worse' then 'worse' else 'raised' end, w.id, e.name,
             (select b.level from warnings b where b.superseded_by = w.id limit 1), w.level, w.raised_at
      from warnings w join enterprises e on e.id = w.enterprise_id where w.raised_at >= ${from}::timestamptz and ${warningSeen}
      union all
      select 'dismissed', w.id, e.name, null, w.level, a.at
      from warning_acts a join warnings w on w.id = a.warning_id join enterprises e on e.id = w.enterprise_id
      where a.kind = 'dismiss' and w.state = 'dismissed' and a.at >= ${from}::timestamptz and ${warningSeen}
      union all
      select 'closed', c.id, e.name, null, null, c.closed_at
      from case_files c join enterprises e on e.id = c.enterprise_id where c.closed_at >= ${from}::timestamptz and c.merged_into is null and ${fileSeen}
      union all
      select 'reopened', c.id, e.name, null, null, a.at
      from case_acts a join case_files c on c.id = a.case_file_id join enterprises e on e.id = c.enterprise_id
      where a.kind = 'reopen' and a.at >= ${from}::timestamptz and ${fileSeen}
      union all
      select 'returned', c.id, e.name, null, null, p.at
      from dispatch_passes p join dispatches d on d.id = p.dispatch_id join case_files c on c.id = d.case_file_id
      join enterprises e on e.id = c.enterprise_id where p.kind = 'return' and p.at >= ${from}::timestamptz and ${fileSeen}
      union all
      select 'replied', l.id, e.name, null, null, (l.replied_on::timestamp at time zone 'Asia/Shanghai')
      from letters l join case_files c on c.id = l.case_file_id join enterprises e on e.id = coalesce(l.enterprise_id, c.enterprise_id)
      where l.replied_on >= ${since}::date and ${scopeClause(scope)}
    ) as change (kind, id, name, "fromLevel", level, at)
    where at <= ${now}::timestamptz
    order by array_position(array['worse','raised','reopened','returned','replied','closed','dismissed'], kind),
             array_position(array['red','orange','yellow','blue'], level) nulls last, at desc, id limit ${MOST}`.execute(
    db,
  );
  return rows;
};
