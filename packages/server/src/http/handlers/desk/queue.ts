import { createHash } from 'node:crypto';
import type { Reply, Routes } from '@weisu/contract';
import { findIndicator, refuse } from '@weisu/core';
import type { SignedIn } from '../../../session/signed-in.ts';
import { countFacets } from '../../../store/desk/count-facets.ts';
import { listWarningIds } from '../../../store/desk/list-warnings.ts';
import {
  dropSavedView,
  keepSavedView,
  listSavedViews as listViews,
} from '../../../store/desk/saved-views.ts';
import { actOnManyWarnings, undoWarningActs as undoActs } from '../../acts/act-on-many-warnings.ts';
import type { Desk } from '../../desk.ts';
import type { Handler } from '../../handler.ts';
import { contextOf, districtCodes, refuseUnknown } from '../../looking.ts';
import { warningRowsOf } from '../casework/warnings.ts';

/** More than a person finds again. */
const MOST_VIEWS = 40;

export const listWarnings: Handler<Routes['listWarnings']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const { today } = contextOf(desk, by);
    const { ids, total } = await listWarningIds(
      desk.database.kysely,
      by.scope,
      { ...query, toNotify: query.toNotify && desk.jurisdiction.dispatch, today },
      districtCodes(desk),
    );
    return { rows: await warningRowsOf(desk, by, ids), total, page: query.page, perPage: query.perPage };
  },
};

export const warningFacets: Handler<Routes['warningFacets']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const { today } = contextOf(desk, by);
    const { counts, ...rest } = await countFacets(
      desk.database.kysely,
      by.scope,
      { ...query, toNotify: query.toNotify && desk.jurisdiction.dispatch, today },
      districtCodes(desk),
    );
    const facets = counts.map(({ facet, value, count }) => ({
      facet,
      value,
      count,
      name: facet === 'indicator' ? (findIndicator(value)?.name ?? null) : null,
    }));
    return { facets, ...rest };
  },
};

export const actOnWarnings: Handler<Routes['actOnWarnings']> = {
  needs: 'act-on-warning',
  answer: ({ body, by }, desk) => actOnManyWarnings(desk, by, body),
};

export const undoWarningActs: Handler<Routes['undoWarningActs']> = {
  needs: 'act-on-warning',
  answer: ({ body, by }, desk) => undoActs(desk, by, body),
};

const viewsOf = async (desk: Desk, { officer }: SignedIn): Promise<Reply<Routes['listSavedViews']>> =>
  (await listViews(desk.database.kysely, officer.id)).flatMap(({ place, ...view }) =>
    place === 'warnings' ? [{ ...view, place }] : [],
  );

export const listSavedViews: Handler<Routes['listSavedViews']> = {
  needs: 'signed-in',
  answer: ({ by }, desk) => viewsOf(desk, by),
};

export const saveView: Handler<Routes['saveView']> = {
  needs: 'signed-in',
  answer: async ({ body, by }, desk) => {
    const views = await viewsOf(desk, by);
    if (views.length >= MOST_VIEWS && !views.some((view) => view.name === body.name))
      refuse('conflict', `最多保存 ${MOST_VIEWS} 个视图 / at most ${MOST_VIEWS} views are kept`, 'name');
    const content = `${by.officer.id}\n${body.place}\n${body.name}`;
    const id = `view_${createHash('sha256').update(content).digest('hex').slice(0, 16)}`;
    await keepSavedView(desk.database.kysely, by.officer.id, { id, ...body }, desk.now());
    return viewsOf(desk, by);
  },
};

export const dropView: Handler<Routes['dropView']> = {
  needs: 'signed-in',
  answer: async ({ params, by }, desk) => {
    if (!(await dropSavedView(desk.database.kysely, by.officer.id, params.id))) refuseUnknown();
    return viewsOf(desk, by);
  },
};
