import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { BackupError, backupKeyOf, newBackupKey } from '@weisu/server';
import { UsageError } from './exit-code.ts';
import type { Given } from './option.ts';
import { valueOf } from './option.ts';
import { note } from './verb.ts';

const OWNER_ONLY = 0o600;

const read = (written: string): Buffer => {
  try {
    return backupKeyOf(written);
  } catch (error) {
    if (error instanceof BackupError) throw new UsageError(error.message);
    throw error;
  }
};

/**
 * What backups are sealed with: `WEISU_BACKUP_KEY`, else the key file. `make`: a key file that is missing is made, and its owner
 * told to keep a copy elsewhere. @throws UsageError for a key that is none
 */
export const openBackupKey = (given: Given, make: boolean): Buffer => {
  const written = process.env['WEISU_BACKUP_KEY'];
  if (written !== undefined && written !== '') return read(written);
  const file = valueOf(given, 'keyFile') ?? `${valueOf(given, 'data') ?? '.weisu'}.backup-key`;
  if (!existsSync(file)) {
    if (!make)
      throw new UsageError(
        `没有密钥：请用 WEISU_BACKUP_KEY 或 --key-file 给出 / no key: give it with WEISU_BACKUP_KEY or --key-file (${file})`,
      );
    writeFileSync(file, `${newBackupKey()}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    note(
      `已生成备份密钥 ${file}：请另存一份，没有它备份无法恢复 / backup key made: ${file}: keep a copy elsewhere, nothing can be restored without it`,
    );
  }
  return read(readFileSync(file, 'utf8'));
};
