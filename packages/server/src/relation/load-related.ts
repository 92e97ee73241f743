import {
  type Day,
  type EnterpriseId,
  PATHS,
  type Related,
  type Relation,
  relatedAround,
  type RelationKind,
} from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { listTiesOf, MOST_TIES } from '../store/relation/list-ties-of.ts';

/** Enterprises at most whose ties are followed further. */
const MOST_FOLLOWED = 2_000;

/** Related enterprises up to some steps away as of a day, each with its strongest path. The ties are read step by step. */
export const loadRelated = async (
  db: Queryable,
  origin: EnterpriseId,
  asOf: Day,
  {
    kinds,
    steps = PATHS.mostSteps,
    most = PATHS.most,
  }: {
    readonly kinds?: readonly RelationKind[] | undefined;
    readonly steps?: number | undefined;
    readonly most?: number | undefined;
  } = {},
): Promise<readonly Related[]> => {
  const relations = new Map<string, Relation>();
  const seen = new Set<EnterpriseId>([origin]);
  let frontier: readonly EnterpriseId[] = [origin];
  for (let step = 0; step < steps && frontier.length > 0; step += 1) {
    for (const relation of await listTiesOf(db, frontier))
      relations.set(`${relation.from} ${relation.to} ${relation.kind}`, relation);
    const next = [...relations.values()].flatMap(({ from, to }) => [from, to]).filter((id) => !seen.has(id));
    frontier = [...new Set(next)].slice(0, MOST_FOLLOWED);
    for (const id of frontier) seen.add(id);
  }
  return relatedAround(origin, [...relations.values()], asOf, kinds, {
    ...PATHS,
    mostSteps: steps,
    most,
    mostTies: MOST_TIES,
  });
};
