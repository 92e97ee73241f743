import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals secrets that must be read again (those of authenticators), so that a copy of the database alone opens none of them. */
export type SecretBox = {
  /** `owner` is bound in: a sealed text put into another's row does not open. */
  readonly seal: (plain: string, owner: string) => string;
  /** Throws a SecretBoxError where no key fits. A text from before there were keys is answered as it is. */
  readonly open: (sealed: string, owner: string) => string;
  /** A keyed hash in hexadecimal: the same text gives the same one, and without the key nothing can be found by trying. */
  readonly digest: (text: string, purpose: string) => string;
  /** True where the text is not sealed with the first key: it should be sealed anew. */
  readonly isOld: (sealed: string) => boolean;
};

/** The key is missing or wrong; `message` says what to do. */
export class SecretBoxError extends Error {
  override readonly name = 'SecretBoxError';
}

const MARK = 'v1';
const KEY_BYTES = 32;
const IV_BYTES = 12;

type Key = { readonly id: string; readonly bytes: Buffer };

const keyOf = (written: string): Key => {
  const text = written.trim();
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new SecretBoxError(
      'WEISU_SECRET_KEY：须为 32 字节，写成 64 位十六进制或 base64 / must be 32 bytes, as 64 hexadecimal digits or base64',
    );
  return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
};

/** A new key, as it is written into the environment or a file. */
export const newSecretKey = (): string => randomBytes(KEY_BYTES).toString('hex');

/**
 * AES-256-GCM with the first of the keys; the others only open, until everything is sealed anew. Keys are separated by commas or
 * line ends. Throws a SecretBoxError for a key that is none.
 */
export const createSecretBox = (written: string): SecretBox => {
  const keys = written
    .split(/[,\s]+/)
    .filter((text) => text !== '')
    .map(keyOf);
  const [first] = keys;
  if (first === undefined) throw new SecretBoxError('WEISU_SECRET_KEY：没有密钥 / there is no key');
  const isOld = (sealed: string): boolean => !sealed.startsWith(`${MARK}.${first.id}.`);
  return {
    isOld,
    digest: (text, purpose) =>
      createHmac('sha256', Buffer.from(hkdfSync('sha256', first.bytes, '', purpose, KEY_BYTES)))
        .update(text)
        .digest('hex'),
    seal: (plain, owner) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', first.bytes, iv).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [
        MARK,
        first.id,
        ...[iv, text, cipher.getAuthTag()].map((part) => part.toString('base64url')),
      ].join('.');
    },
    open: (sealed, owner) => {
      const [mark, id, iv, text, tag] = sealed.split('.');
      if (mark !== MARK || iv === undefined || text === undefined || tag === undefined) return sealed;
      const key = keys.find((each) => each.id === id);
      if (key === undefined)
        throw new SecretBoxError(
          `没有密钥 ${id}：请把旧密钥也写进 WEISU_SECRET_KEY / key ${id} is missing: name the old key in WEISU_SECRET_KEY too`,
        );
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(iv, 'base64url'))
        .setAAD(Buffer.from(owner))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      try {
        return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new SecretBoxError(
          '密文已被改动，或属于另一账号 / the sealed text was altered, or is another account’s',
        );
      }
    },
  };
};
