import type { Routes } from '@weisu/contract';
import { listSuppressed as listHeldBack } from '../../store/desk/list-suppressed.ts';
import { listWatched as listWatchList } from '../../store/desk/list-watched.ts';
import { loadNeighbours } from '../../store/desk/list-relations.ts';
import { findNewestAssessment } from '../../store/desk/load-situation.ts';
import { pointsOf } from '../../views/present-assessment.ts';
import { presentJurisdiction } from '../../views/present-jurisdiction.ts';
import { presentWatched } from '../../views/present-watched.ts';
import type { Handler } from '../handler.ts';

export const listWatched: Handler<Routes['listWatched']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const { rows, total } = await listWatchList(db, by.scope, query);
    const origins = await loadNeighbours(
      db,
      by.scope,
      rows.flatMap((row) => row.originId ?? []),
    );
    return {
      rows: rows.map((row) => presentWatched(row, origins)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const listSuppressed: Handler<Routes['listSuppressed']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const db = desk.database.kysely;
    const asOf = await findNewestAssessment(db);
    const { rows, total } =
      asOf === null ? { rows: [], total: 0 } : await listHeldBack(db, by.scope, asOf, query);
    const held = rows.map(
      ({ enterpriseId, name, creditCode, level, scoreCentipoints, reason, asOf: on }) => ({
        enterprise: { id: enterpriseId, name, creditCode },
        level,
        points: pointsOf(scoreCentipoints),
        reason,
        asOf: on,
      }),
    );
    return { rows: held, total, page: query.page, perPage: query.perPage };
  },
};

export const jurisdiction: Handler<Routes['jurisdiction']> = {
  needs: 'see-jurisdiction',
  answer: async (_, desk) => presentJurisdiction(desk.jurisdiction),
};
