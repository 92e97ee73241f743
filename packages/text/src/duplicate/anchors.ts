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

/** The smallest so far, ascending; used for one text after another. */
let smallest = new Uint32Array(32);

/**
 * The `most` smallest hashes (unsigned 32 bits) of the stretches of twelve units in a text, ascending, each once. Which
 * stretches are chosen follows from what they say and not from where they stand: a text that was cut out of another shares
 * as many of them as it has of the other, so they find it where too little of the whole is left for its likeness to.
 */
export const anchorsOf = (units: Uint16Array, most: number): Uint32Array => {
  if (smallest.length < most) smallest = new Uint32Array(most);
  const least = smallest;
  let count = 0;
  let greatest = 0xffffffff;
  let hash = 0;
  for (let at = 0; at < units.length; at += 1) {
    hash = (Math.imul(hash, BASE) + (units[at] as number)) | 0;
    if (at >= STRETCH) hash = (hash - Math.imul(units[at - STRETCH] as number, leaving)) | 0;
    if (at < STRETCH - 1) continue;
    const value = finish(hash);
    if (count === most && value >= greatest) continue;
    let place = count;
    while (place > 0 && (least[place - 1] as number) > value) place -= 1;
    if (place > 0 && least[place - 1] === value) continue;
    if (count < most) count += 1;
    for (let later = count - 1; later > place; later -= 1) least[later] = least[later - 1] as number;
    least[place] = value;
    greatest = least[count - 1] as number;
  }
  return least.slice(0, count);
};
