/** Uniform numbers in [0, 1) from a seed (mulberry32): the same sets on every machine. */
export const uniform = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
};

export const pick = <T>(next: () => number, from: readonly T[]): T => {
  const one = from[Math.floor(next() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** A share in [0, 1) that follows from the text alone: which half of the data something belongs to. */
export const shareOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) / 0x1_0000_0000;
};
