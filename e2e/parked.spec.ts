import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { runEntry } from '../scripts/run-entry.mjs';
import { openOwnDesk, type OwnDesk } from './own-desk.ts';
import { signInAs } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const ORPHAN = fileURLToPath(new URL('story/hand-on-orphan.ts', import.meta.url));

let desk: OwnDesk;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  desk = await openOwnDesk({}, async (dataFolder) => {
    expect(await runEntry(ORPHAN, [dataFolder])).toBe(0);
  });
});
test.afterAll(() => desk.close());

/** A text that cannot be stored is put aside with its reason; the administrator sends it on its way again, or gives it up. */
test('a parked message is seen, sent on its way again, comes back, and is given up', async ({ page }) => {
  test.setTimeout(120_000);
  desk.lead(page);
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
