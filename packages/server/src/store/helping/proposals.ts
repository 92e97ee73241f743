import type {
  DocumentId,
  HelpingAbout,
  HelpingStatement,
  Instant,
  OfficerId,
  ProposalState,
  TermId,
} from '@weisu/core';
import type { Span } from '@weisu/text';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

export type HelpingSubject = { readonly about: HelpingAbout; readonly subject: string };

export type HelpingAsk = HelpingSubject & {
  readonly id: number;
  readonly model: string;
  readonly askedAt: Instant;
  readonly byName: string;
  readonly answeredAt: Instant | null;
  readonly noHelp: string | null;
  readonly keptCount: number;
  readonly droppedCount: number;
};

export type NewProposal = {
  readonly id: string;
  readonly documentId: DocumentId;
  readonly statement: HelpingStatement;
  readonly span: Span;
};

export type StoredProposal = HelpingSubject &
  NewProposal & {
    readonly model: string;
    readonly proposedAt: Instant;
    readonly state: ProposalState;
    readonly ownWords: string | null;
    readonly termId: TermId | null;
    readonly decidedBy: OfficerId | null;
    readonly decidedByName: string | null;
    readonly decidedAt: Instant | null;
    readonly decidedKey: string | null;
  };

/** Notes that it is asked; null where the same request was made before. */
export const beginAsk = async (
  db: Queryable,
  ask: HelpingSubject & {
    readonly officerId: OfficerId;
    readonly key: string;
    readonly model: string;
    readonly at: Instant;
  },
): Promise<number | null> => {
  const { rows } = await sql<{ id: number }>`
    insert into helping_asks (officer_id, ask_key, about, subject, model, asked_at)
    values (${ask.officerId}, ${ask.key}, ${ask.about}, ${ask.subject}, ${ask.model}, ${ask.at}::timestamptz)
    on conflict (officer_id, ask_key) do nothing returning id`.execute(db);
  return rows[0]?.id ?? null;
};

/** Notes what came of it, in the transaction of the proposals. */
export const endAsk = async (
  trx: Queryable,
  id: number,
  result: {
    readonly at: Instant;
    readonly noHelp: string | null;
    readonly keptCount: number;
    readonly droppedCount: number;
  },
): Promise<void> => {
  await sql`
    update helping_asks set answered_at = ${result.at}::timestamptz, no_help = ${result.noHelp},
      kept_count = ${result.keptCount}, dropped_count = ${result.droppedCount} where id = ${id}`.execute(trx);
};

/** Keeps proposals. One that was made before stays as it is: what was refused does not come back. */
export const insertProposals = async (
  trx: Queryable,
  askId: number,
  { about, subject }: HelpingSubject,
  proposals: readonly NewProposal[],
): Promise<void> => {
  for (const { id, documentId, statement, span } of proposals)
    await sql`
      insert into helping_proposals (id, ask_id, about, subject, document_id, statement, span_start, span_end)
      values (${id}, ${askId}, ${about}, ${subject}, ${documentId}, ${JSON.stringify(statement)}::jsonb, ${span.start}, ${span.end})
      on conflict (id) do nothing`.execute(trx);
};

export const findNewestAsk = async (
  db: Queryable,
  { about, subject }: HelpingSubject,
): Promise<HelpingAsk | undefined> => {
  const { rows } = await sql<HelpingAsk>`
    select a.id, a.about, a.subject, a.model, a.asked_at as "askedAt", o.name as "byName", a.answered_at as "answeredAt",
      a.no_help as "noHelp", a.kept_count as "keptCount", a.dropped_count as "droppedCount"
    from helping_asks a join officers o on o.id = a.officer_id
    where a.about = ${about} and a.subject = ${subject} order by a.id desc limit 1`.execute(db);
  return rows[0];
};

type Row = Omit<StoredProposal, 'span'> & { readonly start: number; readonly end: number };

const PROPOSAL = sql`
  p.id, p.about, p.subject, p.document_id as "documentId", p.statement, p.span_start as start, p.span_end as "end", p.state,
  p.own_words as "ownWords", p.term_id as "termId", p.decided_by as "decidedBy", o.name as "decidedByName",
  p.decided_at as "decidedAt", p.decided_key as "decidedKey", a.model, a.asked_at as "proposedAt"
  from helping_proposals p join helping_asks a on a.id = p.ask_id left join officers o on o.id = p.decided_by`;

const proposalOf = ({ start, end, ...row }: Row): StoredProposal => ({ ...row, span: { start, end } });

/** What was proposed for a text, a warning or a term, in the order of the asks and of the text. */
export const listProposals = async (
  db: Queryable,
  { about, subject }: HelpingSubject,
): Promise<readonly StoredProposal[]> => {
  const { rows } = await sql<Row>`
    select ${PROPOSAL} where p.about = ${about} and p.subject = ${subject}
    order by p.ask_id, p.document_id, p.span_start, p.id limit 200`.execute(db);
  return rows.map(proposalOf);
};

/** One proposal; held until the transaction ends where it is to be decided. */
export const findProposal = async (
  db: Queryable,
  id: string,
  hold = false,
): Promise<StoredProposal | undefined> => {
  const { rows } = await sql<Row>`
    select ${PROPOSAL} where p.id = ${id} ${hold ? sql`for update of p` : sql``}`.execute(db);
  return rows[0] === undefined ? undefined : proposalOf(rows[0]);
};

export const decideProposal = async (
  trx: Queryable,
  id: string,
  decision: {
    readonly state: 'taken' | 'refused';
    readonly ownWords: string | null;
    readonly termId: TermId | null;
    readonly by: OfficerId;
    readonly at: Instant;
    readonly key: string;
  },
): Promise<void> => {
  await sql`
    update helping_proposals set state = ${decision.state}, own_words = ${decision.ownWords}, term_id = ${decision.termId},
      decided_by = ${decision.by}, decided_at = ${decision.at}::timestamptz, decided_key = ${decision.key}
    where id = ${id}`.execute(trx);
};
