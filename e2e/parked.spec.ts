import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { runEntry } from '../scripts/run-entry.mjs';
import { startServer } from '../scripts/test-browser.mjs';
import { signInAs } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const ORPHAN = fileURLToPath(new URL('story/hand-on-orphan.ts', import.meta.url));

let folder: string;
let desk: Awaited<ReturnType<typeof startServer>>;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), 'weisu-parked-'));
  const seeding = await startServer(folder);
  expect(await seeding.ready(), seeding.log()).toBe(true);
  await seeding.stop();
  expect(await runEntry(ORPHAN, [join(folder, 'data')])).toBe(0);
  desk = await startServer(folder);
  expect(await desk.ready(), desk.log()).toBe(true);
});
test.afterAll(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A text that cannot be stored is put aside with its reason; the administrator sends it on its way again, or gives it up. */
test('a parked message is seen, sent on its way again, comes back, and is given up', async ({ page }) => {
  test.setTimeout(120_000);
  const goto = page.goto.bind(page);
  page.goto = (address, options) => goto(new URL(address, desk.url).href, options);
  await signInAs(page, { login: 'sysadmin', password: 'demo-admin-2026' });
  const parked = page.getByRole('region', { name: '搁置的消息' });
  // It is tried three times, longer apart each time.
  await expect(async () => {
    await page.goto('/system');
    await expect(parked.getByRole('row')).toHaveCount(2, { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await expect(parked.getByRole('row').last()).toContainText('documents_source_id_fkey');
  expect(await wcagFaults(page)).toEqual([]);

  await parked.getByRole('button', { name: /^重放/ }).click();
  await expect(parked.getByText('没有搁置的消息。')).toBeVisible();
  await expect(async () => {
    await page.goto('/system');
    await expect(parked.getByRole('row')).toHaveCount(2, { timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await parked.getByRole('button', { name: /^放弃/ }).click();
  await expect(parked.getByText('没有搁置的消息。')).toBeVisible();
  await page.reload();
  await expect(parked.getByText('没有搁置的消息。')).toBeVisible();
});
