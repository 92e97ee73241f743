import type { CaseFileId, Day, Instant, Level, OfficerId, Scope, UnitId, Wording } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';
import { areaClause, scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** What a person may have to do; the literals are those of the contract. */
export type DutyKind =
  | 'rule'
  | 'answer-request'
  | 'resend'
  | 'sign'
  | 'work'
  | 'dispatch'
  | 'approve-letter'
  | 'issue-letter'
  | 'chase-letter'
  | 'approve-notice'
  | 'send-notice'
  | 'approve-bulletin'
  | 'issue-bulletin'
  | 'claims';

export type StoredDuty = {
  readonly kind: DutyKind;
  /** Of the warning, case file, letter, notice or bulletin. */
  readonly id: string;
  readonly caseFileId: CaseFileId | null;
  readonly name: string;
  readonly level: Exclude<Level, 'none'> | null;
  readonly dueOn: Day | null;
  /** Since when it waits. */
  readonly since: Instant;
  readonly count: number;
  readonly reasons: readonly Wording[];
};

export type DutyGround = {
  readonly scope: Scope;
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly today: Day;
  /** What is due up to this day is near. */
  readonly near: Day;
  /** Kinds that the officer's role may do at all. */
  readonly kinds: readonly DutyKind[];
};

/** More than anybody does in a day; beyond them the lists have the rest. */
const MOST = 200;

const NO_REASONS = sql`'[]'::jsonb`;

const queries = ({
  scope,
  officerId,
  unitId,
  today,
  near,
}: DutyGround): { readonly [Kind in DutyKind]: RawBuilder<unknown> } => {
  const fileSeen = areaClause(scope, 'c');
  const dispatch = (kind: DutyKind, due: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql`
    select ${kind}::text, c.id, c.id, e.name, null::text, ${due}::date, c.opened_at, 1, ${NO_REASONS}
    from dispatches d join case_files c on c.id = d.case_file_id join enterprises e on e.id = c.enterprise_id
    where c.closed_at is null and ${fileSeen} and ${where}`;
  const letter = (kind: DutyKind, where: RawBuilder<unknown>) => sql`
    select ${kind}::text, l.id, l.case_file_id, e.name, null::text, case when l.state = 'delivered' then l.reply_due_on end, l.drafted_at, 1, ${NO_REASONS}
    from letters l join case_files c on c.id = l.case_file_id join enterprises e on e.id = coalesce(l.enterprise_id, c.enterprise_id)
    where l.unit_id = ${unitId} and ${scopeClause(scope)} and ${where}`;
  const notice = (kind: DutyKind, where: RawBuilder<unknown>) => sql`
    select ${kind}::text, n.id, n.case_file_id, n.title, null::text, null::date, n.drafted_at, 1, ${NO_REASONS}
    from notices n where n.unit_id = ${unitId} and ${where}`;
  const bulletin = (kind: DutyKind, where: RawBuilder<unknown>) => sql`
    select ${kind}::text, b.id, null::text, b.kind || ' ' || b.from_on || ' ' || b.until_on, null::text, null::date, b.drafted_at, 1, ${NO_REASONS}
    from bulletins b where b.unit_id = ${unitId} and ${where}`;
  return {
    rule: dispatch('rule', sql`d.ruling_due_on`, sql`d.state = 'contested'`),
    'answer-request': dispatch(
      'answer-request',
      sql`null`,
      sql`d.asked is not null and d.sender_id = ${unitId}`,
    ),
    resend: dispatch('resend', sql`null`, sql`d.state = 'returned' and d.sender_id = ${unitId}`),
    sign: dispatch('sign', sql`c.due_on`, sql`d.state = 'sent' and d.holder_id = ${unitId}`),
    work: dispatch(
      'work',
      sql`c.due_on`,
      sql`d.state = 'working' and c.unit_id = ${unitId} and c.due_on <= ${near}::date`,
    ),
    dispatch: sql`
      select 'dispatch'::text, w.id, null::text, e.name, w.level, null::date, w.raised_at, 1, w.reasons
      from warnings w join enterprises e on e.id = w.enterprise_id
      where w.state in ('raised', 'acknowledged') and w.level in ('red', 'orange') and ${areaClause(scope, 'w')}`,
    'approve-letter': letter('approve-letter', sql`l.state = 'draft' and l.drafted_by <> ${officerId}`),
    'issue-letter': letter('issue-letter', sql`l.state = 'approved'`),
    'chase-letter': letter('chase-letter', sql`l.state = 'delivered' and l.reply_due_on < ${today}::date`),
    'approve-notice': notice(
      'approve-notice',
      sql`n.state = 'draft' and n.drafted_by is distinct from ${officerId}`,
    ),
    'send-notice': notice('send-notice', sql`n.state = 'approved'`),
    'approve-bulletin': bulletin('approve-bulletin', sql`b.state = 'draft' and b.drafted_by <> ${officerId}`),
    'issue-bulletin': bulletin('issue-bulletin', sql`b.state = 'approved'`),
    claims: sql`
      select 'claims'::text, c.id, c.id, e.name, null::text, min(m.due_on), c.opened_at, count(*)::int, ${NO_REASONS}
      from claims m join case_files c on c.id = m.case_file_id join enterprises e on e.id = c.enterprise_id
      where not m.voided and m.due_on <= ${near}::date and c.closed_at is null and c.unit_id = ${unitId} and ${fileSeen}
      group by c.id, e.name, c.opened_at`,
  };
};

/** Everything that waits for this officer or this unit: what is late first, then what is worst, then what waits longest. */
export const listDuties = async (db: Queryable, ground: DutyGround): Promise<readonly StoredDuty[]> => {
  if (ground.kinds.length === 0) return [];
  const all = queries(ground);
  const { rows } = await sql<StoredDuty>`
    select * from (${sql.join(
      ground.kinds.map((kind) => all[kind]),
      sql` union all `,
    )}) as duty (kind, id, "caseFileId", name, level, "dueOn", since, count, reasons)
    order by case when "dueOn" < ${ground.today}::date then 0 when "dueOn" = ${ground.today}::date then 1 when level = 'red' then 2
                  when "dueOn" is not null then 3 when kind in ('rule', 'answer-request', 'resend') then 4 when level is not null then 6 else 5 end,
             "dueOn" nulls last, since, id limit ${MOST}`.execute(db);
  return rows;
};
