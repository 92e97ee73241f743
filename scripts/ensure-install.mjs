// Plain Node without dependencies: this file must run before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const LOWEST_NODE = [20, 19];
const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules/.weisu-lock');

/**
 * Refuses a Node that is too old, and installs the dependencies when `node_modules` is missing or was made
 * from another `package-lock.json`. Ends the process with a message in both languages when it cannot.
 * @returns {void}
 */
export function ensureInstalled() {
  refuseOldNode();
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  if (!installedByHand()) install();
  writeFileSync(STAMP, wanted);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [lowestMajor = 0, lowestMinor = 0] = LOWEST_NODE;
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  const lowest = LOWEST_NODE.join('.');
  console.error(
    `需要 Node.js ${lowest} 或更高版本，当前是 ${process.versions.node}。请到 https://nodejs.org 安装。`,
  );
  console.error(
    `Weisu needs Node.js ${lowest} or newer; this is ${process.versions.node}. Install one from https://nodejs.org.`,
  );
  process.exit(1);
}

/**
 * True when somebody already ran `npm install` for this lock. Without this, `npm ci` would delete a good
 * `node_modules` under programs that may be running from it.
 */
function installedByHand() {
  const hidden = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const want = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  for (const [path, entry] of Object.entries(want)) {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) continue;
    if (have[path] === undefined || have[path].version !== entry.version) return false;
  }
  return true;
}

function install() {
  const startedAt = Date.now();
  console.log(
    '正在安装依赖（首次约需一至三分钟）… · Installing dependencies (one to three minutes the first time) …',
  );
  // Without --include=dev, NODE_ENV=production would leave out the program that runs TypeScript.
  let result = npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (result !== 0) {
    console.log(
      'package-lock.json 与当前平台不一致，改用 npm install。· The lock does not fit here; trying npm install.',
    );
    result = npm([
      'install',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--package-lock=false',
    ]);
  }
  if (result !== 0) {
    console.error('依赖安装失败，原因见上。请检查网络后重试。');
    console.error('Installing failed; npm says why above. Check the network and run the command again.');
    process.exit(1);
  }
  console.log(`依赖已安装 · Installed (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

/** @param {string[]} args */
function npm(args) {
  const options = { cwd: ROOT, stdio: /** @type {const} */ ('inherit') };
  const cli = process.env.npm_execpath;
  const result = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  return result.status ?? 1;
}
