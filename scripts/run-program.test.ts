import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { runProgram } from './run-program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'weisu-program-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(source: string): string {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, source);
  return file;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

test('output and exit code come back', async () => {
  let output = '';
  const file = program(
    'console.log(process.argv[2]); console.error("on the other stream"); process.exit(4);',
  );
  const code = await runProgram(file, ['word'], { longestMs: 20_000, onOutput: (text) => (output += text) });
  expect(code).toBe(4);
  expect(output).toContain('word\n');
  expect(output).toContain('on the other stream\n');
});

test('a program in an endless loop is ended in time, with what it started', async () => {
  let output = '';
  const file = program(`
    import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, ['-e', 'while (true);'], { stdio: 'ignore' });
    console.log('child ' + child.pid);
    setTimeout(() => { while (true); }, 50);
  `);
  const code = await runProgram(file, [], { longestMs: 1500, onOutput: (text) => (output += text) });
  expect(code).toBe(124);
  const pid = Number(/child (\d+)/.exec(output)?.[1]);
  expect(pid).toBeGreaterThan(0);
  for (let i = 0; i < 40 && isAlive(pid); i++) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});
