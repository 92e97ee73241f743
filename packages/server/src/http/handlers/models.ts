import type { Reply, Routes } from '@weisu/contract';
import { dayOf, INDICATORS, may, modelName } from '@weisu/core';
import { findConfirmedUntil, findSetAside } from '../../risk/deciding.ts';
import { loadInForce, loadReady } from '../../risk/stored-model.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { countLevelPairs, findCommonDay, listDifferentScores } from '../../store/models/compare-scores.ts';
import { listDrift } from '../../store/models/drift-reports.ts';
import { listModelActs, listModelMilestones } from '../../store/models/model-acts.ts';
import { listOverrides as listPage, listOverridesOf } from '../../store/models/overrides.ts';
import { findModel, listModels as listAll, type StoredModel } from '../../store/models/risk-models.ts';
import {
  presentDrift,
  presentIndicator,
  presentModel,
  presentModelRow,
  presentOverride,
} from '../../views/models/present-model.ts';
import { pointsOf } from '../../views/present-assessment.ts';
import { actOnModel as act } from '../acts/act-on-model.ts';
import { endOverride as end, latestUntil, overrideLevel as set } from '../acts/override-level.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { loadSeenEnterprise, refuseUnknown } from '../looking.ts';

const findVersion = async (desk: Desk, params: { id: string; version: number }): Promise<StoredModel> =>
  (await findModel(desk.database.kysely, params.id, params.version)) ?? refuseUnknown();

const modelPage = async (desk: Desk, by: SignedIn, stored: StoredModel): Promise<Reply<Routes['model']>> => {
  const db = desk.database.kysely;
  const { model } = await loadReady(db, stored);
  const today = dayOf(desk.now());
  return presentModel(stored, model, await listModelActs(db, stored), {
    mayAct: may(by.officer.role, 'act-on-models'),
    setAside: await findSetAside(db, stored, today),
    confirmedUntil: await findConfirmedUntil(db, stored, today),
  });
};

export const listIndicators: Handler<Routes['listIndicators']> = {
  needs: 'see-models',
  answer: async (_, desk) => ({
    rows: INDICATORS.map((indicator) => presentIndicator(indicator, desk.jurisdiction)),
  }),
};

export const listModels: Handler<Routes['listModels']> = {
  needs: 'see-models',
  answer: async (_, desk) => {
    const db = desk.database.kysely;
    const past = await listModelMilestones(db);
    const rows: Reply<Routes['listModels']>['rows'] = [];
    for (const stored of await listAll(db)) {
      const { model } = await loadReady(db, stored);
      rows.push(
        presentModelRow(stored, model, past.get(modelName(stored)) ?? { madeBy: null, inForceAt: null }),
      );
    }
    return { rows };
  },
};

export const model: Handler<Routes['model']> = {
  needs: 'see-models',
  answer: async ({ params, by }, desk) => modelPage(desk, by, await findVersion(desk, params)),
};

export const actOnModel: Handler<Routes['actOnModel']> = {
  needs: 'act-on-models',
  answer: async ({ params, body, by }, desk) => modelPage(desk, by, await act(desk, by, params, body)),
};

export const modelDrift: Handler<Routes['modelDrift']> = {
  needs: 'see-models',
  answer: async ({ params }, desk) => {
    const stored = await findVersion(desk, params);
    const reports = await listDrift(desk.database.kysely, stored);
    return { rows: reports.map(({ asOf, report }) => presentDrift(asOf, report)) };
  },
};

export const compareModel: Handler<Routes['compareModel']> = {
  needs: 'see-models',
  answer: async ({ params, by }, desk) => {
    const db = desk.database.kysely;
    const other = modelName(await findVersion(desk, params));
    const inForce = modelName((await loadInForce(db, desk.jurisdiction)).model);
    const asOf = other === inForce ? null : await findCommonDay(db, inForce, other);
    if (asOf === null) return { inForce, asOf, levels: [], differ: [] };
    const pairs = await countLevelPairs(db, by.scope, inForce, other, asOf);
    const differ = await listDifferentScores(db, by.scope, inForce, other, asOf);
    return {
      inForce,
      asOf,
      levels: pairs.map(({ a, b, count }) => ({ inForce: a, other: b, count })),
      differ: differ.map(({ enterpriseId, name, aLevel, bLevel, aScore, bScore }) => ({
        enterprise: { id: enterpriseId, name },
        inForce: { level: aLevel, points: pointsOf(aScore) },
        other: { level: bLevel, points: pointsOf(bScore) },
      })),
    };
  },
};

export const listOverrides: Handler<Routes['listOverrides']> = {
  needs: 'see-area',
  answer: async ({ query, by }, desk) => {
    const today = dayOf(desk.now());
    const { rows, total } = await listPage(desk.database.kysely, by.scope, today, query);
    return {
      rows: rows.map((row) => presentOverride(row, today)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const enterpriseOverrides: Handler<Routes['enterpriseOverrides']> = {
  needs: 'see-area',
  answer: async ({ params, by }, desk) => {
    const db = desk.database.kysely;
    const { id } = await loadSeenEnterprise(db, params.id, by);
    const today = dayOf(desk.now());
    const rows = (await listOverridesOf(db, id)).map((row) => presentOverride(row, today));
    return {
      current: rows.find(({ holds }) => holds) ?? null,
      past: rows.filter(({ holds }) => !holds),
      maySet: may(by.officer.role, 'override-level'),
      latestUntil: latestUntil(today),
    };
  },
};

export const overrideLevel: Handler<Routes['overrideLevel']> = {
  needs: 'override-level',
  answer: async ({ params, body, by }, desk) =>
    presentOverride(await set(desk, by, params.id, body), dayOf(desk.now())),
};

export const endOverride: Handler<Routes['endOverride']> = {
  needs: 'override-level',
  answer: async ({ params, body, by }, desk) =>
    presentOverride(await end(desk, by, params.id, body), dayOf(desk.now())),
};
