import type { Reply, Routes } from '@weisu/contract';
import {
  addDays,
  type Day,
  dayOf,
  type Feed,
  healthOf,
  INDICATORS,
  type Instant,
  isWaiting,
  RECORD_NAMES,
  type Wording,
} from '@weisu/core';
import type { listNewestItems } from '../../store/sources/collected-items.ts';
import type { SourceRun, SourceVolume } from '../../store/sources/source-runs.ts';
import type { StoredSource } from '../../store/sources/source-settings.ts';

type Row = Reply<Routes['listSources']>['rows'][number];
type Detail = Reply<Routes['source']>;

const SHOWN_PROBLEMS = 20;

const feedName = (feed: Feed): Wording =>
  feed === 'documents' ? { zh: '文本', en: 'texts' } : RECORD_NAMES[feed];

/** What came of a source: how much in the last weeks, and on which days of a longer past. */
export type Arrived = { readonly volumes: readonly SourceVolume[]; readonly arrivedOn: readonly Day[] };

const judged = (source: StoredSource, { volumes, arrivedOn }: Arrived, now: Instant) =>
  healthOf({
    now,
    paused: source.asked?.paused ?? false,
    everyMinutes:
      source.asked === null || isWaiting(source.asked.settings.kind) ? null : source.asked.everyMinutes,
    lastSuccessAt: source.asked?.lastSuccessAt ?? null,
    lastReceivedAt: source.lastReceivedAt,
    failures: source.asked?.failures ?? 0,
    volumes,
    arrivedOn,
  });

export const presentSourceRow = (source: StoredSource, arrived: Arrived, now: Instant): Row => {
  const { health, usualPerDay, quietDays } = judged(source, arrived, now);
  const { id, name, feed, asked, newestOn, lastReceivedAt } = source;
  return {
    id,
    name,
    feed,
    newestOn,
    lastReceivedAt,
    health,
    usualPerDay,
    quietDays,
    feedName: feedName(feed),
    kind: asked?.settings.kind ?? null,
    error: asked?.lastError ?? null,
    lastSuccessAt: asked?.lastSuccessAt ?? null,
    dueAt: asked === null || asked.paused || isWaiting(asked.settings.kind) ? null : asked.dueAt,
    volumes: arrived.volumes.map(({ on, count }) => ({ on, count })),
  };
};

/** The indicators that read a source's feed, and the day from which its silence makes them missing. */
const indicatorsOf = (feed: Feed, newestOn: Day | null, today: Day): Detail['indicators'] =>
  INDICATORS.filter((indicator) => indicator.feed === feed).map(({ id, name, freshDays }) => {
    const staleOn = newestOn === null ? null : addDays(newestOn, freshDays + 1);
    return { id, name, freshDays, staleOn, isStale: staleOn === null || staleOn <= today };
  });

export const presentSource = (
  source: StoredSource,
  more: {
    readonly arrived: Arrived;
    readonly runs: readonly SourceRun[];
    readonly items: Awaited<ReturnType<typeof listNewestItems>>;
    readonly now: Instant;
    readonly mayAct: boolean;
  },
): Detail => {
  const { asked } = source;
  const today = dayOf(more.now);
  return {
    ...presentSourceRow(source, more.arrived, more.now),
    mayAct: more.mayAct,
    today,
    trust: source.trust,
    districts: source.districts === null ? null : [...source.districts],
    settings: asked?.settings ?? null,
    mapping: asked?.mapping ?? null,
    hasSecret: asked?.hasSecret ?? false,
    everyMinutes: asked?.everyMinutes ?? null,
    createdBy: asked?.createdBy ?? null,
    createdAt: asked?.createdAt ?? null,
    usualGapDays: judged(source, more.arrived, more.now).usualGapDays,
    indicators: indicatorsOf(source.feed, source.newestOn, today),
    runs: more.runs.map(
      ({ cause, startedAt, endedAt, inserted, known, refused, redacted, problems, error }) => ({
        cause,
        startedAt,
        endedAt,
        inserted,
        known,
        refused,
        redacted,
        error,
        problems: problems.slice(0, SHOWN_PROBLEMS).map(({ key, zh, en }) => ({ key, why: { zh, en } })),
      }),
    ),
    items: more.items.map(({ title, url, text, occurredOn, collectedAt }) => ({
      title,
      url,
      text,
      occurredOn,
      collectedAt,
    })),
  };
};
