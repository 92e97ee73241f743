import { createHash, randomInt } from 'node:crypto';

const CODES = 10;
const CODE_LENGTH = 10;
/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const word = (length: number): string =>
  Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');

/** Ten codes of fifty bits, each good once, in groups of five. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: CODES }, () => word(CODE_LENGTH).replace(/(.{5})/, '$1-'));

/** What is stored of a code; spaces, dashes and capitals do not count. Guesses are counted by the lock-out, so no slow hash is needed. */
export const recoveryHashOf = (officerId: string, code: string): string =>
  createHash('sha256')
    .update(`${officerId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
    .digest('hex');

/** A first password that somebody can read out: four groups of five letters, a hundred bits. */
export const newFirstPassword = (): string => Array.from({ length: 4 }, () => word(5)).join('-');
