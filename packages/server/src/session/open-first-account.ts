import { type Instant, refuse, type UnitId } from '@weisu/core';
import { writeAccountAct } from '../store/accounts/account-acts.ts';
import { countOpenOfRole, insertAccount } from '../store/accounts/accounts.ts';
import { writeAudit } from '../store/audit/write-audit.ts';
import type { Database } from '../store/engine.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { hashPassword } from './password.ts';
import { newFirstPassword } from './recovery-code.ts';

type First = { readonly login: string; readonly name: string; readonly unitId: UnitId };

/**
 * Opens the account of the first security administrator, who opens all others; answers its first password.
 * Refuses with `conflict` where there is one already or the login is taken: from then on accounts are made by a person.
 */
export const openFirstAccount = async (
  database: Database,
  { login, name, unitId }: First,
  at: Instant,
): Promise<string> => {
  const password = newFirstPassword();
  const passwordHash = await hashPassword(password);
  await database.transaction(async (trx) => {
    const role = 'security-admin';
    if ((await countOpenOfRole(trx, role)) > 0)
      refuse(
        'conflict',
        '已有安全管理员，请由其开立账号 / there is a security administrator: accounts are opened by them',
      );
    const id = `off_${login}` as const;
    if (!(await insertAccount(trx, { id, login, name, role, unitId, passwordHash, oidcSubject: null })))
      refuse('conflict', '账号名已被使用 / the login is taken');
    const reason = '首个安全管理员 / first security administrator';
    await writeAccountAct(trx, id, {
      key: 'first-account',
      kind: 'create',
      officerId: SYSTEM_OFFICER,
      at,
      reason,
    });
    await writeAudit(trx, {
      at,
      officerId: SYSTEM_OFFICER,
      unitId: null,
      action: 'account.create',
      subject: id,
      detail: { login, role, unitId, reason },
    });
  });
  return password;
};
