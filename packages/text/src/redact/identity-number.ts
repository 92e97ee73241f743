const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10x98765432';
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isDate = (month: number, day: number): boolean => day >= 1 && day <= (DAYS[month - 1] ?? 0);

/** Provinces in use as the first two digits of a resident identity number. */
const isProvince = (digits: string): boolean =>
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)$/.test(digits);

/** True for an 18-character resident identity number (lower-case x allowed) whose date and check character are right. */
export const isIdentityNumber18 = (digits: string): boolean => {
  if (!/^\d{17}[\dx]$/.test(digits) || !isProvince(digits.slice(0, 2))) return false;
  const year = Number(digits.slice(6, 10));
  if (year < 1900 || year > 2099 || !isDate(Number(digits.slice(10, 12)), Number(digits.slice(12, 14))))
    return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] === digits[17];
};

/** True for a 15-digit identity number of the first generation (two-digit year, no check character). */
export const isIdentityNumber15 = (digits: string): boolean =>
  /^\d{15}$/.test(digits) &&
  isProvince(digits.slice(0, 2)) &&
  isDate(Number(digits.slice(8, 10)), Number(digits.slice(10, 12)));

/** True where the digits pass the Luhn check of bank cards. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
};
