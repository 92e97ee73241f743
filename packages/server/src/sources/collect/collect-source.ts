import { type Instant, nextDueAt, type SourceId, type Wording } from '@weisu/core';
import { inSpan } from '../../telemetry/tracing.ts';
import { OutwardError } from '../../outward/outward-error.ts';
import type { SecretBox } from '../../session/secret-box.ts';
import type { Database, Queryable } from '../../store/engine.ts';
import { findKnownKeys } from '../../store/sources/collected-items.ts';
import {
  holdDueSource,
  holdLonger,
  loadCursor,
  releaseSource,
  writeCursor,
} from '../../store/sources/hold-source.ts';
import { type RunCause, type RunProblem, writeRun } from '../../store/sources/source-runs.ts';
import { findSource, findSourceSecret, type StoredSource } from '../../store/sources/source-settings.ts';
import type { CollectedPage, CollectGround } from './connector.ts';
import { type Deliver, keepPage, type KeptPage } from './keep-page.ts';
import { type CollectTools, openConnector } from './open-connector.ts';
import { SourceError } from '../row-problem.ts';

/** What collecting is done with, whichever process does it. */
export type Collecting = {
  readonly database: Database;
  readonly tools: CollectTools;
  readonly secretBox: SecretBox;
  /** Where it all goes. */
  readonly deliver: Deliver;
  readonly now: () => Instant;
  /** 0–1, drawn anew each time. */
  readonly chance: () => number;
  /** Told of faults that are ours, not the source's. */
  readonly fault: (error: unknown) => void;
};

/** So long a source is held for its collector; a step that takes longer holds it anew. */
const HELD_MS = 10 * 60_000;
const MOST_STEPS = 500;
const MOST_PROBLEMS_KEPT = 100;

const HASH_PURPOSE = 'collected raw';
export const secretOwner = (id: SourceId): string => `source:${id}`;

/** Why a run ended early, in words; a fault of ours is told to the log and not to the page. */
const wordsOfFailure = (error: unknown, fault: (error: unknown) => void): Wording => {
  if (error instanceof OutwardError) return { zh: error.zh, en: error.en };
  if (error instanceof SourceError) {
    const [zh = '', en = zh] = error.message.split(' / ');
    return { zh, en };
  }
  fault(error);
  return { zh: '本机处理出错，原因已写入服务日志', en: 'a fault of this server; the reason is in its log' };
};

type Tally = { inserted: number; known: number; redacted: number; refused: number; problems: RunProblem[] };

const addTo = (tally: Tally, kept: KeptPage): void => {
  tally.inserted += kept.inserted;
  tally.known += kept.known;
  tally.redacted += kept.redacted;
  tally.refused += kept.problems.length;
  tally.problems.push(...kept.problems.slice(0, MOST_PROBLEMS_KEPT - tally.problems.length));
};

/** Stores a page of a source that was not asked for by its connector: sent, uploaded, or kept from before. */
export const keepSent = async (
  collecting: Collecting,
  source: Pick<StoredSource, 'id'> & {
    readonly asked: Pick<NonNullable<StoredSource['asked']>, 'mapping'> | null;
  },
  page: Pick<CollectedPage, 'texts' | 'rows' | 'problems'>,
  settle: (trx: Queryable) => Promise<void> = async () => undefined,
): Promise<KeptPage> =>
  keepPage(page, {
    database: collecting.database,
    sourceId: source.id,
    mapping: source.asked?.mapping ?? null,
    now: collecting.now(),
    limits: collecting.tools.limits,
    digest: (raw) => collecting.secretBox.digest(raw, HASH_PURPOSE),
    deliver: collecting.deliver,
    settle,
  });

const askSource = async (
  collecting: Collecting,
  source: StoredSource,
  asked: NonNullable<StoredSource['asked']>,
  signal: AbortSignal,
  tally: Tally,
): Promise<void> => {
  const { database, tools, secretBox, now } = collecting;
  const db = database.kysely;
  const { id } = source;
  const sealed = await findSourceSecret(db, id);
  const secret = sealed === null ? null : secretBox.open(sealed, secretOwner(id));
  const connector = await openConnector(
    { id, settings: asked.settings, mapping: asked.mapping, secret },
    tools,
  );
  let cursor = await loadCursor(db, id);
  for (let step = 0; step < MOST_STEPS && !signal.aborted; step += 1) {
    const ground: CollectGround = {
      door: tools.door,
      now: now(),
      signal,
      known: (keys) => findKnownKeys(db, id, keys),
    };
    const page = await connector.collect(cursor, ground);
    addTo(tally, await keepSent(collecting, source, page, (trx) => writeCursor(trx, id, page.cursor)));
    cursor = page.cursor;
    if (!page.more) return;
    await holdLonger(db, id, new Date(Date.parse(now()) + HELD_MS).toISOString());
  }
};

const causeOf = (cursor: Readonly<Record<string, unknown>> | null, byHand: boolean): RunCause =>
  cursor?.['backfill'] === true ? 'backfill' : byHand ? 'by-hand' : 'schedule';

/**
 * Collects the source that has been due for longest (or this one), step by step, each step stored whole. Answers its id, or undefined
 * where none is due. Never throws for a fault of the source: that is written down in words, and the source waits longer.
 */
export const collectDueSource = async (
  collecting: Collecting,
  signal: AbortSignal,
  only: SourceId | null = null,
): Promise<SourceId | undefined> => {
  const { database, now, chance, fault } = collecting;
  const db = database.kysely;
  const startedAt = now();
  const id = await holdDueSource(
    db,
    startedAt,
    new Date(Date.parse(startedAt) + HELD_MS).toISOString(),
    only,
  );
  if (id === undefined) return undefined;
  const source = await findSource(db, id);
  if (source?.asked === null || source === undefined) return undefined;
  const cause = causeOf(await loadCursor(db, id), only !== null);
  const tally: Tally = { inserted: 0, known: 0, redacted: 0, refused: 0, problems: [] };
  let error: Wording | null = null;
  try {
    const { asked } = source;
    await inSpan('collect source', { 'weisu.source.kind': asked.settings.kind }, () =>
      askSource(collecting, source, asked, signal, tally),
    );
  } catch (thrown) {
    // Asked to stop: what was stored is stored, and the source is due at once for whoever comes next.
    if (!signal.aborted) error = wordsOfFailure(thrown, fault);
  }
  const endedAt = now();
  const failures = error === null ? 0 : source.asked.failures + 1;
  const dueAt = signal.aborted
    ? endedAt
    : nextDueAt(endedAt, { everyMinutes: source.asked.everyMinutes, failures }, chance());
  await database.transaction(async (trx) => {
    await releaseSource(trx, id, { at: endedAt, dueAt, error });
    await writeRun(trx, { sourceId: id, cause, startedAt, endedAt, ...tally, error });
  });
  return id;
};
