import type { ParsedQuery, Reply, Routes } from '@weisu/contract';
import { normaliseCreditCode } from '@weisu/core';
import { listEnterprises as listPage, loadEnterpriseRows } from '../../store/desk/list-enterprises.ts';
import { listRelations, loadNeighbours } from '../../store/desk/list-relations.ts';
import { listTimeline } from '../../store/desk/list-timeline.ts';
import { loadBranches } from '../../store/register/load-branches.ts';
import { findAssessment, findRef, listScores } from '../../store/desk/load-enterprise.ts';
import type { Queryable } from '../../store/engine.ts';
import { findSurvivorCode } from '../../store/register/merged.ts';
import { presentEnterprise, presentEnterpriseRow } from '../../views/present-enterprise.ts';
import { presentHappening } from '../../views/present-timeline.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { contextOf, districtCodes, loadSeenEnterprise } from '../looking.ts';

const WHOLE_CODE = /^[0-9A-Z]{18}$/;

/** Who asks for the code of what was merged into another finds the other. */
const survivingCode = async (db: Queryable, q: string | undefined): Promise<string | undefined> => {
  const code = normaliseCreditCode(q ?? '');
  return WHOLE_CODE.test(code) ? ((await findSurvivorCode(db, code)) ?? q) : q;
};

/** One page of enterprises; the global search asks the same way. */
export const enterpriseRowsOf = async (
  desk: Desk,
  by: SignedIn,
  asked: ParsedQuery<Routes['listEnterprises']>,
): Promise<Reply<Routes['listEnterprises']>> => {
  const db = desk.database.kysely;
  const query = { ...asked, q: await survivingCode(db, asked.q) };
  const knownDistricts = districtCodes(desk);
  const found = await desk.register.search({ ...query, scope: by.scope, knownDistricts });
  const { rows, total } =
    found === undefined
      ? await listPage(db, by.scope, query, knownDistricts)
      : { rows: await loadEnterpriseRows(db, by.scope, found.ids, query.q), total: found.total };
  if (found !== undefined && rows.length < found.ids.length) desk.register.forget();
  return {
    rows: rows.map((row) => presentEnterpriseRow(row, desk.jurisdiction)),
    total,
    page: query.page,
    perPage: query.perPage,
  };
};

export const listEnterprises: Handler<Routes['listEnterprises']> = {
  needs: 'see-area',
  answer: ({ query, by }, desk) => enterpriseRowsOf(desk, by, query),
};

export const enterprise: Handler<Routes['enterprise']> = {
  needs: 'see-area',
  answer: async ({ params, by }, desk) => {
    const db = desk.database.kysely;
    const seen = await loadSeenEnterprise(db, params.id, by);
    const assessment = await findAssessment(db, seen.id);
    const relations = await listRelations(db, seen.id);
    const hydrated = {
      enterprise: seen,
      assessment,
      relations,
      branches: await loadBranches(db, by.scope, seen.id),
      mergedInto: seen.mergedInto === null ? null : await findRef(db, seen.mergedInto),
      scores: assessment === undefined ? [] : await listScores(db, seen.id, assessment.model),
      neighbours: await loadNeighbours(
        db,
        by.scope,
        relations.flatMap(({ from, to }) => [from, to]),
      ),
    };
    return presentEnterprise(hydrated, contextOf(desk, by));
  },
};

export const enterpriseTimeline: Handler<Routes['enterpriseTimeline']> = {
  needs: 'see-area',
  answer: async ({ params, query, by }, desk) => {
    const db = desk.database.kysely;
    const seen = await loadSeenEnterprise(db, params.id, by);
    const { rows, total } = await listTimeline(db, by.scope, seen.id, query);
    return {
      rows: rows.map((row) => presentHappening(row, desk.jurisdiction)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};
