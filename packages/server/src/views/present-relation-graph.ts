import type { Reply, Routes } from '@weisu/contract';
import {
  type Day,
  type EnterpriseId,
  type Level,
  pathSentence,
  type Related,
  type Relation,
} from '@weisu/core';
import type { Neighbour } from '../store/desk/list-relations.ts';

type Graph = Reply<Routes['enterpriseRelations']>;

export type HydratedGraph = {
  readonly asOf: Day;
  readonly centre: { readonly id: EnterpriseId; readonly name: string; readonly creditCode: string };
  readonly level: Level;
  readonly shown: readonly Related[];
  readonly total: number;
  readonly ties: readonly (Relation & { readonly carries: number })[];
  /** Every tie that holds around the enterprise, whatever its kind. */
  readonly held: readonly Relation[];
  /** Those that the officer may see. */
  readonly neighbours: ReadonlyMap<string, Neighbour>;
};

/** The node from which the last step of a path leads. */
const parentOf = (centre: EnterpriseId, { enterpriseId, path }: Related): EnterpriseId => {
  const last = path.at(-1);
  if (last === undefined) return centre;
  return last.from === enterpriseId ? last.to : last.from;
};

/** Ids are made from credit codes: a node that may not be named has a number of this picture instead. */
const maskOf = ({ centre, shown, neighbours }: HydratedGraph): ((id: EnterpriseId) => string) => {
  const beyond = shown.filter(({ enterpriseId }) => !neighbours.has(enterpriseId));
  const numbers = new Map(beyond.map(({ enterpriseId }, at) => [enterpriseId, `beyond-${at + 1}`]));
  return (id) => (id === centre.id ? id : (numbers.get(id) ?? id));
};

/** Who stands near an enterprise; those outside the officer's area are drawn without a name. */
export const presentRelationGraph = (graph: HydratedGraph): Graph => {
  const { asOf, centre, level, shown, total, ties, held, neighbours } = graph;
  const mask = maskOf(graph);
  const counts = new Map<string, number>();
  for (const { kind } of held) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    asOf,
    enterprise: { id: centre.id, name: centre.name, creditCode: centre.creditCode },
    level,
    nodes: shown.map((each) => {
      const seen = neighbours.get(each.enterpriseId);
      return {
        id: mask(each.enterpriseId),
        enterprise: seen === undefined ? null : { id: seen.id, name: seen.name, creditCode: seen.creditCode },
        level: seen?.level ?? 'none',
        watched: seen?.watched ?? false,
        weight: each.weight,
        sentence: pathSentence(centre.id, centre.name, each.path),
        steps: each.path.length,
        parentId: mask(parentOf(centre.id, each)),
      };
    }),
    ties: ties.map(({ from, to, kind, shareRatio, carries }) => ({
      from: mask(from),
      to: mask(to),
      kind,
      shareRatio,
      carries,
    })),
    total,
    counts: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
  };
};
