import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutwardError } from './outward-error.ts';
import type { OutwardLimits } from './outward-limits.ts';

const megabytes = (bytes: number): string => `${Math.round((bytes / 2 ** 20) * 10) / 10} MB`;

const tooLarge = (bytes: number): OutwardError =>
  new OutwardError(
    'too-large',
    `内容超过 ${megabytes(bytes)}，未读取`,
    `the content is larger than ${megabytes(bytes)} and was not read`,
  );

/** Passes bytes through up to a limit, then fails. */
const counted = (maxBytes: number) =>
  async function* limitBytes(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  };

const DECODERS: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The bytes of a reply, decompressed. One layer of compression is undone; the limits hold before and after.
 * @throws OutwardError `too-large` or `bad-encoding`.
 */
export const readReply = async (
  body: Readable,
  encoding: string | undefined,
  limits: Pick<OutwardLimits, 'maxBytes' | 'maxDecodedBytes'>,
): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  const keep = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) chunks.push(chunk);
  };
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === '' || name === 'identity') {
    await pipeline(body, counted(limits.maxBytes), keep);
    return Buffer.concat(chunks);
  }
  const decoder = DECODERS[name];
  if (decoder === undefined) {
    body.on('error', () => undefined).destroy();
    throw new OutwardError('bad-encoding', `不支持的压缩方式：${name}`, `unknown encoding: ${name}`);
  }
  try {
    await pipeline(body, counted(limits.maxBytes), decoder(), counted(limits.maxDecodedBytes), keep);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      /^(Z_|ERR__?BROTLI|ERR_PADDING)/.test(String(error.code))
    )
      throw new OutwardError('bad-encoding', '压缩内容已损坏', 'the compressed content is broken', error);
    throw error;
  }
  return Buffer.concat(chunks);
};
