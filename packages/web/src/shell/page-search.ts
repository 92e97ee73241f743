type Raw = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;

/** Those of `a,b,c` that are known, in the order of `values`; undefined where none is. */
export const someOf = <T extends string>(value: unknown, values: readonly T[]): readonly T[] | undefined => {
  const asked = new Set(textOf(value)?.split(','));
  const known = values.filter((each) => asked.has(each));
  return known.length === 0 ? undefined : known;
};

export const oneOf = <T extends string>(value: unknown, values: readonly T[]): T | undefined =>
  values.find((each) => each === textOf(value));

export const wordsOf = (value: unknown): string | undefined => {
  const text = textOf(value)?.slice(0, 100);
  return text === '' ? undefined : text;
};

/** The page asked for, from 2 on; the first needs no word in the address. */
export const pageNumber = (value: unknown): number | undefined => {
  const page = Number(textOf(value));
  return Number.isInteger(page) && page > 1 && page <= 100_000 ? page : undefined;
};

/** The same object without the keys whose value is undefined, so that addresses stay short. */
export const withoutGaps = <T extends Raw>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** A list with one value put in or taken out, as the address writes it; undefined where the list is empty. */
export const toggled = (list: string | undefined, value: string): string | undefined => {
  const values = list === undefined ? [] : list.split(',');
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return next.length === 0 ? undefined : next.join(',');
};
