// npm test [-- --only pure|slow|io|db|web|e2e] [--no-e2e]: every test, on both engines and in a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { runProgram, wasInterrupted } from './run-program.mjs';
import { testInBrowser } from './test-browser.mjs';
import { countVitest, sumOf } from './test-counts.mjs';
import { findPostgres } from './test-postgres.mjs';

const LONGEST_MS = 30 * 60_000;

const PROJECTS = ['pure', 'slow', 'io', 'db', 'web'];

const { values } = parseArgs({ options: { only: { type: 'string' }, 'no-e2e': { type: 'boolean' } } });
const { only } = values;
if (only !== undefined && ![...PROJECTS, 'e2e'].includes(only)) {
  console.error(`--only takes one of ${[...PROJECTS, 'e2e'].join(', ')}`);
  process.exit(2);
}

ensureInstalled();

/** @type {import('./test-counts.mjs').Counts[]} */
const counts = [];
if (only !== 'e2e') counts.push(await testWithVitest(only === undefined ? PROJECTS : [only]));
if (!wasInterrupted() && (only === 'e2e' || (only === undefined && !values['no-e2e'])))
  counts.push(await testInBrowser());

const { passed, failed, skipped } = sumOf(counts);
if (passed + failed === 0) console.error('没有测试运行。· No test ran.');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/** @param {string[]} projects */
async function testWithVitest(projects) {
  const needsDatabase = projects.includes('db');
  const postgres = needsDatabase ? await findPostgres() : undefined;
  if (postgres) console.log(`PostgreSQL: ${postgres.origin}`);
  else if (needsDatabase) {
    console.log('未找到 PostgreSQL，相关测试计为跳过（安装 postgresql 或设置 DATABASE_URL）。');
    console.log(
      'No PostgreSQL found: its half of the database tests is skipped (install postgresql or set DATABASE_URL).',
    );
  }
  const nats = await answers(4222);
  if (needsDatabase)
    console.log(
      nats
        ? 'NATS: 127.0.0.1:4222'
        : '未找到 NATS，相关测试计为跳过。· No NATS found: its tests, if any, are skipped.',
    );
  const folder = mkdtempSync(join(tmpdir(), 'weisu-test-'));
  const stop = () => {
    postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const report = join(folder, 'report.json');
    const code = await runProgram(
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      {
        longestMs: LONGEST_MS,
        env: {
          WEISU_TEST_THOROUGHNESS: '5',
          ...process.env,
          ...(postgres && { WEISU_TEST_PG_URL: postgres.url }),
          ...(nats && { WEISU_TEST_NATS_URL: 'nats://127.0.0.1:4222' }),
        },
      },
    );
    return countVitest(report, code);
  } finally {
    stop();
  }
}

/**
 * @param {number} port of 127.0.0.1
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}
