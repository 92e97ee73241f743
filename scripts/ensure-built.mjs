import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { copyDataFiles } from './copy-data-files.mjs';
import { ROOT } from './ensure-install.mjs';

/**
 * Compiles what has changed since it was compiled last, as it runs in production.
 * @returns {boolean} false when that failed; the terminal says why
 */
export function ensureBuilt() {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) return false;
  copyDataFiles();
  return true;
}
