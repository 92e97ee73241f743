import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';

/** The file cannot be read as a backup; `message` says why. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

const MAGIC = Buffer.from('WEISUBAK1\n', 'latin1');
const PREFIX_BYTES = 8;
const TAG_BYTES = 16;
const FRAME_BYTES = 1 << 20;
const LENGTH_BYTES = 4;
const KEY_BYTES = 32;

/** 32 bytes, written as 64 hexadecimal digits. @throws BackupError */
export const backupKeyOf = (written: string): Buffer => {
  const text = written.trim();
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new BackupError('备份密钥须为 64 位十六进制 / the key of backups must be 64 hexadecimal digits');
  return Buffer.from(text, 'hex');
};

export const newBackupKey = (): string => randomBytes(KEY_BYTES).toString('hex');

const nonceOf = (prefix: Buffer, frame: number): Buffer => {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(frame);
  return Buffer.concat([prefix, counter]);
};

/** What a frame is bound to: whether it is the last. Frames taken away, doubled or put elsewhere do not open. */
const boundTo = (isLast: boolean): Buffer => Buffer.from([isLast ? 1 : 0]);

/** Seals bytes with AES-256-GCM in frames of a megabyte, so that a cut or a change anywhere is seen. */
export const sealFrames = (key: Buffer): Transform => {
  const prefix = randomBytes(PREFIX_BYTES);
  let rest = Buffer.alloc(0);
  let frame = 0;
  const seal = (bytes: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, frame)).setAAD(boundTo(isLast));
    frame += 1;
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(sealed.length);
    return Buffer.concat([length, sealed]);
  };
  let begun = false;
  const begin = (stream: Transform): void => {
    if (!begun) stream.push(Buffer.concat([MAGIC, prefix]));
    begun = true;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      begin(this);
      rest = Buffer.concat([rest, chunk]);
      // The last frame must be known as such, so one is always held back.
      while (rest.length > FRAME_BYTES) {
        this.push(seal(rest.subarray(0, FRAME_BYTES), false));
        rest = rest.subarray(FRAME_BYTES);
      }
      done();
    },
    flush(done) {
      begin(this);
      this.push(seal(rest, true));
      done();
    },
  });
};

/** Opens what `sealFrames` sealed. Fails with a BackupError for another file, another key, or anything cut or changed. */
export const openFrames = (key: Buffer): Transform => {
  let rest = Buffer.alloc(0);
  let prefix: Buffer | null = null;
  let frame = 0;
  const open = (sealed: Buffer, isLast: boolean): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix ?? Buffer.alloc(0), frame))
      .setAAD(boundTo(isLast))
      .setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    frame += 1;
    try {
      return Buffer.concat([
        decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)),
        decipher.final(),
      ]);
    } catch {
      throw new BackupError(
        '密钥不对，或备份文件不完整、被改动 / another key, or the file was cut or changed',
      );
    }
  };
  /** A whole frame that is followed by something, or at the end by nothing; null where more bytes are needed. */
  const next = (atEnd: boolean): Buffer | null => {
    if (prefix === null) {
      const start = MAGIC.length + PREFIX_BYTES;
      if (rest.length < start && !atEnd) return null;
      if (rest.length < start || !rest.subarray(0, MAGIC.length).equals(MAGIC))
        throw new BackupError('不是未诉的备份文件 / is no backup of Weisu');
      prefix = Buffer.from(rest.subarray(MAGIC.length, start));
      rest = rest.subarray(start);
    }
    if (rest.length < LENGTH_BYTES) return null;
    const length = rest.readUInt32BE(0);
    const end = LENGTH_BYTES + length;
    if (length < TAG_BYTES || length > FRAME_BYTES + TAG_BYTES)
      throw new BackupError('备份文件已损坏 / the file is damaged');
    if (rest.length < end || (rest.length === end && !atEnd)) return null;
    const opened = open(rest.subarray(LENGTH_BYTES, end), atEnd && rest.length === end);
    rest = rest.subarray(end);
    return opened;
  };
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        rest = Buffer.concat([rest, chunk]);
        for (let opened = next(false); opened !== null; opened = next(false)) this.push(opened);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      try {
        const last = next(true);
        if (last === null || rest.length > 0) throw new BackupError('备份文件不完整 / the file is cut short');
        this.push(last);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
};
