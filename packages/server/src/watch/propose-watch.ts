import {
  acceptByRule,
  createRelatedFinder,
  type Day,
  decideWatch,
  entryAfter,
  type EnterpriseId,
  followedKinds,
  type Instant,
  type Jurisdiction,
  PATHS,
  proposeRelated,
  type WatchEntry,
  type WatchProposal,
} from '@weisu/core';
import { loadTiesAround } from '../relation/load-related.ts';
import type { Queryable } from '../store/engine.ts';
import { listUnmerged } from '../store/register/merged.ts';
import { MOST_TIES } from '../store/relation/list-ties-of.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { countAcceptedByRule, insertProposals, loadKnownPairs } from '../store/watch/proposals.ts';
import { appendWatchActs, countWatchActs, type KeyedWatchAct } from '../store/watch/watch-acts.ts';
import { loadWatching, writeWatchEntries } from '../store/watch/watch-entries.ts';

type Rules = Pick<Jurisdiction, 'monitoring' | 'jurisdiction'>;

const RULE_REASON = '关联权重达到规则线 / the path carries enough for the rule';

export type Proposed = WatchProposal & { readonly isAccepted: boolean };

/**
 * Who would be proposed for the watch list because of these enterprises, as of a day: only ties that were known by its end.
 * Writes nothing. Origins are taken in order; who is reached from two is proposed for both, each with its own path.
 */
export const findWatchProposals = async (
  db: Queryable,
  origins: readonly EnterpriseId[],
  asOf: Day,
  { monitoring: { related } }: Pick<Rules, 'monitoring'>,
): Promise<readonly Proposed[]> => {
  const asked = [...new Set(origins)];
  if (asked.length === 0) return [];
  const find = createRelatedFinder(await loadTiesAround(db, asked, related.steps), asOf);
  const kinds = followedKinds(related);
  const around = new Map(
    asked.map((origin) => [
      origin,
      find(origin, kinds, {
        ...PATHS,
        mostSteps: related.steps,
        least: related.leastWeight,
        mostTies: MOST_TIES,
      }),
    ]),
  );
  const reached = [...new Set([...around.values()].flatMap((all) => all.map((each) => each.enterpriseId)))];
  const unmerged = await listUnmerged(db, reached);
  const watching = await loadWatching(db, reached);
  const known = await loadKnownPairs(db, asked);
  const accepted = await countAcceptedByRule(db, asked, SYSTEM_OFFICER);
  return asked.flatMap((origin) => {
    const fit = (around.get(origin) ?? []).filter(
      ({ enterpriseId }) => unmerged.has(enterpriseId) && watching(enterpriseId).special === null,
    );
    const proposals = proposeRelated(origin, fit, (id) => known(origin, id), asOf, related);
    const byRule = new Set(acceptByRule(proposals, accepted.get(origin) ?? 0, related));
    return proposals.map((each): Proposed => ({ ...each, isAccepted: byRule.has(each) }));
  });
};

/**
 * Proposes related enterprises for the watch list and accepts what the rule may by itself. It touches the list alone: no
 * warning, no case file and no dispatch comes of a relation. Answers how many are proposed and how many of them stand at once.
 */
export const proposeWatch = async (
  trx: Queryable,
  origins: readonly EnterpriseId[],
  { asOf, now, rules }: { readonly asOf: Day; readonly now: Instant; readonly rules: Rules },
): Promise<{ readonly proposed: number; readonly accepted: number }> => {
  const found = await findWatchProposals(trx, origins, asOf, rules);
  if (found.length === 0) return { proposed: 0, accepted: 0 };
  const stamp = asOf.replaceAll('-', '');
  const idOf = ({ enterpriseId, origin }: WatchProposal): string =>
    `wpr_${enterpriseId.slice(4)}.${origin.slice(4)}.${stamp}`;
  const written = await insertProposals(
    trx,
    found.map((each) => ({
      ...each,
      id: idOf(each),
      asOf,
      proposedAt: now,
      acceptedBy: each.isAccepted ? { officerId: SYSTEM_OFFICER, reason: RULE_REASON } : null,
    })),
  );
  const joined = found.filter(({ isAccepted }) => isAccepted);
  const counts = new Map(
    await countWatchActs(
      trx,
      joined.map(({ enterpriseId }) => enterpriseId),
    ),
  );
  const watching = await loadWatching(
    trx,
    joined.map(({ enterpriseId }) => enterpriseId),
  );
  const acts: KeyedWatchAct[] = [];
  const entries: WatchEntry[] = [];
  for (const each of joined) {
    const { enterpriseId, origin, path, weight } = each;
    const last = counts.get(enterpriseId) ?? 0;
    const act = decideWatch(watching(enterpriseId), last, {
      enterpriseId,
      kind: 'join',
      by: SYSTEM_OFFICER,
      unitId: rules.jurisdiction.city,
      at: now,
      reason: RULE_REASON,
      warningId: null,
      officerId: null,
      reviewOn: null,
      origin,
      path,
      weight,
    });
    counts.set(enterpriseId, last + 1);
    acts.push({ key: `rule:${idOf(each)}`, act });
    const entry = entryAfter(act, null);
    if (entry !== null) entries.push(entry);
  }
  await appendWatchActs(trx, acts);
  await writeWatchEntries(trx, entries);
  return { proposed: written, accepted: acts.length };
};
