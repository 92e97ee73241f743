import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const faultsOf = async (page: Page): Promise<readonly string[]> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
};

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await expect(page.locator('main h1').first()).toBeVisible();
};

const PLACES = [
  '/',
  '/warnings',
  '/enterprises',
  '/case-files?state=all',
  '/watchlist',
  '/suppressed',
  '/terms',
];

for (const language of ['zh', 'en'] as const) {
  for (const colours of ['light', 'dark'] as const) {
    test(`every main page is accessible, ${language}, ${colours}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: colours });
      await signIn(page);
      if (language === 'en') await page.getByRole('button', { name: 'Switch to English' }).click();
      for (const place of PLACES) {
        await open(page, place);
        expect(await faultsOf(page), place).toEqual([]);
      }
      for (const list of ['/warnings', '/enterprises', '/case-files?state=all']) {
        await open(page, list);
        await page.locator('[data-row-link]').first().click();
        await expect(page.locator('.card').first()).toBeVisible();
        expect(await faultsOf(page), `the first of ${list}`).toEqual([]);
      }
    });
  }
}

test('the login is accessible', async ({ page }) => {
  await open(page, '/login');
  expect(await faultsOf(page)).toEqual([]);
});

test('the language is one click away, stays, and tells screen readers', async ({ page }) => {
  await signIn(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Situation' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Situation' })).toBeVisible();
  await page.getByRole('button', { name: '切换到中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '态势' })).toBeVisible();
});

test('nothing is wider than a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  for (const place of PLACES) {
    await open(page, place);
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(390);
  }
});
