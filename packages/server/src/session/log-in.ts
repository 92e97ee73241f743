import { type Instant, type OfficerId, type Refusal, refuse, RefusedError, type UnitId } from '@weisu/core';
import { findAccountByLogin } from '../store/accounts/accounts.ts';
import { writeAudit } from '../store/audit/write-audit.ts';
import type { Database, Queryable } from '../store/engine.ts';
import {
  type Attempt,
  clearFailedLogins,
  countLoginAttempt,
  findOfficerLock,
  forgiveAttempt,
} from '../store/session/login-attempts.ts';
import { takeRecoveryCode, takeTotpStep } from '../store/session/second-factor.ts';
import { addSession } from '../store/session/sessions.ts';
import { passwordFits, passwordOfNobody } from './password.ts';
import { recoveryHashOf } from './recovery-code.ts';
import { expiryOf, FAILURES_ALLOWED, lockedUntil } from './session-times.ts';
import type { SecretBox } from './secret-box.ts';
import type { Strangers } from './strangers.ts';
import { newToken, tokenHashOf } from './token.ts';
import { totpStepOf } from './totp.ts';

export type Login = {
  readonly login: string;
  readonly password: string;
  readonly code?: string | undefined;
  /** How the browser names itself. */
  readonly browser: string | null;
};

/** What signing in works with besides the accounts: who failed lately, and what opens authenticators' secrets. */
type Doors = { readonly strangers: Strangers; readonly box: SecretBox };

const locked = () =>
  refuse(
    'too-many-requests',
    '密码连续错误，账号已锁定 15 分钟 / too many wrong passwords: locked for 15 minutes',
  );
const wrong = () => refuse('wrong-login', '账号或密码不正确 / wrong account or password');

/** True where the code is a fresh one of the authenticator, or a recovery code not used before. `secret` is as the store has it. */
export const takeCode = async (
  db: Queryable,
  box: SecretBox,
  { officerId, secret }: { readonly officerId: OfficerId; readonly secret: string },
  code: string,
  now: Instant,
): Promise<boolean> => {
  const step = await totpStepOf(box.open(secret, officerId), code, now);
  if (step !== undefined) return takeTotpStep(db, officerId, step);
  return takeRecoveryCode(db, officerId, recoveryHashOf(officerId, code), now);
};

/**
 * Counts an attempt and checks the password, and the second factor where the account has one.
 * The attempt is counted before the password is checked: a hundred guesses sent at once are five guesses.
 */
const checkLogin = async (
  db: Queryable,
  { strangers, box }: Doors,
  { login, password, code }: Login,
  now: Instant,
): Promise<Attempt> => {
  const attempt = await countLoginAttempt(db, login, {
    now,
    allowed: FAILURES_ALLOWED,
    lockedUntil: lockedUntil(now),
  });
  if (attempt === undefined) {
    if ((await findOfficerLock(db, login)) !== undefined || strangers.isLocked(login, now)) return locked();
    strangers.failed(login, now);
    await passwordOfNobody(password);
    return wrong();
  }
  if (!(await passwordFits(attempt.passwordHash, password))) return wrong();
  if (attempt.totpSecret !== null) {
    if (code === undefined) {
      await forgiveAttempt(db, attempt.officerId);
      refuse(
        'second-factor-needed',
        '请输入身份验证器的六位数字，或一个恢复码 / enter the six digits of your authenticator, or a recovery code',
      );
    } else if (
      !(await takeCode(db, box, { officerId: attempt.officerId, secret: attempt.totpSecret }, code, now))
    ) {
      refuse('wrong-login', '验证码不正确或已用过 / the code is wrong or was used before', 'code');
    }
  }
  return attempt;
};

/** Begins a session and answers its token; the entry of the log comes with it. */
export const beginSession = async (
  trx: Queryable,
  officer: { readonly officerId: OfficerId; readonly unitId: UnitId },
  session: { readonly browser: string | null; readonly byProvider: boolean },
  now: Instant,
): Promise<string> => {
  const { officerId, unitId } = officer;
  const token = newToken();
  await clearFailedLogins(trx, officerId);
  await addSession(trx, {
    tokenHash: tokenHashOf(token),
    officerId,
    createdAt: now,
    expiresAt: expiryOf(now),
    ...session,
  });
  await writeAudit(trx, {
    at: now,
    officerId,
    unitId,
    action: 'session.login',
    subject: officerId,
    detail: { ...session },
  });
  return token;
};

/** What a stranger typed is not kept: it may be a password in the wrong field. */
const UNKNOWN = '不存在的账号 / unknown account';

const noteFailure = async (
  database: Database,
  { login }: Login,
  { code, field }: Refusal,
  now: Instant,
): Promise<void> => {
  const known = await findAccountByLogin(database.kysely, login);
  await database.transaction((trx) =>
    writeAudit(trx, {
      at: now,
      officerId: null,
      unitId: null,
      action: 'session.login-failed',
      subject: known ?? UNKNOWN,
      detail: { code, ...(field === undefined ? {} : { field }) },
    }),
  );
};

/**
 * Signs an officer in and answers the token of a new session. Failed attempts are logged as well as successful ones.
 * Refuses with `wrong-login`, `second-factor-needed` or `too-many-requests`.
 */
export const logIn = async (
  database: Database,
  doors: Doors,
  login: Login,
  now: Instant,
): Promise<{ token: string; officerId: OfficerId }> => {
  try {
    const attempt = await checkLogin(database.kysely, doors, login, now);
    const session = { browser: login.browser, byProvider: false };
    const token = await database.transaction((trx) => beginSession(trx, attempt, session, now));
    return { token, officerId: attempt.officerId };
  } catch (error) {
    // Being asked for the code is no failure: the next request decides.
    if (error instanceof RefusedError && error.refusal.code !== 'second-factor-needed')
      await noteFailure(database, login, error.refusal, now);
    throw error;
  }
};
