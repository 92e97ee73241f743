/** Hash of a feature of a group before anything of its name was read. */
export const hashFrom = (group: number): number => Math.imul(group ^ 0x2c1b3c6d, 0x9e3779b1);

/** The hash with a piece of text read; digits count as one digit, so that figures do not matter. */
export const hashOver = (hash: number, text: string, start: number, end: number): number => {
  let read = hash;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    read = Math.imul(read ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), 0x85ebca6b);
    read ^= read >>> 13;
  }
  return read;
};

/** The same for a whole name. */
export const hashAfter = (hash: number, name: string): number => hashOver(hash, name, 0, name.length);

/** The hash when all was read: 32 unsigned bits. */
export const hashEnd = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

/** Hash of a feature from its group and a piece of text. */
export const hashOf = (group: number, text: string, start: number, end: number): number =>
  hashEnd(hashOver(hashFrom(group), text, start, end));

/** Hash of a feature from its group and its name. */
export const hashOfName = (group: number, name: string): number => hashOf(group, name, 0, name.length);
