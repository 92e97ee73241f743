/** How the bytes of a file become text. `damaged`: there may be bytes that fit no charset, which show as U+FFFD. */
export type Charset = {
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  readonly damaged: boolean;
};

// Chance runs of GB18030 bytes hardly ever form a few valid UTF-8 sequences, never twenty before the first invalid one.
const CERTAIN_SEQUENCES = 20;
// So many sequences and none invalid: the rest need not be looked at.
const ENOUGH_SEQUENCES = 20_000;

const continuationsAfter = (lead: number): number => {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
};

const fromMark = (head: Uint8Array): Charset | null => {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', damaged: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', damaged: false };
  return null;
};

/** Tells the charset from the bytes, in the order byte-order mark, valid UTF-8, GB18030. Reads no further than it must. */
export const detectCharset = async (chunks: AsyncIterable<Uint8Array>): Promise<Charset> => {
  let sequences = 0;
  let awaited = 0;
  let first = true;
  const invalid = (): Charset =>
    sequences >= CERTAIN_SEQUENCES
      ? { encoding: 'utf-8', damaged: true }
      : { encoding: 'gb18030', damaged: true };
  for await (const chunk of chunks) {
    const marked = first ? fromMark(chunk) : null;
    if (marked) return marked;
    first = false;
    for (const byte of chunk) {
      if (awaited > 0) {
        if ((byte & 0xc0) !== 0x80) return invalid();
        awaited -= 1;
        if (awaited === 0) sequences += 1;
      } else if (byte >= 0x80) {
        awaited = continuationsAfter(byte);
        if (awaited < 0) return invalid();
      }
    }
    if (sequences >= ENOUGH_SEQUENCES) break;
  }
  return awaited > 0 && sequences < ENOUGH_SEQUENCES ? invalid() : { encoding: 'utf-8', damaged: false };
};
