import type { Routes } from '@weisu/contract';
import { listSuppressed as listHeldBack } from '../../../store/desk/list-suppressed.ts';
import { findNewestAssessment } from '../../../store/desk/load-situation.ts';
import { pointsOf } from '../../../views/present-assessment.ts';
import { presentJurisdiction } from '../../../views/present-jurisdiction.ts';
import type { Handler } from '../../handler.ts';

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
