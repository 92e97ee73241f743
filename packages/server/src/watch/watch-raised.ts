import {
  addDays,
  type Day,
  dayOf,
  decideWatch,
  entryAfter,
  type Instant,
  type Jurisdiction,
  levelRank,
  type WatchEntry,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { proposeWatch } from './propose-watch.ts';
import { appendWatchActs, countWatchActs, type KeyedWatchAct } from '../store/watch/watch-acts.ts';
import { loadWatching, writeWatchEntries } from '../store/watch/watch-entries.ts';

/** As of which day and when warnings were raised, and whether they stand in the database already, so that acts can name them. */
export type RaisedAt = { readonly asOf: Day; readonly now: Instant; readonly isWritten: boolean };

type Rules = Pick<Jurisdiction, 'monitoring' | 'jurisdiction' | 'levels'>;

/**
 * Puts under special monitoring, by rule, the enterprises of new warnings that are high enough and not monitored yet. The act
 * is the system's; nobody is named to answer for it until a person is. Answers how many are new.
 */
export const monitorRaised = async (
  trx: Queryable,
  raised: readonly RaisedWarning[],
  { monitoring, jurisdiction, levels }: Rules,
  { now, isWritten }: Pick<RaisedAt, 'now' | 'isWritten'>,
): Promise<number> => {
  const high = raised.filter(({ warning }) => levelRank(warning.level) >= levelRank(monitoring.startFrom));
  if (high.length === 0) return 0;
  const ids = high.map(({ warning }) => warning.enterpriseId);
  const watching = await loadWatching(trx, ids);
  const counts = await countWatchActs(trx, ids);
  const acts: KeyedWatchAct[] = [];
  const entries: WatchEntry[] = [];
  for (const { warning } of high) {
    const { id, enterpriseId, level } = warning;
    const state = watching(enterpriseId);
    if (state.special !== null) continue;
    const name = levels.find((each) => each.level === level)?.name;
    const act = decideWatch(state, counts.get(enterpriseId) ?? 0, {
      enterpriseId,
      kind: 'start',
      by: SYSTEM_OFFICER,
      unitId: jurisdiction.city,
      at: now,
      reason: `${name?.zh ?? level}预警 / ${name?.en ?? level} warning`,
      warningId: isWritten ? id : null,
      officerId: null,
      reviewOn: addDays(dayOf(now), monitoring.reviewAfterDays),
      origin: null,
      path: [],
      weight: null,
    });
    acts.push({ key: `rule:${id}`, act });
    const entry = entryAfter(act, null);
    if (entry !== null) entries.push(entry);
  }
  await appendWatchActs(trx, acts);
  await writeWatchEntries(trx, entries);
  return acts.length;
};

/** What new warnings do to the list: special monitoring by rule, and their related enterprises proposed. */
export const watchRaised = async (
  trx: Queryable,
  raised: readonly RaisedWarning[],
  rules: Rules,
  at: RaisedAt,
): Promise<void> => {
  await monitorRaised(trx, raised, rules, at);
  const { startFrom, related } = rules.monitoring;
  const from = Math.min(levelRank(startFrom), levelRank(related.from));
  const origins = raised
    .filter(({ warning }) => levelRank(warning.level) >= from)
    .map(({ warning }) => warning.enterpriseId);
  await proposeWatch(trx, origins, { asOf: at.asOf, now: at.now, rules });
};
