import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, sumOf } from './test-counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'weisu-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = (extra: object) =>
  report({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [],
    ...extra,
  });

describe('a run that broke never counts as good', () => {
  test('vitest: passed, failed and skipped are taken over', () => {
    expect(countVitest(vitest({}), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
    expect(countVitest(vitest({ numFailedTests: 2 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test('vitest: a file that could not be loaded is a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest(vitest({ testResults }), 1).failed).toBe(1);
  });

  test('vitest: a failed test is not counted a second time through its file', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }] }];
    expect(countVitest(vitest({ numFailedTests: 1, testResults }), 1).failed).toBe(1);
  });

  test('vitest: an error outside any test is a failure', () =>
    expect(countVitest(vitest({}), 1).failed).toBe(1));

  test('no report at all is a failure', () => {
    expect(countVitest(join(folder, 'none.json'), 0).failed).toBe(1);
    expect(countPlaywright(join(folder, 'none.json'), 0).failed).toBe(1);
  });

  test('playwright: a test that passed only when repeated is a failure', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 2 };
    expect(countPlaywright(report({ stats }), 0)).toEqual({ passed: 3, failed: 1, skipped: 2 });
  });

  test('counts add up', () => {
    expect(
      sumOf([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});
