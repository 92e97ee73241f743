import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BackupError, backupKeyOf, newBackupKey, openFrames, sealFrames } from './frames.ts';

const through = async (
  bytes: Buffer,
  transform: ReturnType<typeof sealFrames>,
  chunk = 70_000,
): Promise<Buffer> => {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, at) =>
    bytes.subarray(at * chunk, (at + 1) * chunk),
  );
  const end = new PassThrough();
  const [whole] = await Promise.all([buffer(end), pipeline(Readable.from(chunks), transform, end)]);
  return whole;
};
const key = backupKeyOf(newBackupKey());

describe('frames', () => {
  it('open to what was sealed, whatever its length and however it comes in', async () => {
    for (const length of [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000]) {
      const plain = randomBytes(length);
      const sealed = await through(plain, sealFrames(key));
      // A few bytes occur anywhere by chance.
      expect(length >= 16 && sealed.includes(plain.subarray(0, 64))).toBe(false);
      expect((await through(sealed, openFrames(key), 9_999)).equals(plain)).toBe(true);
    }
  });

  it('refuse another key, and a file that is cut or changed anywhere', async () => {
    const plain = randomBytes(2_500_000);
    const sealed = await through(plain, sealFrames(key));
    await expect(through(sealed, openFrames(backupKeyOf(newBackupKey())))).rejects.toThrow(BackupError);
    await expect(through(Buffer.from('no backup at all'), openFrames(key))).rejects.toThrow(BackupError);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: sealed.length - 1 }), fc.boolean(), async (at, cut) => {
        const changed = cut ? sealed.subarray(0, at) : Buffer.from(sealed);
        if (!cut) changed[at] = (changed[at] ?? 0) ^ 1;
        await expect(through(changed, openFrames(key), 500_000)).rejects.toThrow(BackupError);
      }),
      { numRuns: 25 },
    );
  });

  it('tell frames in another order', async () => {
    const sealed = await through(randomBytes(3_500_000), sealFrames(key));
    const start = 18;
    const frame = 4 + sealed.readUInt32BE(start);
    const swapped = Buffer.concat([
      sealed.subarray(0, start),
      sealed.subarray(start + frame, start + 2 * frame),
      sealed.subarray(start, start + frame),
      sealed.subarray(start + 2 * frame),
    ]);
    await expect(through(swapped, openFrames(key))).rejects.toThrow(BackupError);
  });
});
