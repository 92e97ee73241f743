import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const faultsOf = async (page: Page): Promise<readonly string[]> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  return wcagFaults(page);
};

const open = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await expect(page.locator('main h1').first()).toBeVisible();
};

/** Every list and form that the city's officer reaches; what is behind a first row is walked below. */
const PLACES = [
  '/',
  '/situation',
  '/situation?by=load',
  '/situation?wall=yes',
  '/warnings',
  '/enterprises',
  '/imports',
  '/case-files?state=all',
  '/claims',
  '/dispatches',
  '/letters',
  '/notices',
  '/bulletins',
  '/link-questions',
  '/judgements',
  '/tip',
  '/watchlist',
  '/watchlist?view=proposals',
  '/suppressed',
  '/sources',
  '/sources/new',
  '/overrides',
  '/running',
  '/terms',
  '/terms/new',
  '/models',
  '/backtests',
  '/notifications',
  '/duty',
  '/account',
];

const LISTS = [
  '/warnings',
  '/enterprises',
  '/case-files?state=all',
  '/claims',
  '/letters',
  '/notices',
  '/bulletins',
  '/terms',
  '/models',
];

// Colours do not depend on the language: the dark ones are looked at in one.
for (const [language, colours] of [
  ['zh', 'light'],
  ['zh', 'dark'],
  ['en', 'light'],
] as const) {
  test(`every page is accessible, ${language}, ${colours}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ colorScheme: colours });
    await signIn(page);
    if (language === 'en') await page.getByRole('button', { name: 'Switch to English' }).click();
    for (const place of PLACES) {
      await open(page, place);
      expect.soft(await faultsOf(page), place).toEqual([]);
    }
    for (const list of LISTS) {
      await open(page, list);
      await expect(page.locator('.skeleton')).toHaveCount(0);
      const first = page.locator('[data-row-link]').first();
      if ((await first.count()) === 0) continue;
      await first.click();
      await expect(page).not.toHaveURL(list);
      await expect(page.locator('main h1').first()).toBeVisible();
      expect.soft(await faultsOf(page), `the first of ${list}`).toEqual([]);
    }
  });
}

test('what opens above a page is accessible: the palette, help, the panel of the queue', async ({ page }) => {
  await signIn(page);
  await open(page, '/warnings');
  await expect(page.locator('[data-row-link]').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('.side-panel h2').first()).toBeVisible();
  expect(await faultsOf(page), 'the panel').toEqual([]);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
  expect(await faultsOf(page), 'the palette').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '这一页怎么用' })).toContainText('选中文字不会打开');
  expect(await faultsOf(page), 'help').toEqual([]);
});

test('the login is accessible', async ({ page }) => {
  await open(page, '/login');
  expect(await faultsOf(page)).toEqual([]);
});

test('the language is one click away, stays, and tells screen readers', async ({ page }) => {
  await signIn(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /to do first|has to be done/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: /to do first|has to be done/ })).toBeVisible();
  await page.getByRole('button', { name: '切换到中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^今天/ })).toBeVisible();
});

test('nothing is wider than a telephone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  for (const place of PLACES) {
    await open(page, place);
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect
      .soft(await page.evaluate(() => document.documentElement.scrollWidth), place)
      .toBeLessThanOrEqual(390);
  }
});
