import type { EnterpriseId } from '../ids.ts';
import type { MonitoringTerms } from '../jurisdiction/monitoring-terms.ts';
import type { Related } from '../relation/related.ts';
import type { RelationStep } from '../relation/related.ts';
import { RELATION_KINDS, type RelationKind } from '../relation/relation.ts';
import { type Day, addDays } from '../time.ts';

/** A related enterprise that may be put on the list: from whom the risk reaches it, by which path, and how much of it. */
export type WatchProposal = {
  readonly enterpriseId: EnterpriseId;
  readonly origin: EnterpriseId;
  readonly path: readonly RelationStep[];
  /** What the path carries over, 0–1. */
  readonly weight: number;
};

/** What is known of a pair of enterprise and origin already. */
export type KnownPair = {
  /** On the list, or waiting for an answer. */
  readonly stands: boolean;
  /** Day on which it was last declined, or null. */
  readonly declinedOn: Day | null;
};

type Terms = MonitoringTerms['related'];

/** Kinds of relation that the rule follows. */
export const followedKinds = ({ kinds }: Pick<Terms, 'kinds'>): readonly RelationKind[] =>
  RELATION_KINDS.filter((kind) => kinds[kind] === true);

/**
 * Who is to be proposed for the list because of one enterprise at risk, the strongest first. `related` are those around it as
 * of `asOf`, strongest first, over followed kinds. Those under special monitoring themselves are left out: they stand higher.
 */
export const proposeRelated = (
  origin: EnterpriseId,
  related: readonly Related[],
  known: (enterpriseId: EnterpriseId) => KnownPair,
  asOf: Day,
  { leastWeight, mostProposed, declinedForDays }: Terms,
): readonly WatchProposal[] =>
  related
    .filter(({ weight }) => weight >= leastWeight)
    // The cap comes first: who has an answer already does not make room for a weaker one.
    .slice(0, mostProposed)
    .filter(({ enterpriseId }) => {
      const { stands, declinedOn } = known(enterpriseId);
      return !stands && (declinedOn === null || addDays(declinedOn, declinedForDays) <= asOf);
    })
    .map(({ enterpriseId, path, weight }) => ({ enterpriseId, origin, path, weight }));

/** Those of the proposals of one origin that the rule accepts by itself; `accepted` it has accepted of this origin before. */
export const acceptByRule = (
  proposals: readonly WatchProposal[],
  accepted: number,
  { accept }: Terms,
): readonly WatchProposal[] =>
  accept === null
    ? []
    : proposals
        .filter(({ weight }) => weight >= accept.leastWeight)
        .slice(0, Math.max(0, accept.most - accepted));
