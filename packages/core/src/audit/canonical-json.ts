const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The text with what the database cannot store replaced by U+FFFD.
 * PostgreSQL takes neither NUL nor half of a surrogate pair; either could come in with a login name.
 */
export const storable = (text: string): string =>
  text.replaceAll('\u0000', '\uFFFD').replaceAll(HALF_PAIR, '\uFFFD');

const write = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (Array.isArray(value)) return `[${value.map((each) => write(each ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [storable(name), each] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${pairs.map(([name, each]) => `${JSON.stringify(name)}:${write(each)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
};

/** JSON with sorted names and no spaces: equal values give equal text, also after a round through the database. */
export const canonicalJson = (value: unknown): string => write(value);
