import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

/** The stories run against a server that is already up, with the smallest city in it: `npm test` starts one. */
export default defineConfig({
  testDir: 'e2e',
  // Pictures are for people: taken when asked for, and no test.
  ...(process.env['WEISU_PICTURES'] === undefined ? { testIgnore: 'pictures.spec.ts' } : {}),
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env['WEISU_E2E_URL'] ?? 'http://127.0.0.1:8787',
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: asRoot ? ['--no-sandbox'] : [],
    },
  },
});
