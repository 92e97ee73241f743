import { spawn } from 'node:child_process';
import { ROOT } from './ensure-install.mjs';

/** @type {Set<number>} */
const running = new Set();
let interrupted = false;

/** True once somebody has asked to stop: nothing more is to be started. */
export const wasInterrupted = () => interrupted;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    interrupted = true;
    for (const pid of running) signalGroup(pid, signal);
  });
}

/**
 * Runs a program of node_modules or of the repository in a process group of its own, so that one that hangs is ended
 * with everything it started: a test in an endless loop cannot be timed out from inside.
 * @param {string} script absolute
 * @param {readonly string[]} args
 * @param {{ longestMs: number, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} options
 *   without `onOutput` the program writes to this terminal
 * @returns {Promise<number>} exit code; 124 when it took too long, 130 when somebody asked to stop
 */
export function runProgram(script, args, { longestMs, env = process.env, onOutput }) {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const pid = child.pid;
  if (pid !== undefined) running.add(pid);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => onOutput?.(String(chunk)));
  return new Promise((resolve) => {
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      const words = `\n${longestMs / 1000} 秒内未结束，已终止 · not done after ${longestMs / 1000} s: ended\n`;
      if (onOutput) onOutput(words);
      else console.error(words);
      if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    }, longestMs);
    const end = (/** @type {number} */ code) => {
      clearTimeout(limit);
      if (pid !== undefined) running.delete(pid);
      resolve(late ? 124 : interrupted ? 130 : code);
    };
    child.on('error', () => end(1));
    child.on('close', (code) => end(code ?? 1));
  });
}

/**
 * @param {number} pid of the group's first process
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // it has ended in the meantime
  }
}
