import type { Reply, Routes } from '@weisu/contract';
import {
  type LibraryTerm,
  may,
  putUpReason,
  rulingHeldBack,
  shareTrue,
  TERM_RULINGS,
  type TermDefinition,
  type TermRecord,
} from '@weisu/core';
import { definitionOf, type WholeTerm } from '../../store/library/find-term.ts';
import type { StoredTermRow } from '../../store/library/list-terms.ts';
import type { ViewContext } from '../view-context.ts';

type Detail = Reply<Routes['term']>;
type Row = Reply<Routes['listTerms']>['rows'][number];

const presentDefinition = ({ kind, must, any, not, near, pattern, weight }: TermDefinition) => ({
  kind,
  must: [...must],
  any: [...any],
  not: [...not],
  near: near.map((rule) => ({ ...rule, first: [...rule.first], second: [...rule.second] })),
  pattern,
  weight,
});

const presentRecord = ({ judged, trueCount, falseCount }: TermRecord) => ({
  judged,
  trueCount,
  falseCount,
  share: shareTrue({ trueCount, falseCount }),
});

export const presentTermRow = (row: StoredTermRow): Row => ({
  id: row.id,
  state: row.state,
  version: row.version,
  pending: row.pending,
  isPutUp: row.isPutUp,
  owner: { id: row.owner, name: row.ownerName },
  origin: row.origin && {
    way: row.origin.way,
    variantOf: row.origin.variantOf,
    figures: row.origin.figures,
  },
  changedAt: row.changedAt,
  definition: presentDefinition(row),
  hits: row.hits,
  recentHits: row.recentHits,
  record: presentRecord(row),
  lastUsefulOn: row.lastUsefulOn,
});

export type TermGround = {
  readonly record: TermRecord;
  readonly lastUsefulOn: string | null;
  readonly months: Detail['months'];
  readonly evidence: NonNullable<Detail['origin']>['evidence'];
};

const rulingsOf = (term: LibraryTerm, { viewer }: ViewContext): Detail['mayRule'] =>
  may(viewer.role, 'rule-on-term')
    ? TERM_RULINGS.filter((ruling) => rulingHeldBack(term, ruling, viewer.officerId) === null)
    : [];

export const presentTerm = (term: WholeTerm, ground: TermGround, context: ViewContext): Detail => {
  const { pending } = term;
  const { retirement, previewDays } = context.jurisdiction.library;
  const writer = term.acts.findLast(
    (act) => act.version === pending?.version && (act.kind === 'propose' || act.kind === 'edit'),
  );
  return {
    id: term.id,
    state: term.state,
    version: term.version,
    pending: pending && {
      version: pending.version,
      byName: writer?.byName ?? '',
      isMine: pending.by === context.viewer.officerId,
    },
    putUpReason: term.putUp && putUpReason(term.putUp, retirement),
    owner: { id: term.owner, name: term.ownerName },
    origin: term.origin && {
      way: term.origin.way,
      variantOf: term.origin.variantOf,
      figures: term.origin.figures,
      evidence: ground.evidence,
    },
    proposedAt: term.proposedAt,
    changedAt: term.changedAt,
    versions: term.versions.map(({ version, definition }) => ({
      version,
      definition: presentDefinition(definition),
    })),
    acts: term.acts.map(({ seq, kind, version, byName, at, reason, library }) => ({
      seq,
      kind,
      version,
      byName,
      at,
      reason,
      library,
    })),
    seen: term.actCount,
    hits: ground.months.reduce((sum, { hits }) => sum + hits, 0),
    months: ground.months,
    record: presentRecord(ground.record),
    lastUsefulOn: ground.lastUsefulOn,
    retirement,
    previewDays,
    mayEdit: may(context.viewer.role, 'propose-term') && pending === null,
    mayRule: rulingsOf(term, context),
    approvalHeldBack:
      pending !== null && may(context.viewer.role, 'rule-on-term')
        ? rulingHeldBack(term, 'approve', context.viewer.officerId)
        : null,
  };
};

/** The definition that the term's page marks in texts: the version that waits where there is one, else the one shown. */
export const shownDefinition = (term: WholeTerm): TermDefinition =>
  definitionOf(term, term.state === 'proposed' ? (term.pending?.version ?? term.version) : term.version);
