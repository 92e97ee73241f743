import type { ParsedBody, Routes } from '@weisu/contract';
import {
  type AccountAct,
  accountActsFor,
  type OfficerId,
  refuse,
  type Role,
  roleFitsUnit,
  type UnitId,
} from '@weisu/core';
import { hashPassword } from '../../session/password.ts';
import { newFirstPassword } from '../../session/recovery-code.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { listAccountActs, writeAccountAct } from '../../store/accounts/account-acts.ts';
import {
  changeAccount,
  countOpenOfRole,
  findAccount,
  insertAccount,
  isSubjectTaken,
  lockAccount,
  type StoredAccount,
} from '../../store/accounts/accounts.ts';
import { writeAudit } from '../../store/audit/write-audit.ts';
import type { Queryable } from '../../store/engine.ts';
import { removeSecondFactor } from '../../store/session/second-factor.ts';
import { endSessionsOf } from '../../store/session/sessions.ts';
import type { Desk } from '../desk.ts';
import { isRepeated } from './is-repeated.ts';

type NewAccount = ParsedBody<Routes['createAccount']>;
type Asked = ParsedBody<Routes['actOnAccount']>;
type Who = Pick<NewAccount, 'name' | 'role' | 'unitId' | 'oidcSubject'>;

const unknownAccount = (): never => refuse('not-found', '没有这个账号 / no such account');

const checkWho = ({ jurisdiction }: Desk, { role, unitId }: Who): UnitId => {
  const unit = jurisdiction.units.find((each) => each.id === unitId);
  return unit === undefined || !roleFitsUnit(role, unit.kind)
    ? refuse('bad-input', '该角色不能属于这个单位 / this role does not belong to such a unit', 'unitId')
    : unit.id;
};

const taken = (): never =>
  refuse('conflict', '账号名或统一身份已被使用 / the login or the identity is taken', 'login');

type Done = { readonly id: OfficerId; readonly password: string | null };

/** Opens an account with a first password that must be changed. The same key again answers the account without the password. */
export const createAccount = async (desk: Desk, by: SignedIn, asked: NewAccount): Promise<Done> => {
  const unitId = checkWho(desk, asked);
  const id: OfficerId = `off_${asked.login}`;
  const password = newFirstPassword();
  const passwordHash = await hashPassword(password);
  const at = desk.now();
  const officerId = by.officer.id;
  return desk.database.transaction(async (trx) => {
    const { login, name, role, oidcSubject, key } = asked;
    if (!(await insertAccount(trx, { id, login, name, role, unitId, oidcSubject, passwordHash }))) {
      const [first] = (await listAccountActs(trx, id)).filter((act) => act.key === key);
      return first?.kind === 'create' && first.officerId === officerId ? { id, password: null } : taken();
    }
    await writeAccountAct(trx, id, { key, kind: 'create', officerId, at, reason: '开立账号 / opened' });
    await writeAudit(trx, {
      at,
      officerId,
      unitId: by.officer.unitId,
      action: 'account.create',
      subject: id,
      detail: { login, role, unitId, oidcSubject },
    });
    return { id, password };
  });
};

/** The last who can open accounts, read the log or keep the system must stay: nobody could make another. */
const keepLast = async (trx: Queryable, account: StoredAccount, toRole: Role | null): Promise<void> => {
  if (!account.role.endsWith('-admin') || toRole === account.role) return;
  if ((await countOpenOfRole(trx, account.role)) <= 1) {
    refuse(
      'conflict',
      '这是该角色的最后一个账号，请先另开一个 / the last account of its role: open another first',
    );
  }
};

const apply = async (
  desk: Desk,
  trx: Queryable,
  account: StoredAccount,
  asked: Asked,
  passwordHash: string | null,
): Promise<void> => {
  const { id } = account;
  switch (asked.kind) {
    case 'reset-password':
      await changeAccount(trx, id, { passwordHash: passwordHash ?? '!', mustChangePassword: true });
      await endSessionsOf(trx, id);
      return;
    case 'reset-second-factor':
      await removeSecondFactor(trx, id);
      await endSessionsOf(trx, id);
      return;
    case 'close':
      await keepLast(trx, account, null);
      await changeAccount(trx, id, { closedAt: desk.now() });
      await endSessionsOf(trx, id);
      return;
    case 'open':
      return changeAccount(trx, id, { closedAt: null });
    case 'unlock':
      return changeAccount(trx, id, {});
    case 'revoke-sessions':
      await endSessionsOf(trx, id);
      return;
    case 'change': {
      const { name, role, oidcSubject } = asked;
      const unitId = checkWho(desk, asked);
      await keepLast(trx, account, role);
      if (oidcSubject !== null && (await isSubjectTaken(trx, oidcSubject, id))) taken();
      await changeAccount(trx, id, { who: { name, role, unitId, oidcSubject } });
      // What was open under the old role must not go on under the new one.
      await endSessionsOf(trx, id);
    }
  }
};

/** Does one act to an account, in one transaction with its entry in the log. The same key again does nothing more. */
export const actOnAccount = async (desk: Desk, by: SignedIn, id: string, asked: Asked): Promise<Done> => {
  const password = asked.kind === 'reset-password' ? newFirstPassword() : null;
  const passwordHash = password === null ? null : await hashPassword(password);
  const at = desk.now();
  return desk.database.transaction(async (trx) => {
    await lockAccount(trx, id);
    const account = (await findAccount(trx, id, at)) ?? unknownAccount();
    const { key, kind, reason } = asked;
    const officerId = by.officer.id;
    if (isRepeated(await listAccountActs(trx, id), asked, officerId))
      return { id: account.id, password: null };
    const isOwn = account.id === officerId;
    if (isOwn) refuse('not-allowed', '不能管理自己的账号 / nobody administers their own account');
    const may = accountActsFor(account, at, isOwn);
    if (!may.includes(kind satisfies AccountAct))
      refuse('conflict', '账号的状态已改变，请刷新 / the account has changed meanwhile: reload it');
    await apply(desk, trx, account, asked, passwordHash);
    await writeAccountAct(trx, account.id, { key, kind, officerId, at, reason });
    const changed =
      asked.kind === 'change'
        ? {
            role: asked.role,
            unitId: asked.unitId,
            name: asked.name,
            wasRole: account.role,
            wasUnitId: account.unitId,
          }
        : {};
    await writeAudit(trx, {
      at,
      officerId,
      unitId: by.officer.unitId,
      action: `account.${kind}`,
      subject: account.id,
      detail: { reason, ...changed },
    });
    return { id: account.id, password };
  });
};
