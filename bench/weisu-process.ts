import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../scripts/node-flags.mjs';

/** What runs in production: `npm run bench` and `npm run chaos` compile it before. */
const MAIN = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));

/** A process of Weisu beside this one. It has a process group of its own, so that all of it can be ended at once. */
export type WeisuProcess = {
  readonly child: ChildProcess;
  /** Resolves when it has printed its first line, which it does once it is up; rejects where it ends before. */
  readonly up: Promise<void>;
  readonly ended: Promise<number | null>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** What it said last, for who looks into a failure. */
  readonly said: () => string;
};

const LAST_WORDS = 4_000;

export const startWeisu = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
): WeisuProcess => {
  const [command = process.execPath, ...rest] = [...before, process.execPath, ...NODE_FLAGS, MAIN, ...args];
  const child = spawn(command, rest, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let words = '';
  const hear = (chunk: Buffer): void => {
    words = (words + chunk.toString()).slice(-LAST_WORDS);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const up = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    void ended.then((code) => reject(new Error(`weisu ${args.join(' ')} ended with ${code}:\n${words}`)));
  });
  // Who starts one and kills it at once never asks whether it came up.
  up.catch(() => undefined);
  return {
    child,
    up,
    ended,
    signal: (name) => {
      if (child.pid !== undefined && child.exitCode === null)
        try {
          process.kill(-child.pid, name);
        } catch {
          // It has ended meanwhile.
        }
    },
    said: () => words,
  };
};
