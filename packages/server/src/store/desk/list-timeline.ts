import type {
  Day,
  EnterpriseId,
  Instant,
  Level,
  RecordKind,
  RelationKind,
  RelationStep,
  Scope,
  Signal,
  WatchActKind,
  WatchReason,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';
import { allOf, type Page, pageOf } from './filters.ts';
import { scopeClause } from './scope-clause.ts';

type Both = { readonly id: string; readonly occurredOn: Day; readonly recordedAt: Instant };

/** One thing on an enterprise's timeline, as its table has it. */
export type StoredHappening = Both &
  (
    | {
        readonly kind: 'signal';
        readonly payload: Pick<Signal, 'dimension' | 'kind' | 'magnitude'> & { readonly sourceName: string };
      }
    | {
        readonly kind: 'record';
        readonly payload: {
          readonly kind: RecordKind;
          readonly fields: Readonly<Record<string, number>>;
          readonly sourceName: string;
        };
      }
    | {
        readonly kind: 'mention';
        readonly payload: {
          readonly title: string | null;
          readonly opening: string;
          readonly sourceName: string;
        };
      }
    | {
        readonly kind: 'warning';
        readonly payload: { readonly level: Exclude<Level, 'none'>; readonly because: string };
      }
    | {
        readonly kind: 'case-act';
        readonly payload: {
          readonly caseFileId: string;
          readonly kind: string;
          readonly byName: string;
          readonly note: string;
        };
      }
    | {
        readonly kind: 'change' | 'name' | 'place' | 'union';
        readonly payload: {
          readonly field: string;
          readonly before: string | null;
          readonly after: string | null;
          readonly sourceName: string;
        };
      }
    | {
        readonly kind: 'relation';
        readonly payload: {
          readonly kind: RelationKind;
          /** True where the enterprise is the tie's `from`. */
          readonly outward: boolean;
          readonly shareRatio: number | null;
          readonly hasEnded: boolean;
          /** Null where the other lies outside the officer's area. */
          readonly otherId: EnterpriseId | null;
          readonly otherName: string | null;
        };
      }
    | {
        readonly kind: 'watch';
        readonly payload: {
          readonly reason: WatchReason;
          readonly act: WatchActKind;
          readonly words: string | null;
          readonly path: readonly RelationStep[];
          readonly originId: EnterpriseId | null;
          readonly originName: string | null;
        };
      }
  );

/** One page of what happened at an enterprise, newest first; of the kinds asked for, or of all. */
export const listTimeline = async (
  db: Queryable,
  scope: Scope,
  id: EnterpriseId,
  asked: Page & { readonly kind?: readonly string[] | undefined },
): Promise<{ rows: readonly StoredHappening[]; total: number }> => {
  const all = sql`(
    select s.id, 'signal' as kind, s.occurred_on, s.recorded_at,
           jsonb_build_object('dimension', s.dimension, 'kind', s.kind, 'magnitude', s.magnitude, 'sourceName', src.name) as payload
    from signals s join sources src on src.id = s.source_id where s.enterprise_id = ${id}
    union all
    select r.id, 'record', r.occurred_on, r.recorded_at,
           jsonb_build_object('kind', r.kind, 'fields', r.fields, 'sourceName', src.name)
    from records r join sources src on src.id = r.source_id where r.enterprise_id = ${id}
    union all
    select m.id, 'mention', d.occurred_on, m.recorded_at,
           jsonb_build_object('title', d.title, 'opening', left(d.body, 60), 'sourceName', src.name)
    from mentions m join documents d on d.id = m.document_id join sources src on src.id = d.source_id
    where m.enterprise_id = ${id} and m.state in ('linked', 'accepted')
    union all
    select w.id, 'warning', (w.raised_at at time zone 'Asia/Shanghai')::date, w.raised_at,
           jsonb_build_object('level', w.level, 'because', w.because)
    from warnings w where w.enterprise_id = ${id}
    union all
    select c.id || '.' || a.seq, 'case-act', (a.at at time zone 'Asia/Shanghai')::date, a.at,
           jsonb_build_object('caseFileId', c.id, 'kind', a.kind, 'byName', o.name, 'note', a.note)
    from case_files c join case_acts a on a.case_file_id = c.id join officers o on o.id = a.officer_id where c.enterprise_id = ${id}
    union all
    select 'change.' || g.id,
           case when g.field = 'name' then 'name' when g.field in ('registered_district', 'operating_district') then 'place'
                when g.field = 'union_unit_id' then 'union' else 'change' end, (g.recorded_at at time zone 'Asia/Shanghai')::date, g.recorded_at,
           jsonb_build_object('field', g.field, 'before', g.before, 'after', g.after, 'sourceName', g.imported_from)
    from enterprise_changes g where g.enterprise_id = ${id}
    union all
    select 'relation.' || md5(r.kind || '.' || r.from_id || '.' || r.to_id || '.' || d.ended), 'relation', d.day, r.recorded_at,
           jsonb_build_object('kind', r.kind, 'outward', r.from_id = ${id}, 'shareRatio', r.share_ratio, 'hasEnded', d.ended,
             'otherId', e.id, 'otherName', e.name)
    from relations r
    cross join lateral (values (coalesce(r.since, (r.recorded_at at time zone 'Asia/Shanghai')::date), false), (r.until, true)) d (day, ended)
    left join enterprises e on e.id = case when r.from_id = ${id} then r.to_id else r.from_id end and ${scopeClause(scope)}
    where (r.from_id = ${id} or r.to_id = ${id}) and d.day is not null
    union all
    select 'watch.' || a.seq, 'watch', (a.at at time zone 'Asia/Shanghai')::date, a.at,
           jsonb_build_object('reason', case when a.kind in ('join', 'leave') then 'related' else 'special-monitoring' end,
             'act', a.kind, 'words', a.reason, 'path', a.path, 'originId', origin.id, 'originName', origin.name)
    from watch_acts a left join enterprises origin on origin.id = a.origin_id where a.enterprise_id = ${id}
    union all
    -- Entries of which no act is kept.
    select 'watch.' || x.reason || '.' || coalesce(x.origin_id, ''), 'watch', x.since, x.since::timestamp at time zone 'Asia/Shanghai',
           jsonb_build_object('reason', x.reason, 'act', case when x.reason = 'related' then 'join' else 'start' end, 'words', null,
             'path', x.path, 'originId', origin.id, 'originName', origin.name)
    from watch_entries x left join enterprises origin on origin.id = x.origin_id
    where x.enterprise_id = ${id} and not exists (
      select from watch_acts a where a.enterprise_id = x.enterprise_id and a.origin_id is not distinct from x.origin_id)
  ) t`;
  const where = allOf([
    asked.kind === undefined ? undefined : sql<boolean>`t.kind = any(${[...asked.kind]}::text[])`,
  ]);
  const { rows } = await sql<StoredHappening>`
    select t.id, t.kind, t.occurred_on as "occurredOn", t.recorded_at as "recordedAt", t.payload
    from ${all} where ${where} order by t.occurred_on desc, t.recorded_at desc, t.kind, t.id ${pageOf(asked)}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from ${all} where ${where}`.execute(
    db,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
};
