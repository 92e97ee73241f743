type Remembered = 'language' | 'theme' | 'density' | 'tour';

const keyOf = (name: Remembered): string => `weisu.${name}`;

/** What this browser last chose, if it is still one of the values; undefined where storage is refused. */
export const remembered = <T extends string>(name: Remembered, values: readonly T[]): T | undefined => {
  try {
    const kept = localStorage.getItem(keyOf(name));
    return values.find((value) => value === kept);
  } catch {
    return undefined;
  }
};

export const remember = (name: Remembered, value: string): void => {
  try {
    localStorage.setItem(keyOf(name), value);
  } catch {
    // A browser that refuses storage asks again next time.
  }
};
