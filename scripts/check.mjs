// npm run check: everything about the sources that a program can judge, in less than a minute on two cores.
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-install.mjs';
import { findBadDocuments } from './check-documents.mjs';
import { findBadNames } from './check-names.mjs';
import { findBadSources } from './check-sources.mjs';
import { listFiles } from './list-files.mjs';
import { runProgram, wasInterrupted } from './run-program.mjs';

ensureInstalled();

/**
 * @typedef {{ ok: boolean, output: string }} Finding
 * @typedef {{ name: string, zh: string, run: () => Promise<Finding>, instead: string }} Check
 */

/** Minutes on a machine that others use as well; a check that hangs still ends. */
const LONGEST_MS = 900_000;
const BIN = join(ROOT, 'node_modules');

/**
 * @param {string} script below node_modules
 * @param {readonly string[]} args
 * @returns {() => Promise<Finding>}
 */
const program = (script, args) => async () => {
  let output = '';
  const code = await runProgram(join(BIN, script), args, {
    longestMs: LONGEST_MS,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    onOutput: (text) => (output += text),
  });
  return { ok: code === 0, output };
};

/**
 * @param {(files: string[], read: (file: string) => string) => string[]} find
 * @returns {() => Promise<Finding>}
 */
const own = (find) => async () => {
  const problems = find(listFiles(ROOT), (file) => readFileSync(join(ROOT, file), 'utf8'));
  return { ok: problems.length === 0, output: problems.map((problem) => `  ${problem}\n`).join('') };
};

const CODE_FOLDERS = ['packages', 'scripts', 'e2e', 'bench', 'fuzz', 'measure'].filter((folder) =>
  existsSync(join(ROOT, folder)),
);

/** @type {Check[]} */
const CHECKS = [
  {
    name: 'types',
    zh: '类型',
    run: program('typescript/bin/tsc', ['-b', '--checkers', '1']),
    instead: 'Mend the type; write unknown and a check where the shape is not known. No any, no @ts-ignore.',
  },
  {
    name: 'types of tests',
    zh: '测试的类型',
    run: program('typescript/bin/tsc', ['-p', 'tsconfig.test.json', '--checkers', '1']),
    instead: 'Tests and scripts are typed as strictly as the product. Mend the type.',
  },
  {
    name: 'tests (pure)',
    zh: '纯逻辑测试',
    run: program('vitest/vitest.mjs', ['run', '--project', 'pure', '--reporter=dot']),
    instead:
      'Run `npx vitest run --project pure <path>` and mend the code, or the test when the rule has changed.',
  },
  {
    name: 'lint',
    zh: '静态检查',
    run: program('oxlint/bin/oxlint', ['--deny-warnings']),
    instead:
      'Each message says what is wrong; `npx oxlint --fix` mends some. Switching a rule off needs a reason in .oxlintrc.json.',
  },
  {
    name: 'import direction',
    zh: '依赖方向',
    run: program('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      ...CODE_FOLDERS,
    ]),
    instead:
      'text ◄ core ◄ contract ◄ { web, server ◄ cli }: each rule above says what to do. The map is in ARCHITECTURE.md.',
  },
  {
    name: 'dead code',
    zh: '无用代码',
    run: program('knip/bin/knip.js', ['--no-progress', '--cache']),
    instead: 'Remove what nobody uses, or drop the word export. A new entry point is named in knip.json.',
  },
  {
    name: 'format',
    zh: '格式',
    run: program('oxfmt/bin/oxfmt', ['--check', '.']),
    instead: 'Run `npm run format`.',
  },
  {
    name: 'names',
    zh: '命名',
    run: own(findBadNames),
    instead: 'Names come from docs/glossary.md: one word per idea.',
  },
  {
    name: 'sources',
    zh: '源码',
    run: own(findBadSources),
    instead: 'Each line above says what to do.',
  },
  {
    name: 'documents',
    zh: '文档',
    run: own(findBadDocuments),
    instead: 'Documents are part of the product: mend them with the change that made them wrong.',
  },
];

const startedAt = performance.now();
const seconds = (/** @type {number} */ from) => ((performance.now() - from) / 1000).toFixed(1).padStart(5);

/** @type {Check[]} */
const failed = [];
const waiting = [...CHECKS];

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const from = performance.now();
    const { ok, output } = await check.run();
    if (wasInterrupted()) process.exit(130);
    console.log(`${ok ? '✓' : '✗'} ${seconds(from)} s  ${check.name} · ${check.zh}`);
    if (ok) continue;
    failed.push(check);
    console.log(`${output.trimEnd()}\n→ ${check.instead}\n`);
  }
}

// Two at a time even on one core: most checks wait for the disk at first.
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, work));

const total = `${seconds(startedAt).trim()} s`;
if (failed.length === 0) console.log(`全部通过 · all ${CHECKS.length} checks passed (${total})`);
else
  console.log(
    `${failed.length} 项未通过 · failed: ${failed.map((check) => check.name).join(', ')} (${total})`,
  );
process.exit(failed.length === 0 ? 0 : 1);
