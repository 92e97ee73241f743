import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ensure-install.mjs';
import { listFiles } from './list-files.mjs';

const STAMP = join(ROOT, 'node_modules/.cache/weisu/web-inputs');
const PAGE = join(ROOT, 'packages/web/dist/index.html');

/** What the built pages depend on: the packages they import from, and the exact versions of the libraries. */
const INPUT = /^(packages\/(web|contract|core|text)\/(?!train\/)|package-lock\.json$|tsconfig\.base\.json$)/;

/**
 * Builds the pages when they are missing or were made from other sources.
 * @returns {boolean} false when that failed; the terminal says why
 */
export function ensureWebBuilt() {
  const wanted = hashOfInputs();
  if (existsSync(PAGE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  const startedAt = performance.now();
  console.log('正在构建网页… · Building the pages …');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const result = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(ROOT, 'packages/web'),
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) {
    console.error('网页构建失败，原因见上。· Building the pages failed; the reason is above.');
    return false;
  }
  mkdirSync(join(STAMP, '..'), { recursive: true });
  writeFileSync(STAMP, wanted);
  console.log(`网页已构建 · Pages built (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return true;
}

function hashOfInputs() {
  const hash = createHash('sha256');
  for (const file of listFiles(ROOT)) {
    if (!INPUT.test(file) || /\.test\.tsx?$/.test(file)) continue;
    hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}
