/** The 31 characters of GB 32100-2015 in order of value: I, O, S, V and Z are left out because they read like digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** 3^i mod 31. 31 is prime, so every weight is invertible: that is what makes any single error visible. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Values by code unit, −1 for what the alphabet lacks: a register has millions of codes to check. */
const valuesOf = (alphabet: string): Int8Array => {
  const values = new Int8Array(128).fill(-1);
  [...alphabet].forEach((character, value) => (values[character.charCodeAt(0)] = value));
  return values;
};

const weightedSum = (text: string, values: Int8Array, weights: readonly number[]): number | null => {
  if (text.length !== weights.length) return null;
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const value = values[text.charCodeAt(at)] ?? -1;
    if (value < 0) return null;
    sum += value * (weights[at] ?? 0);
  }
  return sum;
};

const VALUES = valuesOf(ALPHABET);
const ORGANISATION_VALUES = valuesOf(ORGANISATION_ALPHABET);

/**
 * The 18th character of a 统一社会信用代码 for its first 17 (GB 32100-2015), or null where they are not 17
 * characters of its alphabet. It reveals every change of one character and every swap of two neighbours
 * that differ; a change of two characters passes one time in 31.
 */
export const checkCharacterOf = (first17: string): string | null => {
  const sum = weightedSum(first17, VALUES, WEIGHTS);
  return sum === null ? null : ALPHABET.charAt((31 - (sum % 31)) % 31);
};

/**
 * The 9th character of a 组织机构代码 for its first 8 (GB 11714-1997), or null where they are not 8 digits or
 * capitals. The modulus is 11: a changed digit always shows, a letter can hide as one 11 or 22 places away.
 */
export const organisationCheckOf = (first8: string): string | null => {
  const sum = weightedSum(first8, ORGANISATION_VALUES, ORGANISATION_WEIGHTS);
  if (sum === null) return null;
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
};

/** Full-width forms made half-width, capitals, without spaces and hyphens: the form in which codes are compared. */
export const normaliseCreditCode = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase();

/** True for 18 characters in normal form whose check character agrees. Says nothing of whether it was ever given out. */
export const isCreditCode = (code: string): boolean =>
  SHAPE.test(code) && checkCharacterOf(code.slice(0, 17)) === code.charAt(17);

/**
 * True where characters 9–17 of a credit code also satisfy GB 11714. Codes given out since 2015 keep to it, some
 * older ones converted from other registers do not: a reason to look again, never a reason to refuse.
 */
export const hasOrganisationCheck = (code: string): boolean =>
  organisationCheckOf(code.slice(8, 16)) === code.charAt(16);
