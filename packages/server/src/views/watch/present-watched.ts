import type { Reply, Routes } from '@weisu/contract';
import { addDays, type Day, pathSentence, type Wording } from '@weisu/core';
import type { Neighbour } from '../../store/desk/list-relations.ts';
import type { StoredWatchHistory } from '../../store/watch/list-history.ts';
import type { StoredWatch } from '../../store/watch/list-watched.ts';
import type { StoredProposal } from '../../store/watch/proposals.ts';
import type { StoredWatchAct } from '../../store/watch/watch-acts.ts';
import { bothOf, watchSentence } from './watch-sentence.ts';

type Page = Reply<Routes['listWatched']>;
type Row = Page['rows'][number];
type Proposal = Reply<Routes['answerWatchProposal']>;
type HistoryRow = Reply<Routes['listWatchHistory']>['rows'][number];

/** What an answer to a proposal is recorded with where the officer gives no reason. */
export const ANSWER_WORDS = {
  join: '关联企业列入持续关注 / a related enterprise put on the watch list',
  leave: '撤回列入 / taken back',
} as const;

/** So many days before its review an enterprise's row says so. */
const NEAR_DAYS = 7;

/** How near the review of special monitoring is. */
const reviewOf = (reviewOn: Day | null, today: Day): Row['review'] => {
  if (reviewOn === null) return null;
  if (reviewOn < today) return 'overdue';
  return reviewOn <= addDays(today, NEAR_DAYS) ? 'near' : 'ahead';
};

const refOf = (neighbour: Neighbour | undefined) =>
  neighbour === undefined
    ? null
    : { id: neighbour.id, name: neighbour.name, creditCode: neighbour.creditCode };

/** A row of the watch list. The sentence names the origin in any case; only one that the officer may open is linked. */
export const presentWatched = (
  row: StoredWatch,
  origins: ReadonlyMap<string, Neighbour>,
  { today, lookedOn }: { readonly today: Day; readonly lookedOn: Day },
): Row => ({
  enterprise: { id: row.enterpriseId, name: row.name, creditCode: row.creditCode },
  reason: row.reason,
  sentence: watchSentence(row),
  since: row.since,
  level: row.level,
  origin: refOf(origins.get(row.originId ?? '')),
  originId: row.originId,
  weight: row.weight,
  originAtRest: row.originAtRest,
  officerName: row.officerName,
  reviewOn: row.reviewOn,
  review: reviewOf(row.reviewOn, today),
  changes: {
    signals: row.signals,
    records: row.records,
    mentions: row.mentions,
    warnings: row.warnings,
    caseActs: row.caseActs,
    levelBefore: row.levelThen === null || row.levelThen === row.level ? null : row.levelThen,
    isNew: row.since > lookedOn,
  },
});

/** A proposal, with the path from the enterprise at risk in words. */
export const presentProposal = (row: StoredProposal, origins: ReadonlyMap<string, Neighbour>): Proposal => ({
  id: row.id,
  enterprise: { id: row.enterpriseId, name: row.name, creditCode: row.creditCode },
  level: row.level,
  sentence: pathSentence(row.origin, row.originName, row.path),
  origin: refOf(origins.get(row.origin)),
  originName: row.originName,
  originLevel: row.originLevel,
  kinds: [...new Set(row.path.map(({ kind }) => kind))],
  weight: row.weight,
  asOf: row.asOf,
  proposedAt: row.proposedAt,
  state: row.state,
  decidedAt: row.decidedAt,
  byName: row.byName,
  reason: row.reason,
});

const pathOf = ({ origin, originName, path }: StoredWatchAct): Wording | null =>
  origin === null || originName === null ? null : pathSentence(origin, originName, path);

/** Words of the system, in both languages: of a rule, and where a person gave none. */
const isOwnWords = ({ key, reason }: StoredWatchAct): boolean =>
  key.startsWith('rule:') || Object.values<string>(ANSWER_WORDS).includes(reason);

/** One act on the list. */
export const presentWatchAct = (act: StoredWatchAct) => ({
  kind: act.kind,
  byName: act.byName,
  at: act.at,
  reason: isOwnWords(act) ? bothOf(act.reason) : { zh: act.reason, en: act.reason },
  officerName: act.officerName,
  reviewOn: act.reviewOn,
  sentence: pathOf(act),
});

export const presentWatchHistory = (row: StoredWatchHistory): HistoryRow => ({
  ...presentWatchAct(row),
  enterprise: { id: row.enterpriseId, name: row.name, creditCode: row.creditCode },
});
