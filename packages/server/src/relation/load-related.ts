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

/** Enterprises at most whose ties are followed further, of each origin. */
const MOST_FOLLOWED = 2_000;

/** The ties up to some steps around these enterprises, read step by step; which of them hold is judged in core. */
export const loadTiesAround = async (
  db: Queryable,
  origins: readonly EnterpriseId[],
  steps: number,
): Promise<readonly Relation[]> => {
  const relations = new Map<string, Relation>();
  const seen = new Set<EnterpriseId>(origins);
  let frontier: readonly EnterpriseId[] = origins;
  for (let step = 0; step < steps && frontier.length > 0; step += 1) {
    const found = await listTiesOf(db, frontier);
    for (const relation of found)
      relations.set(`${relation.from} ${relation.to} ${relation.kind} ${relation.since}`, relation);
    const next = found.flatMap(({ from, to }) => [from, to]).filter((id) => !seen.has(id));
    frontier = [...new Set(next)].slice(0, MOST_FOLLOWED * origins.length);
    for (const id of frontier) seen.add(id);
  }
  return [...relations.values()];
};

/** Related enterprises up to some steps away as of a day, each with its strongest path. */
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
): Promise<readonly Related[]> =>
  relatedAround(origin, await loadTiesAround(db, [origin], steps), asOf, kinds, {
    ...PATHS,
    mostSteps: steps,
    most,
    mostTies: MOST_TIES,
  });
