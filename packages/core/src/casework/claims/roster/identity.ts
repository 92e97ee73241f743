const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** True for 18 characters with a right check character, or the number of another document (5 to 15 letters and digits). */
export const isIdentity = (text: string): boolean => {
  if (!/^\d{17}[\dX]$/.test(text)) return /^[A-Z0-9]{5,15}$/.test(text);
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17];
};
