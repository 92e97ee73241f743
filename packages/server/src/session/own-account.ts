import { type Instant, isWeakPassword, refuse, type Role, type SignInRules } from '@weisu/core';
import { changeAccount } from '../store/accounts/accounts.ts';
import { writeAudit } from '../store/audit/write-audit.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { clearFailedLogins, countLoginAttempt } from '../store/session/login-attempts.ts';
import {
  confirmSecret,
  findSecondFactor,
  offerSecret,
  removeSecondFactor,
  takeTotpStep,
} from '../store/session/second-factor.ts';
import { endSessionsOf } from '../store/session/sessions.ts';
import { takeCode } from './log-in.ts';
import { hashPassword, passwordFits } from './password.ts';
import { newRecoveryCodes, recoveryHashOf } from './recovery-code.ts';
import { FAILURES_ALLOWED, lockedUntil } from './session-times.ts';
import type { SecretBox } from './secret-box.ts';
import type { SignedIn } from './signed-in.ts';
import { newTotpSecret, totpStepOf, totpUriOf } from './totp.ts';

type Own = Pick<SignedIn, 'officer' | 'sessionId'>;

/** Counts an attempt as a login does: an open session must not be a place to guess at leisure. */
const countOwnAttempt = async (db: Queryable, { officer }: Own, now: Instant): Promise<string> => {
  const attempt = await countLoginAttempt(db, officer.login, {
    now,
    allowed: FAILURES_ALLOWED,
    lockedUntil: lockedUntil(now),
  });
  return attempt === undefined
    ? refuse(
        'too-many-requests',
        '连续错误，账号已锁定 15 分钟 / too many wrong attempts: locked for 15 minutes',
      )
    : attempt.passwordHash;
};

const checkPassword = async (
  db: Queryable,
  own: Own,
  password: string,
  now: Instant,
  field: string,
): Promise<void> => {
  const passwordHash = await countOwnAttempt(db, own, now);
  if (!(await passwordFits(passwordHash, password)))
    refuse('wrong-login', '密码不正确 / wrong password', field);
  await clearFailedLogins(db, own.officer.id);
};

const wrongCode = (): never =>
  refuse('wrong-login', '验证码不正确或已用过 / the code is wrong or was used before', 'code');

const note = (trx: Queryable, { officer }: Own, action: `account.${string}`, at: Instant): Promise<void> =>
  writeAudit(trx, { at, officerId: officer.id, unitId: officer.unitId, action, subject: officer.id });

/** Changes one's own password; every other session of the account ends. Refuses with `wrong-login`, `bad-input`. */
export const changeOwnPassword = async (
  database: Database,
  own: Own,
  { current, next }: { readonly current: string; readonly next: string },
  now: Instant,
): Promise<void> => {
  await checkPassword(database.kysely, own, current, now, 'current');
  if (next === current || isWeakPassword(next, own.officer.login)) {
    refuse(
      'bad-input',
      '新密码不能与旧密码相同，不能含账号名，不能只有几个不同的字符 / not the old one, not with the login in it, not of a few characters repeated',
      'next',
    );
  }
  const passwordHash = await hashPassword(next);
  await database.transaction(async (trx) => {
    await changeAccount(trx, own.officer.id, { passwordHash, mustChangePassword: false });
    await endSessionsOf(trx, own.officer.id, own.sessionId);
    await note(trx, own, 'account.own-password', now);
  });
};

/** Offers a secret for an authenticator; it counts once a first code of it is confirmed. Refuses with `conflict` where one counts. */
export const offerOwnSecondFactor = async (
  database: Database,
  box: SecretBox,
  own: Own,
  password: string,
  now: Instant,
): Promise<{ secret: string; uri: string }> => {
  await checkPassword(database.kysely, own, password, now, 'password');
  const secret = newTotpSecret();
  if (!(await offerSecret(database.kysely, own.officer.id, box.seal(secret, own.officer.id))))
    refuse('conflict', '已设置第二因素，请先停用 / a second factor is set up already: remove it first');
  return { secret, uri: totpUriOf(secret, own.officer.login) };
};

/** From now on signing in asks for a code. Answers the recovery codes, of which only hashes are kept. */
export const confirmOwnSecondFactor = async (
  database: Database,
  box: SecretBox,
  own: Own,
  code: string,
  now: Instant,
): Promise<readonly string[]> => {
  const db = database.kysely;
  const { id } = own.officer;
  const factor = await findSecondFactor(db, id);
  if (factor === undefined || factor.secret === null || factor.since !== null)
    return refuse('conflict', '请先开始设置第二因素 / begin to set the second factor up first');
  await countOwnAttempt(db, own, now);
  const step = await totpStepOf(box.open(factor.secret, id), code, now);
  if (step === undefined) return wrongCode();
  const codes = newRecoveryCodes();
  await database.transaction(async (trx) => {
    if (!(await takeTotpStep(trx, id, step))) wrongCode();
    await clearFailedLogins(trx, id);
    await confirmSecret(
      trx,
      id,
      now,
      codes.map((each) => recoveryHashOf(id, each)),
    );
    await endSessionsOf(trx, id, own.sessionId);
    await note(trx, own, 'account.own-second-factor', now);
  });
  return codes;
};

/** Gives the second factor up. Refuses with `conflict` where the role requires one or there is none. */
export const removeOwnSecondFactor = async (
  database: Database,
  box: SecretBox,
  own: Own,
  { password, code }: { readonly password: string; readonly code: string },
  rules: SignInRules,
  now: Instant,
): Promise<void> => {
  const db = database.kysely;
  const { id, role } = own.officer;
  if ((rules.secondFactorRoles as readonly Role[]).includes(role))
    refuse('conflict', '您的角色必须使用第二因素 / your role requires a second factor');
  const factor = await findSecondFactor(db, id);
  if (factor === undefined || factor.secret === null || factor.since === null)
    return refuse('conflict', '没有设置第二因素 / no second factor is set up');
  const passwordHash = await countOwnAttempt(db, own, now);
  if (!(await passwordFits(passwordHash, password)))
    refuse('wrong-login', '密码不正确 / wrong password', 'password');
  if (!(await takeCode(db, box, { officerId: id, secret: factor.secret }, code, now))) wrongCode();
  await database.transaction(async (trx) => {
    await clearFailedLogins(trx, id);
    await removeSecondFactor(trx, id);
    await note(trx, own, 'account.own-second-factor-removed', now);
  });
};
