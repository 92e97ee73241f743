import { fromBufferPromise } from 'yauzl';

/**
 * Bytes that the entries of a zip file unpack to, counted by unpacking them; more than `most` where they come to more, of which no
 * more is read. A few kilobytes can unpack to gigabytes: who opens a stranger's zip asks this first.
 * @throws where it is no zip, or one that is broken or says sizes that are not so
 */
export const unpackedSize = async (zip: Uint8Array, most: number): Promise<number> => {
  const file = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), {
    lazyEntries: true,
    validateEntrySizes: true,
  });
  try {
    let total = 0;
    for await (const entry of file.eachEntry()) {
      // The size that an entry says is held to while it is unpacked: a false one ends in an error.
      if (total + entry.uncompressedSize > most) return total + entry.uncompressedSize;
      for await (const chunk of await file.openReadStreamPromise(entry)) total += (chunk as Buffer).length;
    }
    return total;
  } finally {
    file.close();
  }
};
