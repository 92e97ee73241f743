import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './ensure-install.mjs';
import { NODE_FLAGS } from './node-flags.mjs';

/** Signals that a person or a supervisor sends to end a program. */
const ENDING_SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * One Ctrl-C arrives several times: from the terminal, from npm, from a supervisor that signals the whole
 * group. A second one is only meant when it comes later than this.
 */
const SAME_SIGNAL_MS = 800;

/**
 * Arguments that make Node run TypeScript sources and resolve workspace packages to their sources, or to what was built of them.
 * @param {boolean} [isBuilt]
 * @returns {string[]}
 */
export function sourceFlags(isBuilt = false) {
  return [
    ...(isBuilt ? [] : ['--conditions=weisu:source']),
    `--import=${import.meta.resolve('tsx')}`,
    `--import=${new URL('./keep-to-parent.mjs', import.meta.url).href}`,
  ];
}

/**
 * Runs a TypeScript entry with this terminal. Each ending signal reaches it once; it ends by itself when this
 * process is killed.
 * @param {string} file absolute, or relative to `cwd`
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, isBuilt?: boolean }} [options]
 * @returns {Promise<number>} exit code; 128 + number when a signal ended it
 */
export function runEntry(file, args, { cwd = process.cwd(), env = process.env, isBuilt = false } = {}) {
  const child = spawn(process.execPath, [...NODE_FLAGS, ...sourceFlags(isBuilt), file, ...args], {
    cwd,
    env: { ...env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json') },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // its own process group, so that a signal to ours does not reach it twice
    detached: process.platform !== 'win32',
  });
  let lastSignalAt = -Infinity;
  for (const signal of ENDING_SIGNALS) {
    process.on(signal, () => {
      if (performance.now() - lastSignalAt < SAME_SIGNAL_MS) return;
      lastSignalAt = performance.now();
      child.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
