import type {
  EnterpriseId,
  Instant,
  LinkVerdict,
  MentionEvidence,
  MentionId,
  OfficerId,
  Scope,
  Signal,
  UnitId,
} from '@weisu/core';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';
import type { MentionState } from './mentions.ts';

export type LinkJudgement = {
  readonly id: string;
  readonly key: string;
  readonly officerId: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly verdict: LinkVerdict;
  readonly mentionId: MentionId;
  readonly enterpriseId: EnterpriseId;
  readonly surface: string;
  readonly contextClass: string;
  readonly evidence: readonly MentionEvidence[];
  readonly confidence: number;
  readonly linkModel: string | null;
};

/** What a judgement did to one mention. */
export type MentionChange = {
  readonly mentionId: MentionId;
  readonly before: MentionState;
  readonly after: MentionState;
  readonly added: readonly string[];
  readonly taken: readonly Signal[];
};

export const insertLinkJudgement = async (
  trx: Queryable,
  judgement: LinkJudgement,
  changes: readonly MentionChange[],
): Promise<void> => {
  const j = judgement;
  await sql`
    insert into link_judgements (id, act_key, officer_id, unit_id, at, verdict, mention_id, enterprise_id, surface,
      context_class, evidence, confidence, link_model)
    values (${j.id}, ${j.key}, ${j.officerId}, ${j.unitId}, ${j.at}::timestamptz, ${j.verdict}, ${j.mentionId},
      ${j.enterpriseId}, ${j.surface}, ${j.contextClass}, ${JSON.stringify(j.evidence)}::jsonb, ${j.confidence},
      ${j.linkModel})`.execute(trx);
  for (const change of changes)
    await sql`
      insert into link_judgement_changes (judgement_id, mention_id, state_before, state_after, signals_added, signals_taken)
      values (${j.id}, ${change.mentionId}, ${change.before}, ${change.after}, ${[...change.added]}::text[],
        ${JSON.stringify(change.taken)}::jsonb)`.execute(trx);
};

type Found = LinkJudgement & { readonly undoneAt: Instant | null };
const columns = sql`
  id, act_key as key, officer_id as "officerId", unit_id as "unitId", at, verdict, mention_id as "mentionId",
  enterprise_id as "enterpriseId", surface, context_class as "contextClass", evidence, confidence,
  link_model as "linkModel", undone_at as "undoneAt"`;

export const findLinkJudgement = async (trx: Queryable, id: string): Promise<Found | undefined> =>
  (await sql<Found>`select ${columns} from link_judgements where id = ${id} for update`.execute(trx)).rows[0];

export const findJudgementByKey = async (
  trx: Queryable,
  officerId: OfficerId,
  key: string,
): Promise<Found | undefined> =>
  (
    await sql<Found>`select ${columns} from link_judgements where officer_id = ${officerId} and act_key = ${key}`.execute(
      trx,
    )
  ).rows[0];

export const listChanges = async (trx: Queryable, judgementId: string): Promise<readonly MentionChange[]> =>
  (
    await sql<MentionChange>`
      select mention_id as "mentionId", state_before as before, state_after as after, signals_added as added, signals_taken as taken
      from link_judgement_changes where judgement_id = ${judgementId} order by mention_id`.execute(trx)
  ).rows;

/** A judgement made later that changed one of the same mentions and stands, or undefined. */
export const findLaterJudgement = async (
  trx: Queryable,
  { id, at }: LinkJudgement,
): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`
      select j.id from link_judgement_changes mine
      join link_judgement_changes other on other.mention_id = mine.mention_id and other.judgement_id <> mine.judgement_id
      join link_judgements j on j.id = other.judgement_id
      where mine.judgement_id = ${id} and j.undone_at is null and j.at > ${at}::timestamptz limit 1`.execute(
      trx,
    )
  ).rows[0]?.id;

export const markUndone = async (trx: Queryable, id: string, by: OfficerId, at: Instant): Promise<void> => {
  await sql`update link_judgements set undone_at = ${at}::timestamptz, undone_by = ${by} where id = ${id}`.execute(
    trx,
  );
};

/** A line of the list of answers. */
export type ListedJudgement = {
  readonly id: string;
  readonly at: Instant;
  readonly byName: string;
  readonly verdict: LinkVerdict;
  readonly surface: string;
  readonly enterpriseId: EnterpriseId;
  readonly enterpriseName: string;
  readonly changed: number;
  readonly undoneAt: Instant | null;
};

export const listLinkJudgements = async (
  db: Queryable,
  scope: Scope,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly rows: readonly ListedJudgement[]; readonly total: number }> => {
  const { rows } = await sql<ListedJudgement>`
    select j.id, j.at, o.name as "byName", j.verdict, j.surface, e.id as "enterpriseId", e.name as "enterpriseName",
      (select count(*)::int from link_judgement_changes c where c.judgement_id = j.id) as changed, j.undone_at as "undoneAt"
    from link_judgements j join officers o on o.id = j.officer_id join enterprises e on e.id = j.enterprise_id
    where ${scopeClause(scope)} order by j.at desc, j.id desc limit ${perPage} offset ${(page - 1) * perPage}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from link_judgements j join enterprises e on e.id = j.enterprise_id
    where ${scopeClause(scope)}`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
