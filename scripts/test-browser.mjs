import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptInstall } from './apt-install.mjs';
import { ROOT } from './ensure-install.mjs';
import { sourceFlags } from './run-entry.mjs';
import { runProgram } from './run-program.mjs';
import { countPlaywright } from './test-counts.mjs';
import { freePort } from './test-postgres.mjs';
import { ensureWebBuilt } from './web-build.mjs';

const PLAYWRIGHT = join(ROOT, 'node_modules/@playwright/test/cli.js');
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Seeding the smallest city takes seconds; a slow machine gets minutes. */
const SERVER_READY_MS = 240_000;
const LONGEST_MS = 25 * 60_000;

/**
 * Runs the stories of `e2e/` in a real browser against a server of their own with the smallest city.
 * @returns {Promise<import('./test-counts.mjs').Counts>}
 */
export async function testInBrowser() {
  const specs = existsSync(join(ROOT, 'e2e'))
    ? readdirSync(join(ROOT, 'e2e')).filter((file) => file.endsWith('.spec.ts'))
    : [];
  if (specs.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const browser = findBrowser() ?? installBrowser();
  if (browser === undefined) {
    const tests = await countTests();
    console.log(`未找到 Chromium，跳过浏览器测试 ${tests} 个（安装 chromium 或设置 CHROMIUM_PATH）。`);
    console.log(
      `No Chromium found: ${tests} browser tests are skipped (install chromium or set CHROMIUM_PATH).`,
    );
    return { passed: 0, failed: 0, skipped: tests };
  }
  if (!ensureWebBuilt()) return { passed: 0, failed: 1, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'weisu-e2e-'));
  const server = await startServer(folder);
  try {
    if (!(await server.ready())) {
      console.log(
        `浏览器测试的服务未能启动 · the server for the browser tests did not start:\n${server.log()}`,
      );
      return { passed: 0, failed: 1, skipped: 0 };
    }
    return await runPlaywright(folder, server.url, browser);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The three published cases, each lived on a server of its own that is told the time. */
const STORIES = ['nine-months-early', 'six-days', 'three-months'];

/**
 * Lives the three stories in a real browser and prints each step as it goes.
 * @returns {Promise<boolean>} whether all of them ended as they should
 */
export async function tellStories() {
  const browser = findBrowser() ?? installBrowser();
  if (browser === undefined) {
    console.error('未找到 Chromium（安装 chromium 或设置 CHROMIUM_PATH）。');
    console.error('No Chromium found (install chromium or set CHROMIUM_PATH).');
    return false;
  }
  if (!ensureWebBuilt()) return false;
  const code = await runProgram(
    PLAYWRIGHT,
    ['test', '--reporter=list', ...STORIES.map((name) => `e2e/${name}.spec.ts`)],
    {
      longestMs: LONGEST_MS,
      env: { ...process.env, CHROMIUM_PATH: browser, WEISU_TELL_STORIES: 'yes' },
    },
  );
  return code === 0;
}

/**
 * Runs one spec against a server of its own with the smallest city.
 * @param {string} spec
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>} whether it passed
 */
async function runAlone(spec, env = {}) {
  const browser = findBrowser() ?? installBrowser();
  if (browser === undefined) {
    console.error('未找到 Chromium（安装 chromium 或设置 CHROMIUM_PATH）。');
    console.error('No Chromium found (install chromium or set CHROMIUM_PATH).');
    return false;
  }
  if (!ensureWebBuilt()) return false;
  const folder = mkdtempSync(join(tmpdir(), 'weisu-pages-'));
  const server = await startServer(folder);
  try {
    if (!(await server.ready())) {
      console.error(server.log());
      return false;
    }
    const code = await runProgram(PLAYWRIGHT, ['test', '--reporter=list', spec], {
      longestMs: LONGEST_MS,
      env: { ...process.env, WEISU_E2E_URL: server.url, CHROMIUM_PATH: browser, ...env },
    });
    return code === 0;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Takes a picture of every page of the smallest city.
 * @param {string} out folder for the pictures
 * @param {string} [only] names of pages, comma between
 * @returns {Promise<boolean>} whether all were taken
 */
export const takePictures = (out, only = '') =>
  runAlone('e2e/pictures.spec.ts', { WEISU_PICTURES: out, WEISU_PICTURES_ONLY: only });

/**
 * Walks every page in both languages with axe.
 * @returns {Promise<boolean>} whether no page has a fault
 */
export const walkPages = () => runAlone('e2e/accessible.spec.ts');

/**
 * @param {string} folder for the report
 * @param {string} url
 * @param {string} browser
 */
async function runPlaywright(folder, url, browser) {
  const report = join(folder, 'report.json');
  const code = await runProgram(PLAYWRIGHT, ['test', '--reporter=list,json'], {
    longestMs: LONGEST_MS,
    env: {
      ...process.env,
      WEISU_E2E_URL: url,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  return countPlaywright(report, code);
}

/**
 * A server with the smallest city, on a port of its own.
 * @param {string} folder for its data
 * @param {Record<string, string>} [more] environment beside the usual
 */
export async function startServer(folder, more = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const main = join(ROOT, 'packages/cli/src/main.ts');
  const args = [
    'serve',
    '--demo',
    '--scenario',
    'tiny',
    '--data',
    join(folder, 'data'),
    '--port',
    String(port),
  ];
  // The embedded engine, whatever database the rest of the run was given: the stories change what they see.
  const { DATABASE_URL: _, WEISU_DATABASE_URL: __, ...rest } = process.env;
  // Stand-ins of the world outside answer on this machine.
  const env = { ...rest, WEISU_OUTWARD_ALLOW: '127.0.0.1', WEISU_COLLECT_HOST_PAUSE_MS: '50', ...more };
  const child = spawn(process.execPath, [...sourceFlags(), main, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  child.stdout?.on('data', (chunk) => (log += chunk));
  child.stderr?.on('data', (chunk) => (log += chunk));
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.on('exit', () => resolve()));
  let over = false;
  void ended.then(() => (over = true));
  return {
    url,
    log: () => log.slice(-4000),
    async ready() {
      const until = performance.now() + SERVER_READY_MS;
      while (!over && performance.now() < until) {
        const answer = await fetch(`${url}/api/health`).catch(() => undefined);
        if (answer?.ok) return true;
        await sleep(200);
      }
      return false;
    },
    async stop() {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
      child.kill('SIGKILL');
    },
  };
}

/** @returns {string | undefined} path of the browser's program */
function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

function installBrowser() {
  aptInstall(['chromium', 'fonts-noto-cjk']);
  return findBrowser();
}

/** Asked of Playwright itself, which needs no browser for it: tests may be made in loops. */
async function countTests() {
  let output = '';
  await runProgram(PLAYWRIGHT, ['test', '--list'], {
    longestMs: 60_000,
    onOutput: (text) => (output += text),
  });
  return Number(/Total: (\d+) test/.exec(output)?.[1] ?? 0);
}
