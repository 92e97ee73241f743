/** Units of a stretch long enough that two texts share it only where one was copied from the other. */
const STRETCH = 12;
const BASE = 0x01000193;
/** BASE to the power of STRETCH, for taking the unit that leaves out of the rolling hash. */
let leaving = 1;
for (let unit = 0; unit < STRETCH; unit += 1) leaving = Math.imul(leaving, BASE);

const finish = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
};

/**
 * The `most` smallest hashes (unsigned 32 bits) of the stretches of twelve units in a text, ascending, each once. Which
 * stretches are chosen follows from what they say and not from where they stand: a text that was cut out of another shares
 * as many of them as it has of the other, so they find it where too little of the whole is left for its likeness to.
 */
export const anchorsOf = (units: Uint16Array, most: number): number[] => {
  const smallest: number[] = [];
  let hash = 0;
  for (let at = 0; at < units.length; at += 1) {
    hash = (Math.imul(hash, BASE) + (units[at] as number)) | 0;
    if (at >= STRETCH) hash = (hash - Math.imul(units[at - STRETCH] as number, leaving)) | 0;
    if (at < STRETCH - 1) continue;
    const value = finish(hash);
    if (smallest.length === most && value >= (smallest[most - 1] as number)) continue;
    let place = smallest.length;
    while (place > 0 && (smallest[place - 1] as number) > value) place -= 1;
    if (smallest[place - 1] === value) continue;
    // Moved by hand: splicing makes an array of what it took out, which is nothing.
    for (let later = Math.min(smallest.length, most - 1); later > place; later -= 1)
      smallest[later] = smallest[later - 1] as number;
    smallest[place] = value;
  }
  return smallest;
};
