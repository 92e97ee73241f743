import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createSecretBox, newSecretKey, type SecretBox, SecretBoxError } from '@weisu/server';
import { UsageError } from './exit-code.ts';
import type { Given } from './option.ts';
import { valueOf } from './option.ts';
import { note } from './verb.ts';

const OWNER_ONLY = 0o600;

const fromFile = (file: string): SecretBox => {
  if (!existsSync(file)) {
    writeFileSync(file, `${newSecretKey()}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    note(
      `已生成密钥文件 ${file}（加密身份验证器的密钥，请另行备份） / key file made: ${file} (it seals authenticators' secrets: keep a copy elsewhere)`,
    );
  }
  return createSecretBox(readFileSync(file, 'utf8'));
};

/**
 * What seals authenticators' secrets: the keys of `WEISU_SECRET_KEY`, else those of the file `WEISU_SECRET_KEY_FILE`, else of a file
 * beside the data folder, which is made where it is missing. Throws a UsageError for a key that is none.
 */
export const openSecretBox = (given: Given): SecretBox => {
  try {
    const written = process.env['WEISU_SECRET_KEY'];
    if (written !== undefined && written !== '') return createSecretBox(written);
    return fromFile(process.env['WEISU_SECRET_KEY_FILE'] || `${valueOf(given, 'data') ?? '.weisu'}.key`);
  } catch (error) {
    if (error instanceof SecretBoxError) throw new UsageError(error.message);
    throw error;
  }
};
