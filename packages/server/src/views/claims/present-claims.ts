import type { Reply, Routes } from '@weisu/contract';
import {
  type ClaimGroup,
  claimDueOf,
  type ClaimSum,
  type ClaimTerms,
  type Instant,
  type Jurisdiction,
  may,
  nearUntil,
  type OfficerId,
  ROSTER_FIELDS,
  type Role,
  sumClaims,
  type Wording,
} from '@weisu/core';
import type { StoredClaimAct } from '../../store/claims/claim-acts.ts';
import type { ClaimDays } from '../../store/claims/claim-filter.ts';
import type { ClaimFile } from '../../store/claims/list-claim-files.ts';
import type { StoredClaim } from '../../store/claims/list-claims.ts';
import { unitRefOf } from '../place-names.ts';
import type { ViewContext } from '../view-context.ts';
import { claimSentence } from './claim-sentence.ts';

type Page = Reply<Routes['listClaims']>;
type Row = Page['rows'][number];
type Act = Reply<Routes['listClaimActs']>['rows'][number];

const NOTHING: ClaimSum = {
  count: 0,
  amountFen: 0,
  awardedFen: 0,
  owedFen: 0,
  paidFen: 0,
  overdueCount: 0,
};

export const claimDaysOf = ({ today, calendar }: Pick<ViewContext, 'today' | 'calendar'>): ClaimDays => ({
  today,
  near: nearUntil(today, calendar),
});

const namedIn = (
  entries: readonly { readonly id: string; readonly name: Wording }[],
  id: string,
): { id: string; name: Wording } => {
  const found = entries.find((entry) => entry.id === id);
  // A stage that the place's data no longer knows keeps its id for a name.
  return { id, name: found?.name ?? { zh: id, en: id } };
};

export const presentClaim = (
  claim: StoredClaim,
  { claims: terms, deadlines }: Pick<Jurisdiction, 'claims' | 'deadlines'>,
  days: ClaimDays,
): Row => ({
  id: claim.id,
  number: claim.number,
  maskedName: claim.maskedName,
  docket: claim.docket,
  kind: namedIn(terms.kinds, claim.kind),
  amountFen: claim.amountFen,
  awardedFen: claim.awardedFen,
  paidFen: claim.paidFen,
  stage: namedIn(terms.stages, claim.stage),
  stageOn: claim.dates[claim.stage] ?? claim.appliedOn,
  appliedOn: claim.appliedOn,
  dueOn: claim.dueOn,
  due: claimDueOf(claim.dueOn, days.today, days.near),
  clock: deadlines.find(({ id }) => id === claim.clock?.deadline)?.name ?? null,
  extended: claim.clock?.extended ?? false,
  result: claim.result === null ? null : namedIn(terms.results, claim.result),
});

/** Sums by every stage and kind of the place, those without claims too. */
export const presentSums = (groups: readonly ClaimGroup[], terms: ClaimTerms): Page['sums'] => {
  const { byStage, byKind, ...all } = sumClaims(groups);
  const ids = (known: readonly { id: string }[], found: ReadonlyMap<string, ClaimSum>) => [
    ...new Set([...known.map(({ id }) => id), ...found.keys()]),
  ];
  return {
    ...all,
    byStage: ids(terms.stages, byStage).map((id) => ({
      stage: namedIn(terms.stages, id),
      ...(byStage.get(id) ?? NOTHING),
    })),
    byKind: ids(terms.kinds, byKind).map((id) => ({
      kind: namedIn(terms.kinds, id),
      ...(byKind.get(id) ?? NOTHING),
    })),
  };
};

export const presentClaimWording = (terms: ClaimTerms): Page['wording'] => ({
  kinds: terms.kinds.map(({ id, name }) => ({ id, name })),
  results: terms.results.map(({ id, name, awards }) => ({ id, name, awards })),
  stages: terms.stages.map(({ id, name, next, closed, results }) => ({ id, name, next, closed, results })),
  fields: [...ROSTER_FIELDS, ...terms.kinds.map(({ id }) => `amount:${id}`)],
});

export const presentClaimFile = (file: ClaimFile, jurisdiction: Jurisdiction): Page['caseFile'] => ({
  id: file.id,
  enterprise: { id: file.enterpriseId, name: file.enterpriseName, creditCode: file.creditCode },
  unit: unitRefOf(jurisdiction, file.unitId),
  closed: file.closedAt !== null,
});

/** The instant since which an act may still be taken back. */
export const undoSince = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString();

/** Until when an officer may take an act back; null where that is over, done, another's, or something came after. */
export const undoUntil = (
  act: Pick<StoredClaimAct, 'kind' | 'officerId' | 'at' | 'undone' | 'untouched'>,
  viewer: { readonly role: Role; readonly officerId: OfficerId },
  minutes: number,
  now: Instant,
): Instant | null => {
  const own = act.officerId === viewer.officerId && may(viewer.role, 'act-on-claims');
  // What went over with a case file comes back with it, not by itself.
  if (['undo', 'hand-over', 'take-over'].includes(act.kind)) return null;
  if (!own || act.undone || !act.untouched) return null;
  const until = new Date(Date.parse(act.at) + minutes * 60_000).toISOString();
  return until > now ? until : null;
};

export const presentClaimAct = (act: StoredClaimAct, context: ViewContext): Act => {
  const { claims: terms } = context.jurisdiction;
  return {
    id: act.id,
    seq: act.seq,
    kind: act.kind,
    sentence: claimSentence(terms, act.kind, act.detail),
    count: act.count,
    amountFen: act.amountFen,
    byName: act.byName,
    unit: unitRefOf(context.jurisdiction, act.unitId),
    at: act.at,
    note: act.note,
    undone: act.undone,
    undoUntil: undoUntil(act, context.viewer, terms.undoMinutes, context.now),
  };
};
