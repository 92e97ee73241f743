import type {
  Day,
  Feed,
  Instant,
  OfficerId,
  RecordMapping,
  SourceId,
  SourceSettings,
  Wording,
} from '@weisu/core';
import { sql } from 'kysely';
import type { Queryable } from '../engine.ts';

/** A source as it stands: what it is, how it is asked, how it fares. */
export type StoredSource = {
  readonly id: SourceId;
  readonly name: string;
  readonly feed: Feed;
  readonly trust: number;
  readonly districts: readonly string[] | null;
  readonly newestOn: Day | null;
  readonly lastReceivedAt: Instant | null;
  /** Null where it is not collected: an import or the seed filled it. */
  readonly asked: AskedSource | null;
};

export type AskedSource = {
  readonly settings: SourceSettings;
  readonly mapping: RecordMapping | null;
  readonly hasSecret: boolean;
  readonly everyMinutes: number;
  readonly paused: boolean;
  readonly createdBy: string | null;
  readonly createdAt: Instant;
  readonly dueAt: Instant;
  readonly heldUntil: Instant | null;
  readonly lastAttemptAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly failures: number;
  readonly lastError: Wording | null;
};

/** A source as read; one that is not asked has no settings, and nothing else of what is asked. */
type Row = Omit<StoredSource, 'asked'> &
  Omit<AskedSource, 'settings' | 'hasSecret'> & {
    readonly settings: SourceSettings | null;
    readonly secret: string | null;
  };

const columns = sql`s.id, s.name, s.feed, s.trust, s.districts, s.newest_on as "newestOn", s.last_received_at as "lastReceivedAt",
  t.settings, t.mapping, t.secret, t.every_minutes as "everyMinutes", t.paused, o.name as "createdBy", t.created_at as "createdAt",
  t.due_at as "dueAt", t.held_until as "heldUntil", t.last_attempt_at as "lastAttemptAt", t.last_success_at as "lastSuccessAt",
  t.failures, t.last_error as "lastError"`;
const tables = sql`sources s left join source_settings t on t.source_id = s.id left join officers o on o.id = t.created_by`;

const storedOf = ({ settings, secret, ...row }: Row): StoredSource => {
  const { id, name, feed, trust, districts, newestOn, lastReceivedAt, ...asked } = row;
  return {
    id,
    name,
    feed,
    trust,
    districts,
    newestOn,
    lastReceivedAt,
    asked: settings === null ? null : { settings, hasSecret: secret !== null, ...asked },
  };
};

export const listSources = async (db: Queryable): Promise<readonly StoredSource[]> => {
  const { rows } = await sql<Row>`select ${columns} from ${tables} order by s.name collate "C", s.id`.execute(
    db,
  );
  return rows.map(storedOf);
};

export const findSource = async (db: Queryable, id: string): Promise<StoredSource | undefined> => {
  const { rows } = await sql<Row>`select ${columns} from ${tables} where s.id = ${id}`.execute(db);
  return rows[0] === undefined ? undefined : storedOf(rows[0]);
};

/** The sealed secret of a source, for its collector only. */
export const findSourceSecret = async (db: Queryable, id: SourceId): Promise<string | null> => {
  const { rows } = await sql<{
    secret: string | null;
  }>`select secret from source_settings where source_id = ${id}`.execute(db);
  return rows[0]?.secret ?? null;
};

export type SourceDraft = {
  readonly id: SourceId;
  readonly settings: SourceSettings;
  readonly mapping: RecordMapping | null;
  /** Sealed; undefined leaves what is there. */
  readonly secret?: string | null;
  readonly everyMinutes: number;
  readonly officerId: OfficerId;
  readonly at: Instant;
};

/** Writes how a source is asked, which is then due at once. New settings begin anew: what is known is left out as it comes. */
export const writeSourceSettings = async (trx: Queryable, draft: SourceDraft): Promise<void> => {
  const { id, settings, mapping, secret, everyMinutes, officerId, at } = draft;
  const mapped = mapping === null ? null : JSON.stringify(mapping);
  await sql`
    insert into source_settings (source_id, kind, settings, mapping, secret, every_minutes, created_by, created_at, changed_at, due_at)
    values (${id}, ${settings.kind}, ${JSON.stringify(settings)}::jsonb, ${mapped}::jsonb, ${secret ?? null}, ${everyMinutes}::integer,
      ${officerId}, ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (source_id) do update set kind = excluded.kind, settings = excluded.settings, mapping = excluded.mapping,
      secret = case when ${secret === undefined} then source_settings.secret else excluded.secret end,
      every_minutes = excluded.every_minutes, changed_at = excluded.changed_at, due_at = excluded.due_at, cursor = null,
      failures = 0, last_error = null`.execute(trx);
};

export const setPaused = async (
  trx: Queryable,
  id: SourceId,
  paused: boolean,
  at: Instant,
): Promise<void> => {
  await sql`update source_settings set paused = ${paused}, changed_at = ${at}::timestamptz,
    due_at = case when ${paused} then due_at else ${at}::timestamptz end where source_id = ${id}`.execute(
    trx,
  );
};

/** Makes a source due now; with a cursor it begins there. */
export const askAgain = async (
  trx: Queryable,
  id: SourceId,
  at: Instant,
  cursor?: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const begun = cursor === undefined ? null : JSON.stringify(cursor);
  await sql`update source_settings set due_at = ${at}::timestamptz, failures = 0,
    cursor = case when ${begun === null} then cursor else ${begun}::jsonb end where source_id = ${id}`.execute(
    trx,
  );
};
