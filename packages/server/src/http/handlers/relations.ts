import type { Routes } from '@weisu/contract';
import { carryOf, createRelatedFinder, dayOf, holds, PATHS, RELATION_KINDS } from '@weisu/core';
import { loadTiesAround } from '../../relation/load-related.ts';
import { loadNeighbours } from '../../store/desk/list-relations.ts';
import { findAssessment } from '../../store/desk/load-enterprise.ts';
import { MOST_TIES } from '../../store/relation/list-ties-of.ts';
import { presentRelationGraph } from '../../views/present-relation-graph.ts';
import type { Handler } from '../handler.ts';
import { loadSeenEnterprise } from '../looking.ts';

/** So many enterprises are looked for; the strongest are shown. */
const MOST_FOUND = 1_000;

export const enterpriseRelations: Handler<Routes['enterpriseRelations']> = {
  needs: 'see-area',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const centre = await loadSeenEnterprise(db, params.id, by);
    const asOf = query.asOf ?? dayOf(desk.now());
    const kinds = query.kinds ?? RELATION_KINDS;
    const held = (await loadTiesAround(db, [centre.id], PATHS.mostSteps)).filter((tie) => holds(tie, asOf));
    const found = createRelatedFinder(held, asOf)(centre.id, kinds, {
      ...PATHS,
      most: MOST_FOUND,
      mostTies: MOST_TIES,
    });
    const shown = found.slice(0, query.most);
    const ids = new Set([centre.id, ...shown.map(({ enterpriseId }) => enterpriseId)]);
    const ties = held.filter((tie) => kinds.includes(tie.kind) && ids.has(tie.from) && ids.has(tie.to));
    return presentRelationGraph({
      asOf,
      centre,
      level: (await findAssessment(db, centre.id))?.level ?? 'none',
      shown,
      total: found.length,
      ties: ties.map((tie) => ({ ...tie, carries: carryOf(tie) })),
      held,
      neighbours: await loadNeighbours(db, by.scope, [...ids]),
    });
  },
};
