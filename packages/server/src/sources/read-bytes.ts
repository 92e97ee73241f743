import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceError } from './row-problem.ts';

const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
};

/**
 * The bytes of a file, decompressed where it is gzip, whatever its name says.
 * @throws SourceError past `maxBytes` (counted after decompression), or where the gzip data is broken.
 */
export async function* readBytes(path: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  const zipped = await isGzip(path);
  const input = createReadStream(path, { highWaterMark: 1 << 18 });
  const output = new PassThrough({ highWaterMark: 1 << 18 });
  const done = zipped
    ? pipeline(input, createGunzip({ chunkSize: 1 << 18 }), output)
    : pipeline(input, output);
  // The failure reaches the reader through `output`; without this it would be reported a second time, unhandled.
  done.catch(() => undefined);
  let size = 0;
  try {
    for await (const chunk of output as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes)
        throw new SourceError(
          `${path}: 解压后超过 ${maxBytes} 字节 / larger than ${maxBytes} bytes once decompressed`,
        );
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError(
      `${path}: 无法读取 / cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    input.destroy();
    output.destroy();
  }
}
