/** The address's search as plain `name=value`: what a person can read, change and send. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export const writeSearch = (search: Readonly<Record<string, unknown>>): string => {
  const pairs = Object.entries(search)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(String(value)).replaceAll('%2C', ',').replaceAll('%2F', '/')}`,
    );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};
