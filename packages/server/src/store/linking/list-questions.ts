import type { Day, DocumentId, EnterpriseId, Instant, MentionEvidence, MentionId, Scope } from '@weisu/core';
import type { Span } from '@weisu/text';
import { sql } from 'kysely';
import { scopeClause } from '../desk/scope-clause.ts';
import type { Queryable } from '../engine.ts';

/** One who may be meant, as stored. */
export type AskedCandidate = {
  readonly mentionId: MentionId;
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly creditCode: string;
  readonly district: string | null;
  readonly industry: string | null;
  readonly registeredOn: Day | null;
  readonly otherNames: readonly string[];
  readonly confidence: number;
  readonly evidence: readonly MentionEvidence[];
  readonly spans: readonly Span[];
};

/** A name in a text of which a person is to say who is meant; `texts` of the same name in the same surroundings are answered with it. */
export type LinkQuestion = {
  readonly documentId: DocumentId;
  readonly surface: string;
  readonly texts: number;
  readonly unsure: number;
  readonly title: string | null;
  readonly body: string;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly sourceName: string;
  readonly candidates: readonly AskedCandidate[];
};

const asked = (scope: Scope) => sql`
  asked as (
    select m.document_id, m.surface, max(m.recorded_at) as recorded_at, array_agg(m.id) as mention_ids,
      string_agg(m.enterprise_id || ' ' || m.context_class, ',' order by m.enterprise_id collate "C") as question
    from mentions m join enterprises e on e.id = m.enterprise_id
    where m.state = 'waiting' and m.surface is not null and ${scopeClause(scope)}
    group by m.document_id, m.surface
  ),
  once as (
    select distinct on (surface, question) document_id, surface, mention_ids, recorded_at,
      count(*) over (partition by surface, question) as texts
    from asked order by surface, question, recorded_at desc, document_id
  )`;

/** Questions of a scope, each once: texts that tell of trouble first, then what answers most texts; those that somebody could not tell stand last. */
export const listLinkQuestions = async (
  db: Queryable,
  scope: Scope,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<{ readonly rows: readonly LinkQuestion[]; readonly total: number }> => {
  const { rows } = await sql<LinkQuestion>`
    with ${asked(scope)}
    select o.document_id as "documentId", o.surface, o.texts::int as texts, unsure.count as unsure, d.title, d.body,
      d.occurred_on as "occurredOn", d.recorded_at as "recordedAt", s.name as "sourceName", who.candidates
    from once o
    join documents d on d.id = o.document_id
    join sources s on s.id = d.source_id
    cross join lateral (
      select count(*)::int as count from link_judgements j
      where j.mention_id = any(o.mention_ids) and j.verdict = 'unsure' and j.undone_at is null
    ) unsure
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
        'mentionId', m.id, 'enterpriseId', e.id, 'name', e.name, 'creditCode', e.credit_code, 'district', e.district,
        'industry', e.industry, 'registeredOn', e.registered_on, 'confidence', m.confidence, 'evidence', m.evidence,
        'spans', m.spans, 'otherNames', coalesce((
          select jsonb_agg(n.name order by n.name) from enterprise_names n
          where n.enterprise_id = e.id and n.name <> e.name), '[]'))
        order by m.confidence desc, m.id) as candidates
      from mentions m join enterprises e on e.id = m.enterprise_id where m.id = any(o.mention_ids)
    ) who
    order by unsure.count > 0, jsonb_array_length(d.reading -> 'kinds') > 0 desc, o.texts desc, o.recorded_at desc, o.surface, o.document_id
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(db);
  const counted = await sql<{ total: number }>`
    with ${asked(scope)} select count(*)::int as total from once`.execute(db);
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
