import type { Reply, Routes } from '@weisu/contract';
import { may } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { findEnterprise } from '../../store/desk/load-enterprise.ts';
import { holdEnterprises, listMovable, listMoves } from '../../store/linking/enterprise-moves.ts';
import { listLinkJudgements as listAnswers } from '../../store/linking/judgements.ts';
import { listLinkQuestions as listQuestions } from '../../store/linking/list-questions.ts';
import { presentMove, presentQuestion } from '../../views/linking/present-linking.ts';
import { judgeMention as judge, undoJudgement } from '../acts/linking/judge-mention.ts';
import { moveEnterprise as move, undoEnterpriseMove as undoMove } from '../acts/linking/move-enterprise.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';
import { loadSeenEnterprise } from '../looking.ts';

export const listLinkQuestions: Handler<Routes['listLinkQuestions']> = {
  needs: 'judge-link',
  answer: async ({ query, by }, desk) => {
    const { rows, total } = await listQuestions(desk.database.kysely, by.scope, query);
    return { rows: rows.map(presentQuestion), total, page: query.page, perPage: query.perPage };
  },
};

export const judgeMention: Handler<Routes['judgeMention']> = {
  needs: 'judge-link',
  answer: ({ params, body, by }, desk) => judge(desk, by, params.id, body),
};

export const listLinkJudgements: Handler<Routes['listLinkJudgements']> = {
  needs: 'judge-link',
  answer: async ({ query, by }, desk) => {
    const { rows, total } = await listAnswers(desk.database.kysely, by.scope, query);
    return {
      rows: rows.map(({ enterpriseId, enterpriseName, undoneAt, ...row }) => ({
        ...row,
        enterprise: { id: enterpriseId, name: enterpriseName },
        undone: undoneAt !== null,
      })),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const undoLinkJudgement: Handler<Routes['undoLinkJudgement']> = {
  needs: 'judge-link',
  answer: ({ params, by }, desk) => undoJudgement(desk, by, params.id),
};

const movesPage = async (desk: Desk, by: SignedIn, id: string): Promise<Reply<Routes['enterpriseMoves']>> => {
  const db = desk.database.kysely;
  const enterprise = await loadSeenEnterprise(db, id, by);
  const intoId = (await holdEnterprises(db, [enterprise.id])).get(enterprise.id) ?? null;
  const into = intoId === null ? undefined : await findEnterprise(db, intoId);
  return {
    mergedInto: into === undefined ? null : { id: into.id, name: into.name },
    moves: (await listMoves(db, enterprise.id)).map(presentMove),
    movable: [...(await listMovable(db, enterprise.id))],
    mayMove: may(by.officer.role, 'move-enterprise') && into === undefined,
  };
};

export const enterpriseMoves: Handler<Routes['enterpriseMoves']> = {
  needs: 'see-area',
  answer: ({ params, by }, desk) => movesPage(desk, by, params.id),
};

export const moveEnterprise: Handler<Routes['moveEnterprise']> = {
  needs: 'move-enterprise',
  answer: async ({ params, body, by }, desk) => {
    await move(desk, by, params.id, body);
    return movesPage(desk, by, params.id);
  },
};

export const undoEnterpriseMove: Handler<Routes['undoEnterpriseMove']> = {
  needs: 'move-enterprise',
  answer: async ({ params, body, by }, desk) =>
    movesPage(desk, by, await undoMove(desk, by, params.id, body.reason)),
};
