import iconv from 'iconv-lite';
import { detectCharset } from './charset.ts';
import { readBytes } from './read-bytes.ts';

export type ReadLimits = {
  /** Bytes of one file after decompression. */
  readonly maxBytes: number;
  /** UTF-16 code units of one line. */
  readonly maxLineLength: number;
};

export const READ_LIMITS: ReadLimits = { maxBytes: 8 * 2 ** 30, maxLineLength: 4 * 2 ** 20 };

export type DecodedFile = {
  readonly chunks: AsyncGenerator<string>;
  /** True where U+FFFD stands for bytes that could not be read. */ readonly mayBeDamaged: boolean;
};

async function* decode(path: string, encoding: string, maxBytes: number): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const chunk of readBytes(path, maxBytes)) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text) yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

/** The text of a file in pieces, in the charset that its bytes show. */
export const readText = async (path: string, limits: ReadLimits): Promise<DecodedFile> => {
  const { encoding, damaged } = await detectCharset(readBytes(path, limits.maxBytes));
  return { chunks: decode(path, encoding, limits.maxBytes), mayBeDamaged: damaged };
};

export type Line = {
  readonly row: number;
  readonly text: string;
  /** Cut off: the line was longer than allowed. */ readonly tooLong: boolean;
};

/** Splits pieces of text into lines (LF or CRLF), numbered from 1. A line that is too long is cut, never held whole. */
export async function* splitLines(
  chunks: AsyncIterable<string>,
  maxLineLength: number,
): AsyncGenerator<Line> {
  let rest = '';
  let tooLong = false;
  let row = 0;
  const line = (text: string): Line => {
    row += 1;
    const cut = tooLong || text.length > maxLineLength;
    tooLong = false;
    return { row, text: text.endsWith('\r') ? text.slice(0, -1) : text, tooLong: cut };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf('\n'); at >= 0; at = chunk.indexOf('\n', from)) {
      yield line(rest + chunk.slice(from, at));
      rest = '';
      from = at + 1;
    }
    if (rest.length <= maxLineLength) rest += chunk.slice(from);
    else tooLong = true;
  }
  if (rest !== '' || tooLong) yield line(rest);
}
