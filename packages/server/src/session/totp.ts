import type { Instant } from '@weisu/core';
import { generateSecret, generateURI, verify } from 'otplib';

/** One step of thirty seconds before and after: clocks of telephones are seldom right to the second. */
const TOLERATED_SECONDS = 30;
const CODE = /^\d{6}$/;

export const newTotpSecret = (): string => generateSecret();

/** The address that an authenticator reads from a picture. */
export const totpUriOf = (secret: string, login: string): string =>
  generateURI({ issuer: '未诉 Weisu', label: login, secret });

/** The time step for which the code is right, or undefined where it is not. The caller sees to it that a step is used once. */
export const totpStepOf = async (secret: string, code: string, now: Instant): Promise<number | undefined> => {
  const token = code.replaceAll(/\s/g, '');
  if (!CODE.test(token)) return undefined;
  const result = await verify({
    secret,
    token,
    epoch: Math.floor(Date.parse(now) / 1000),
    epochTolerance: TOLERATED_SECONDS,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
};
