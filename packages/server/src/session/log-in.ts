import { type Instant, type OfficerId, refuse } from '@weisu/core';
import type { Queryable } from '../store/engine.ts';
import { clearFailedLogins, countLoginAttempt, findOfficerLock } from '../store/session/login-attempts.ts';
import { addSession } from '../store/session/sessions.ts';
import { passwordFits, passwordOfNobody } from './password.ts';
import { expiryOf, FAILURES_ALLOWED, lockedUntil } from './session-times.ts';
import type { Strangers } from './strangers.ts';
import { newToken, tokenHashOf } from './token.ts';

type Login = { readonly login: string; readonly password: string };

const locked = () =>
  refuse(
    'too-many-requests',
    '密码连续错误，账号已锁定 15 分钟 / too many wrong passwords: locked for 15 minutes',
  );
const wrong = () => refuse('wrong-login', '账号或密码不正确 / wrong account or password');

/**
 * Signs an officer in and answers the token of a new session.
 * The attempt is counted before the password is checked: a hundred guesses sent at once are five guesses.
 * Refuses with `wrong-login` or `too-many-requests`.
 */
export const logIn = async (
  db: Queryable,
  strangers: Strangers,
  { login, password }: Login,
  now: Instant,
): Promise<{ token: string; officerId: OfficerId }> => {
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
  await clearFailedLogins(db, attempt.officerId);
  const token = newToken();
  await addSession(db, {
    tokenHash: tokenHashOf(token),
    officerId: attempt.officerId,
    createdAt: now,
    expiresAt: expiryOf(now),
  });
  return { token, officerId: attempt.officerId };
};
