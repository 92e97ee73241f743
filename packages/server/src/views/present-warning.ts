import type { Reply, Routes } from '@weisu/contract';
import {
  type Enterprise,
  heldBack,
  type HoldReason,
  pathSentence,
  type Related,
  relatedOf,
  type Relation,
  may,
  routeSentence,
  routeWarning,
} from '@weisu/core';
import type { StoredBacktest } from '../store/backtests/backtest-runs.ts';
import type { Neighbour } from '../store/desk/list-relations.ts';
import type { Evidence } from '../store/desk/load-evidence.ts';
import type { StoredTrackRecord } from '../store/desk/load-track-record.ts';
import type { WholeWarning } from '../store/desk/load-warnings.ts';
import type { StoredWarningAct } from '../store/desk/warning-acts.ts';
import type { StoredJudgement } from '../store/warning/judgements.ts';
import type { SameStory } from '../store/warning/same-story.ts';
import type { CaseFileHistory } from './case-file-state.ts';
import { optionalUnitRefOf, placesOf, unitRefOf } from './place-names.ts';
import { pointsOf, presentContributions, presentCoverage } from './present-assessment.ts';
import { presentEvidence, withoutCopies } from './present-evidence.ts';
import { presentTrackRecord } from './models/present-track-record.ts';
import { presentWarningRow } from './present-warning-row.ts';
import type { ViewContext } from './view-context.ts';
import { HELD_BACK, movesOf, startsFrom } from './warning-rules.ts';

type Detail = Reply<Routes['warning']>;

/** Everything that the page of one warning rests on. */
export type HydratedWarning = {
  readonly warning: WholeWarning;
  readonly enterprise: Enterprise & { readonly name: string };
  readonly evidence: readonly Evidence[];
  readonly acts: readonly StoredWarningAct[];
  readonly file: CaseFileHistory | undefined;
  readonly relations: readonly Relation[];
  readonly neighbours: ReadonlyMap<string, Neighbour>;
  readonly judgements: readonly StoredJudgement[];
  readonly sameStory: readonly SameStory[];
  readonly trackRecord: StoredTrackRecord;
  /** The newest backtest of the version that assessed it. */
  readonly modelRecord: StoredBacktest | undefined;
  readonly scores: readonly { readonly asOf: string; readonly scoreCentipoints: number }[];
};

const presentRelated = (
  origin: HydratedWarning['enterprise'],
  related: Related,
  neighbour: Neighbour,
): Detail['related'][number] => ({
  enterprise: { id: neighbour.id, name: neighbour.name, creditCode: neighbour.creditCode },
  path: pathSentence(origin.id, origin.name, related.path),
  watched: neighbour.watched,
});

const presentRoute = (enterprise: Enterprise, { jurisdiction }: ViewContext): Detail['route'] => {
  const { unitId, basis } = routeWarning(enterprise, jurisdiction);
  const name = jurisdiction.units.find((unit) => unit.id === unitId)?.name ?? { zh: unitId, en: unitId };
  return { unit: unitRefOf(jurisdiction, unitId), basis, sentence: routeSentence(basis, name) };
};

/** Why the warning may not be dispatched yet, on all its evidence, copies included: the rule itself counts stories. */
const holdOf = ({
  warning,
  evidence,
  acts,
}: Pick<HydratedWarning, 'warning' | 'evidence' | 'acts'>): HoldReason | null =>
  startsFrom('dispatch', warning.state)
    ? heldBack(
        warning.assessment,
        evidence.map((piece) => piece.signal),
        acts.some((act) => act.kind === 'corroborate'),
      )
    : null;

const presentAct = (act: StoredWarningAct, { jurisdiction }: ViewContext): Detail['acts'][number] => ({
  kind: act.kind,
  byName: act.byName,
  at: act.at,
  reason: act.reason,
  unit: optionalUnitRefOf(jurisdiction, act.unitId),
  until: act.until,
});

/** The page of one warning. */
export const presentWarning = (hydrated: HydratedWarning, context: ViewContext): Detail => {
  const { warning, enterprise } = hydrated;
  const { assessment } = warning;
  const shown = withoutCopies(hydrated.evidence);
  const held = holdOf(hydrated);
  const moves = movesOf(context.viewer.role, warning.state, held);
  return {
    ...presentWarningRow(warning, hydrated.file, context),
    asOf: warning.asOf,
    model: assessment.model,
    basePoints: pointsOf(assessment.baseCentipoints),
    probability: assessment.probability ?? null,
    firstKnownAt: warning.firstKnownAt,
    firstActAt: warning.firstActAt,
    snoozedUntil: warning.snoozedUntil,
    contributions: presentContributions(assessment, new Set(shown.map((piece) => piece.signal.id))),
    coverage: presentCoverage(assessment),
    evidence: presentEvidence(shown),
    acts: hydrated.acts.map((act) => presentAct(act, context)),
    route: presentRoute(enterprise, context),
    places: placesOf(context.jurisdiction, enterprise),
    staffCount: enterprise.staffCount,
    mayDo: moves,
    heldBack: held === null ? null : HELD_BACK[held],
    caseFileId: warning.caseFileId,
    dispatchId: hydrated.file?.dispatch?.id ?? null,
    judgements: hydrated.judgements.map(({ verdict, useful, reason, byName, at }) => ({
      verdict,
      useful,
      reason,
      byName,
      at,
    })),
    mayJudge: may(context.viewer.role, 'judge-warning'),
    supersededBy: warning.supersededBy,
    sameStory: [...hydrated.sameStory],
    related: relatedOf(enterprise.id, hydrated.relations, context.today).flatMap((related) => {
      const neighbour = hydrated.neighbours.get(related.enterpriseId);
      return neighbour === undefined ? [] : [presentRelated(enterprise, related, neighbour)];
    }),
    trackRecord: presentTrackRecord(hydrated.trackRecord, hydrated.modelRecord),
    history: hydrated.scores.map(({ asOf, scoreCentipoints }) => ({
      asOf,
      points: pointsOf(scoreCentipoints),
    })),
  };
};
