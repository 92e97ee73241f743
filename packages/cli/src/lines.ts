import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Writes lines to a file, or to standard output for `-`; waits where the reader is slower. */
export type LineWriter = {
  readonly write: (line: string) => Promise<void>;
  readonly end: () => Promise<void>;
};

export const openLines = (file: string): LineWriter => {
  const stream = file === '-' ? process.stdout : createWriteStream(file);
  return {
    write: async (line) => {
      if (!stream.write(`${line}\n`)) await once(stream, 'drain');
    },
    end: async () => {
      if (stream === process.stdout) return;
      stream.end();
      await finished(stream);
    },
  };
};
