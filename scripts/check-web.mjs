// npm run check:web: the pages' budgets: script of the first view, every text in both languages and used, axe on every page.
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { measureFirstView } from './first-view.mjs';
import { runProgram } from './run-program.mjs';
import { walkPages } from './test-browser.mjs';
import { ensureWebBuilt } from './web-build.mjs';

/** Gzipped script that the first view may take. */
const BUDGET_BYTES = 200_000;
const LONGEST_MS = 10 * 60_000;

ensureInstalled();
if (!ensureWebBuilt()) process.exit(1);

const { files, bytes } = measureFirstView(join(ROOT, 'packages/web/dist'));
const kilo = (/** @type {number} */ count) => `${(count / 1000).toFixed(1)} kB`;
for (const { file, bytes: own } of files.toSorted((a, b) => b.bytes - a.bytes).slice(0, 8))
  console.log(`  ${kilo(own).padStart(9)}  ${file}`);
const fits = bytes <= BUDGET_BYTES;
console.log(
  `首屏脚本 ${kilo(bytes)}（上限 ${kilo(BUDGET_BYTES)}）${fits ? '' : ' 超出'} · script of the first view ${kilo(bytes)} of ${kilo(BUDGET_BYTES)}${fits ? '' : ': too much'}`,
);

const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const strings = await runProgram(vitest, ['run', '--project', 'pure', 'packages/web/src/strings'], {
  longestMs: LONGEST_MS,
  env: process.env,
});
const isAccessible = await walkPages();
if (!fits || strings !== 0 || !isAccessible) process.exitCode = 1;
