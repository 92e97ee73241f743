import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ROOT } from './ensure-install.mjs';

const folder = mkdtempSync(join(tmpdir(), 'weisu-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const WAITS = `
const idle = setInterval(() => {}, 1000);
let count = 0;
process.on('SIGINT', () => {
  count++;
  setTimeout(() => { console.log('SIGINT ' + count); clearInterval(idle); process.exit(7); }, 600);
});
process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(0); });
console.log('ready');
`;

function start(source: string, ...args: string[]): { child: ChildProcess; output: () => string } {
  const file = join(folder, 'entry.ts');
  writeFileSync(file, source);
  const child = spawn(process.execPath, [join(ROOT, 'scripts/weisu-run.mjs'), file, ...args], {
    cwd: folder,
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on('close', resolve));

async function says(output: () => string, word: string): Promise<void> {
  for (let i = 0; i < 300 && !output().includes(word); i++) await sleep(50);
  expect(output()).toContain(word);
}

test('TypeScript runs from any folder, with its arguments and its exit code', async () => {
  const { child, output } = start(
    'const list: string[] = process.argv.slice(2);\nconsole.log(list.join("+"));\nprocess.exit(3);\n',
    'a',
    'b',
  );
  expect(await ended(child)).toBe(3);
  expect(output()).toBe('a+b\n');
});

test('a signal that arrives several times at once is handed on once', async () => {
  const { child, output } = start(WAITS);
  await says(output, 'ready');
  for (let i = 0; i < 3; i++) {
    child.kill('SIGINT');
    await sleep(50);
  }
  expect(await ended(child)).toBe(7);
  expect(output()).toContain('SIGINT 1');
});

test.skipIf(process.platform === 'win32')(
  'the program ends in order when its starter is killed',
  async () => {
    const { child, output } = start(WAITS);
    await says(output, 'ready');
    child.kill('SIGKILL');
    await says(output, 'SIGTERM');
  },
);
