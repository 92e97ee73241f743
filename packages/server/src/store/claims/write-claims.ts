import type { CaseFileId, ClaimDraft, ClaimId, ClaimState, Day } from '@weisu/core';
import { maskName } from '@weisu/core';
import { sql } from 'kysely';
import { bulkInsert, rowsAsTable } from '../bulk-insert.ts';
import type { Queryable } from '../engine.ts';
import type { ClaimAct } from './claim-acts.ts';

/** A claim's next state with its due day; `version` is that of the state before. */
export type NextState = {
  readonly id: ClaimId;
  readonly version: number;
  readonly state: ClaimState;
  readonly dueOn: Day | null;
};

/** A claim of a roster on its way into the store. */
export type NewClaim = {
  readonly id: ClaimId;
  readonly number: number;
  readonly draft: ClaimDraft;
  readonly state: ClaimState;
  readonly dueOn: Day | null;
};

export const addClaimAct = async (trx: Queryable, act: ClaimAct): Promise<void> => {
  await sql`
    insert into claim_acts (id, case_file_id, seq, act_key, kind, officer_id, unit_id, at, note, detail, claim_count, amount_fen, undoes)
    values (${act.id}, ${act.caseFileId}, ${act.seq}, ${act.key}, ${act.kind}, ${act.officerId}, ${act.unitId}, ${act.at}, ${act.note},
            ${JSON.stringify(act.detail)}::jsonb, ${act.count}, ${act.amountFen}, ${act.undoes})`.execute(
    trx,
  );
};

const addStates = (
  trx: Queryable,
  actId: string,
  rows: readonly { readonly id: ClaimId; readonly version: number; readonly state: ClaimState }[],
): Promise<number> =>
  bulkInsert(
    trx,
    'claim_states',
    { claim_id: 'text', version: 'integer', act_id: 'text', state: 'jsonb' },
    rows.map(({ id, version, state }) => ({ claim_id: id, version, act_id: actId, state })),
    sql``,
  );

const stageOnOf = ({ dates, stage }: ClaimState): Day | null => dates[stage] ?? null;

/** Appends the states that an act leads to and moves the projections with them; answers how many claims were still as expected. */
export const moveClaims = async (
  trx: Queryable,
  act: Pick<ClaimAct, 'id' | 'seq'>,
  next: readonly NextState[],
): Promise<number> => {
  const rows = next.map(({ id, version, state, dueOn }) => ({
    id,
    version,
    stage: state.stage,
    stage_on: stageOnOf(state),
    dates: state.dates,
    clock: state.clock,
    due_on: dueOn,
    result: state.result,
    awarded_fen: state.awardedFen,
    paid_fen: state.paidFen,
    voided: state.voided,
  }));
  const source = rowsAsTable(
    {
      id: 'text',
      version: 'integer',
      stage: 'text',
      stage_on: 'date',
      dates: 'jsonb',
      clock: 'jsonb',
      due_on: 'date',
      result: 'text',
      awarded_fen: 'bigint',
      paid_fen: 'bigint',
      voided: 'boolean',
    },
    rows,
  );
  const moved = await sql`
    update claims c set stage = r.stage, stage_on = coalesce(r.stage_on, c.stage_on), dates = r.dates,
      clock = nullif(r.clock, 'null'::jsonb), due_on = r.due_on, result = r.result, awarded_fen = r.awarded_fen,
      paid_fen = r.paid_fen, voided = r.voided, version = r.version + 1, act_seq = ${act.seq}
    from ${source} where c.id = r.id and c.version = r.version`.execute(trx);
  await addStates(
    trx,
    act.id,
    next.map((each) => ({ ...each, version: each.version + 1 })),
  );
  return Number(moved.numAffectedRows ?? 0);
};

/** Adds the claims of a roster; the worker of each goes to its own table and nowhere else. */
export const addClaims = async (
  trx: Queryable,
  act: Pick<ClaimAct, 'id' | 'seq' | 'caseFileId'>,
  claims: readonly NewClaim[],
): Promise<void> => {
  await bulkInsert(
    trx,
    'claims',
    {
      id: 'text',
      case_file_id: 'text',
      number: 'integer',
      masked_name: 'text',
      docket: 'text',
      kind: 'text',
      amount_fen: 'bigint',
      applied_on: 'date',
      stage: 'text',
      stage_on: 'date',
      clock: 'jsonb',
      dates: 'jsonb',
      due_on: 'date',
      result: 'text',
      awarded_fen: 'bigint',
      paid_fen: 'bigint',
      version: 'integer',
      act_seq: 'integer',
    },
    claims.map(({ id, number, draft, state, dueOn }) => ({
      id,
      case_file_id: act.caseFileId,
      number,
      masked_name: maskName(draft.name),
      docket: draft.docket,
      kind: draft.kind,
      amount_fen: draft.amountFen,
      applied_on: draft.appliedOn,
      stage: state.stage,
      stage_on: stageOnOf(state) ?? draft.appliedOn,
      clock: state.clock,
      dates: state.dates,
      due_on: dueOn,
      result: state.result,
      awarded_fen: state.awardedFen,
      paid_fen: state.paidFen,
      version: 1,
      act_seq: act.seq,
    })),
    sql``,
  );
  await addStates(
    trx,
    act.id,
    claims.map(({ id, state }) => ({ id, version: 1, state })),
  );
  await bulkInsert(
    trx,
    'claim_persons',
    { claim_id: 'text', name: 'text', identity: 'text' },
    claims.map(({ id, draft }) => ({ claim_id: id, name: draft.name, identity: draft.identity })),
    sql``,
  );
};

/** The number that the next claim of a case file gets. */
export const nextClaimNumber = async (trx: Queryable, caseFileId: CaseFileId): Promise<number> => {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from claims where case_file_id = ${caseFileId}`.execute(trx);
  return rows[0]?.next ?? 1;
};
