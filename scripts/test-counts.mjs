import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const sumOf = (all) =>
  all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * Counts of vitest's JSON report. A file that could not be loaded, an error outside any test and a missing report
 * each count as one failure, so that a broken run never looks like a short good one.
 * @param {string} file the report
 * @param {number} exitCode of vitest
 * @returns {Counts}
 */
export function countVitest(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    (result) =>
      result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts of Playwright's JSON report; a test that passed only when repeated is a failure.
 * @param {string} file the report
 * @param {number} exitCode of Playwright
 * @returns {Counts}
 */
export function countPlaywright(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} */
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = report.stats.unexpected + report.stats.flaky + (report.errors?.length ?? 0);
  return {
    passed: report.stats.expected,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.stats.skipped,
  };
}
