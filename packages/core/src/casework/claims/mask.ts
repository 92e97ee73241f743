/** A name as lists show it: the first character, and one star for each of the rest, at most three. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name.trim()];
  return first + '*'.repeat(Math.min(3, Math.max(1, rest.length)));
};

/** An identity number as a preview shows it: the last four characters only. */
export const maskIdentity = (identity: string): string =>
  identity.length <= 4 ? '*'.repeat(identity.length) : `${'*'.repeat(4)}${identity.slice(-4)}`;
