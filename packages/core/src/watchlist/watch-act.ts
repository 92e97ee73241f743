import { refuse } from '../errors.ts';
import type { EnterpriseId, OfficerId, UnitId, WarningId } from '../ids.ts';
import type { RelationStep } from '../relation/related.ts';
import type { Day, Instant } from '../time.ts';
import { dayOf } from '../time.ts';
import type { WatchEntry } from './watch.ts';

/**
 * What happens to an enterprise on the watch list; appended, never changed. `start`, `extend` and `end` are special monitoring
 * (专项监测), `join` and `leave` the list of related enterprises.
 */
export const WATCH_ACT_KINDS = ['start', 'extend', 'end', 'join', 'leave'] as const;
export type WatchActKind = (typeof WATCH_ACT_KINDS)[number];

export type WatchAct = {
  readonly enterpriseId: EnterpriseId;
  readonly seq: number;
  readonly kind: WatchActKind;
  /** The system's own officer where a rule did it. */
  readonly by: OfficerId;
  readonly unitId: UnitId;
  readonly at: Instant;
  readonly reason: string;
  /** The warning from which it was started, or null. */
  readonly warningId: WarningId | null;
  /** Who answers for it from now on, and until when: of `start` and `extend`. */
  readonly officerId: OfficerId | null;
  readonly reviewOn: Day | null;
  /** From whom the risk reaches it, and how: of `join` and `leave`. */
  readonly origin: EnterpriseId | null;
  readonly path: readonly RelationStep[];
  readonly weight: number | null;
};

export type SpecialMonitoring = {
  readonly since: Day;
  readonly officerId: OfficerId | null;
  readonly reviewOn: Day | null;
} | null;

/** Where an enterprise stands on the list. */
export type Watching = { readonly special: SpecialMonitoring; readonly origins: readonly EnterpriseId[] };

const alreadyDone = (kind: WatchActKind, now: Watching, origin: EnterpriseId | null): string | null => {
  const isSpecial = now.special !== null;
  const isJoined = origin !== null && now.origins.includes(origin);
  if (kind === 'start')
    return isSpecial ? '该企业已在专项监测 / it is under special monitoring already' : null;
  if (kind === 'join')
    return isJoined ? '该企业已因此关联在名单上 / it is on the list for this relation' : null;
  if (kind === 'leave') return isJoined ? null : '该企业不因此关联在名单上 / it is not on the list for it';
  return isSpecial ? null : '该企业不在专项监测 / it is not under special monitoring';
};

/**
 * The act as it is recorded, or a `RefusedError`: `already-done` where the enterprise is watched already (or is not, for what
 * ends), `bad-input` without a reason, or with a review date that does not lie ahead.
 */
export const decideWatch = (
  now: Watching,
  last: number,
  { reason, ...draft }: Omit<WatchAct, 'seq'>,
): WatchAct => {
  const words = reason.trim();
  if (words.length < 2) refuse('bad-input', '请写明理由 / say why', 'reason');
  const done = alreadyDone(draft.kind, now, draft.origin);
  if (done !== null) refuse('already-done', done);
  if (draft.reviewOn !== null && draft.reviewOn <= dayOf(draft.at))
    refuse('bad-input', '复核日期须在今天之后 / the review date must lie ahead', 'reviewOn');
  return { ...draft, reason: words, seq: last + 1 };
};

/** The entry on the list after the act; null where the act takes it off. `before` is what stood there. */
export const entryAfter = (act: WatchAct, before: WatchEntry | null): WatchEntry | null => {
  const { enterpriseId, kind, at, officerId, reviewOn, origin, path, weight } = act;
  if (kind === 'end' || kind === 'leave') return null;
  return {
    enterpriseId,
    reason: kind === 'join' ? 'related' : 'special-monitoring',
    origin,
    path,
    weight,
    since: kind === 'extend' && before !== null ? before.since : dayOf(at),
    officerId: officerId ?? before?.officerId ?? null,
    reviewOn,
  };
};

/** Where the enterprise stands after the act. */
export const afterWatch = (now: Watching, act: WatchAct): Watching => {
  const origins = now.origins.filter((id) => id !== act.origin);
  switch (act.kind) {
    case 'start':
    case 'extend': {
      const since = act.kind === 'extend' && now.special !== null ? now.special.since : dayOf(act.at);
      return {
        ...now,
        special: {
          since,
          officerId: act.officerId ?? now.special?.officerId ?? null,
          reviewOn: act.reviewOn,
        },
      };
    }
    case 'end':
      return { ...now, special: null };
    case 'join':
      return { ...now, origins: act.origin === null ? origins : [...origins, act.origin] };
    case 'leave':
      return { ...now, origins };
  }
};
