import type { Reply, Routes } from '@weisu/contract';
import { refuse } from '@weisu/core';
import type { SignedIn } from '../../session/signed-in.ts';
import { listAccountActs } from '../../store/accounts/account-acts.ts';
import { findAccount, listAccounts as listPage } from '../../store/accounts/accounts.ts';
import { listSessions } from '../../store/session/sessions.ts';
import { presentAccount, presentAccountRow, presentSessions } from '../../views/present-account.ts';
import { actOnAccount as act, createAccount as create } from '../acts/act-on-account.ts';
import type { Desk } from '../desk.ts';
import type { Handler } from '../handler.ts';

const aliveAfter = ({ now, rules }: Desk): string => new Date(Date.parse(now()) - rules.idleMs).toISOString();

const accountPage = async (
  desk: Desk,
  by: SignedIn,
  id: string,
  password: string | null,
): Promise<Reply<Routes['account']>> => {
  const db = desk.database.kysely;
  const now = desk.now();
  const account =
    (await findAccount(db, id, aliveAfter(desk))) ?? refuse('not-found', '没有这个账号 / no such account');
  const sessions = presentSessions(await listSessions(db, account.id), now, desk.rules.idleMs, by.sessionId);
  const acts = await listAccountActs(db, id);
  return { account: presentAccount(account, acts, sessions, now, by.officer.id), password };
};

export const listAccounts: Handler<Routes['listAccounts']> = {
  needs: 'manage-accounts',
  answer: async ({ query }, desk) => {
    const now = desk.now();
    const { rows, total } = await listPage(desk.database.kysely, query, now, aliveAfter(desk));
    return {
      rows: rows.map((row) => presentAccountRow(row, now)),
      total,
      page: query.page,
      perPage: query.perPage,
    };
  },
};

export const account: Handler<Routes['account']> = {
  needs: 'manage-accounts',
  answer: ({ params, by }, desk) => accountPage(desk, by, params.id, null),
};

export const createAccount: Handler<Routes['createAccount']> = {
  needs: 'manage-accounts',
  answer: async ({ body, by }, desk) => {
    const { id, password } = await create(desk, by, body);
    return accountPage(desk, by, id, password);
  },
};

export const actOnAccount: Handler<Routes['actOnAccount']> = {
  needs: 'manage-accounts',
  answer: async ({ params, body, by }, desk) => {
    const { id, password } = await act(desk, by, params.id, body);
    return accountPage(desk, by, id, password);
  },
};
