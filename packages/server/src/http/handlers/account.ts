import type { Routes } from '@weisu/contract';
import { refuse } from '@weisu/core';
import {
  changeOwnPassword,
  confirmOwnSecondFactor,
  offerOwnSecondFactor,
  removeOwnSecondFactor,
} from '../../session/own-account.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import { findSecondFactor } from '../../store/session/second-factor.ts';
import { endSessionOf, listSessions } from '../../store/session/sessions.ts';
import { presentSessions } from '../../views/present-account.ts';
import type { Handler } from '../handler.ts';

export const loginWays: Handler<Routes['loginWays']> = {
  needs: 'nobody',
  answer: async (_, { rules }) => {
    const provider = rules.identityProvider;
    return { identityProvider: provider === null ? null : { name: provider.name } };
  },
};

export const changePassword: Handler<Routes['changePassword']> = {
  needs: 'signed-in',
  answer: async ({ body, by }, desk) => {
    await changeOwnPassword(desk.database, by, body, desk.now());
    return { ok: true };
  },
};

export const offerSecondFactor: Handler<Routes['offerSecondFactor']> = {
  needs: 'signed-in',
  answer: ({ body, by }, desk) =>
    offerOwnSecondFactor(desk.database, desk.secretBox, by, body.password, desk.now()),
};

export const confirmSecondFactor: Handler<Routes['confirmSecondFactor']> = {
  needs: 'signed-in',
  answer: async ({ body, by }, desk) => ({
    codes: [...(await confirmOwnSecondFactor(desk.database, desk.secretBox, by, body.code, desk.now()))],
  }),
};

export const removeSecondFactor: Handler<Routes['removeSecondFactor']> = {
  needs: 'signed-in',
  answer: async ({ body, by }, desk) => {
    await removeOwnSecondFactor(desk.database, desk.secretBox, by, body, desk.rules, desk.now());
    return { ok: true };
  },
};

export const listOwnSessions: Handler<Routes['listOwnSessions']> = {
  needs: 'signed-in',
  answer: async ({ by }, desk) => {
    const db = desk.database.kysely;
    const factor = await findSecondFactor(db, by.officer.id);
    return {
      sessions: presentSessions(
        await listSessions(db, by.officer.id),
        desk.now(),
        desk.rules.idleMs,
        by.sessionId,
      ),
      secondFactor: factor !== undefined && factor.since !== null,
      recoveryCodesLeft: factor?.recoveryCodesLeft ?? 0,
      secondFactorRequired: desk.rules.secondFactorRoles.includes(by.officer.role),
    };
  },
};

export const endOwnSession: Handler<Routes['endOwnSession']> = {
  needs: 'signed-in',
  answer: async ({ params, by }, desk) => {
    await desk.database.transaction(async (trx) => {
      if (!(await endSessionOf(trx, by.officer.id, params.id)))
        refuse('not-found', '没有这个登录 / no such session');
      await writeAudit(trx, {
        at: desk.now(),
        officerId: by.officer.id,
        unitId: by.officer.unitId,
        action: 'session.revoke',
        subject: params.id,
      });
    });
    return { ok: true };
  },
};
