import type { Reply, Routes } from '@weisu/contract';
import { dayOf } from '@weisu/core';
import { logIn } from '../../session/log-in.ts';
import { findSignedIn, type SignedIn } from '../../session/signed-in.ts';
import { tokenHashOf } from '../../session/token.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import { findMeta } from '../../store/standing/meta.ts';
import { endSession } from '../../store/session/sessions.ts';
import { ping } from '../../store/session/ping.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';

const presentSession = async (
  { database, jurisdiction, now }: Desk,
  { officer, unit, mustDo }: SignedIn,
): Promise<Reply<Routes['whoAmI']>> => ({
  officer: { id: officer.id, name: officer.name, login: officer.login, role: officer.role },
  unit,
  jurisdiction: jurisdiction.jurisdiction.name.zh,
  demonstration: (await findMeta(database.kysely, 'demonstration')) === true,
  today: dayOf(now()),
  mustDo,
});

export const health: Handler<Routes['health']> = {
  needs: 'nobody',
  answer: async (_, { database, version }) => {
    await ping(database.kysely);
    return { ok: true, engine: database.engine, version };
  },
};

export const login: Handler<Routes['login']> = {
  needs: 'nobody',
  answer: async ({ body, cookie, browser }, desk) => {
    const now = desk.now();
    const db = desk.database.kysely;
    const doors = { strangers: desk.strangers, box: desk.secretBox };
    const { token } = await logIn(desk.database, doors, { ...body, browser }, now);
    // A session of before is not left behind: signing in again replaces it.
    if (cookie.token !== undefined) await endSession(db, tokenHashOf(cookie.token));
    const signedIn = await findSignedIn(db, desk.jurisdiction, token, now, desk.rules);
    if (signedIn === undefined) throw new Error('a session just begun cannot be found');
    cookie.set(token);
    return presentSession(desk, signedIn);
  },
};

export const logout: Handler<Routes['logout']> = {
  needs: 'signed-in',
  answer: async ({ cookie, by }, { database, now }) => {
    const { token } = cookie;
    if (token !== undefined) {
      await database.transaction(async (trx) => {
        await endSession(trx, tokenHashOf(token));
        const { id, unitId } = by.officer;
        await writeAudit(trx, { at: now(), officerId: id, unitId, action: 'session.logout', subject: id });
      });
    }
    cookie.clear();
    return { ok: true };
  },
};

export const whoAmI: Handler<Routes['whoAmI']> = {
  needs: 'signed-in',
  answer: ({ by }, desk) => presentSession(desk, by),
};
