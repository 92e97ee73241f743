import type { EnterpriseId } from '../ids.ts';
import type { Day } from '../time.ts';
import { carryTable, codeOf, isOutward, kindOfCode, shareOfCode } from './carry.ts';
import { holds, type Related, type RelationStep } from './related.ts';
import { RELATION_KINDS, type Relation, type RelationKind } from './relation.ts';
import { buildRiskGraph } from './risk-graph.ts';
import { PATHS, type PathOptions, strongestPaths } from './strongest-paths.ts';

export type FindRelated = (
  origin: EnterpriseId,
  kinds?: readonly RelationKind[],
  options?: PathOptions,
) => readonly Related[];

/**
 * Finds enterprises up to some steps from any origin over ties that hold on `asOf` and were known by its end: the strongest
 * path of each, strongest first. Kinds that are left out are not followed. The graph is built once for all who ask.
 */
export const createRelatedFinder = (relations: readonly Relation[], asOf: Day): FindRelated => {
  const held = relations.filter((relation) => holds(relation, asOf));
  const ids = [...new Set(held.flatMap(({ from, to }) => [from, to]))];
  const nodeOf = new Map(ids.map((id, node) => [id, node]));
  const at = (id: EnterpriseId): number => nodeOf.get(id) ?? 0;
  const graph = buildRiskGraph({
    nodeCount: ids.length,
    from: Uint32Array.from(held, ({ from }) => at(from)),
    to: Uint32Array.from(held, ({ to }) => at(to)),
    code: Uint16Array.from(held, (relation) => codeOf(relation, true)),
  });
  return (origin, kinds = RELATION_KINDS, options = PATHS) => {
    if (!nodeOf.has(origin)) return [];
    return strongestPaths(graph, at(origin), carryTable(kinds), options).map(({ node, carried, steps }) => {
      let before = origin;
      const path = steps.map((step): RelationStep => {
        const next = ids[step.node] ?? origin;
        const [from, to] = isOutward(step.code) ? [before, next] : [next, before];
        before = next;
        return { from, to, kind: kindOfCode(step.code), shareRatio: shareOfCode(step.code) };
      });
      return { enterpriseId: ids[node] ?? origin, weight: carried, path };
    });
  };
};

/** The enterprises around one origin; see `createRelatedFinder`. */
export const relatedAround = (
  origin: EnterpriseId,
  relations: readonly Relation[],
  asOf: Day,
  kinds?: readonly RelationKind[],
  options?: PathOptions,
): readonly Related[] => createRelatedFinder(relations, asOf)(origin, kinds, options);
