import { may, type Right, refuse } from '@weisu/core';
import { findSignedIn, type SignedIn } from '../session/signed-in.ts';
import { writeAudit } from '../store/audit/write-audit.ts';
import type { Desk } from './desk.ts';
import { OutOfAreaError } from './looking.ts';

const STEP_WORDS = {
  'change-password': '请先修改初始密码 / change the first password first',
  'set-up-second-factor': '您的角色须先设置第二因素 / your role must set up a second factor first',
} as const;

const note = (
  desk: Desk,
  { officer }: SignedIn,
  action: `access.${string}`,
  subject: string,
  route: string,
): Promise<void> =>
  desk.database.transaction((trx) =>
    writeAudit(trx, {
      at: desk.now(),
      officerId: officer.id,
      unitId: officer.unitId,
      action,
      subject,
      detail: { route },
    }),
  );

/** Lets a request in by the right that its route needs. What a role has no right to is refused and written into the log. */
export const admit = async (
  desk: Desk,
  route: string,
  needs: string,
  token: string | undefined,
): Promise<SignedIn | undefined> => {
  if (needs === 'nobody') return undefined;
  const by =
    token === undefined
      ? undefined
      : await findSignedIn(desk.database.kysely, desk.jurisdiction, token, desk.now(), desk.rules);
  if (by === undefined) return refuse('not-signed-in', '请先登录 / sign in first');
  if (needs === 'signed-in') return by;
  if (by.mustDo !== null) return refuse('account-step-needed', STEP_WORDS[by.mustDo]);
  if (!may(by.officer.role, needs as Right)) {
    await note(desk, by, 'access.refused', needs, route);
    refuse('not-allowed', '您的角色没有这项权限 / your role does not have this right');
  }
  return by;
};

/** Answers a request; a look beyond one's area is written into the log although what it asked for was rolled back or never read. */
export const noteOutOfArea = async <T>(
  desk: Desk,
  route: string,
  by: SignedIn | undefined,
  answer: () => Promise<T>,
): Promise<T> => {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof OutOfAreaError && by !== undefined)
      await note(desk, by, 'access.out-of-area', error.subject, route);
    throw error;
  }
};
