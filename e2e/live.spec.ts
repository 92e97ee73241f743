import { type Browser, expect, type Page, test } from '@playwright/test';
import { findQuietEnterprise } from './quiet-enterprise.ts';
import { signIn, signInAs } from './sign-in.ts';

const DISTRICT = { login: 'yanqing', password: 'demo-district-2026' };
const LINE = '/api/live';

/** A colleague takes a call about an enterprise that nobody watches yet. */
const enterTip = async (browser: Browser, wanted: (district: string | null) => boolean): Promise<void> => {
  const colleague = await browser.newPage();
  await signIn(colleague);
  const { id } = await findQuietEnterprise(colleague.request, wanted);
  const entered = await colleague.request.post('/api/warnings', {
    data: {
      key: `live-${Date.now()}`,
      enterpriseId: id,
      said: '几名职工来电，说上个月的工资没有发，负责人联系不上。',
      source: 'visit',
      kind: 'wage-arrears',
      heardOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    },
  });
  expect(entered.ok()).toBe(true);
  await colleague.close();
};

const askedFor = (page: Page, path: string): { readonly count: number } => {
  const seen = { count: 0 };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === path) seen.count += 1;
  });
  return seen;
};

test('the day says that something has come, moves nothing, and shows it when asked to', async ({
  page,
  browser,
}) => {
  test.setTimeout(90_000);
  const line = page.waitForRequest((request) => new URL(request.url()).pathname === LINE);
  await signIn(page);
  await line;
  const raised = page.getByRole('link', { name: /昨天以来提出预警/ });
  const before = await raised.innerText();
  const things = await page.locator('ol.today > li').allInnerTexts();
  await enterTip(browser, () => true);
  const news = page.getByRole('button', { name: /点此显示/ });
  await expect(news).toBeVisible({ timeout: 12_000 });
  expect(await raised.innerText()).toBe(before);
  expect(await page.locator('ol.today > li').allInnerTexts()).toEqual(things);
  await news.click();
  await expect(news).toBeHidden();
  expect(await raised.innerText()).not.toBe(before);
});

test('a district hears nothing of what lies elsewhere', async ({ page, browser }) => {
  test.setTimeout(90_000);
  const line = page.waitForRequest((request) => new URL(request.url()).pathname === LINE);
  await signInAs(page, DISTRICT);
  await page.goto('/warnings');
  await line;
  await expect(page.locator('.queue-table tbody tr, .state').first()).toBeVisible();
  const asked = askedFor(page, '/api/warnings');
  await enterTip(browser, (district) => district !== null && district !== '110119');
  await page.waitForTimeout(8_000);
  expect(asked.count).toBe(0);
  await expect(page.getByRole('button', { name: /点此显示/ })).toBeHidden();
});

test('a line that broke is taken up again, and what came meanwhile is there', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.goto('/warnings');
  await expect(page.locator('.queue-table tbody tr').first()).toBeVisible();
  await page.context().setOffline(true);
  await enterTip(browser, () => true);
  await expect(page.getByRole('button', { name: /条新预警，点此显示/ })).toBeHidden();
  await page.context().setOffline(false);
  await expect(page.getByRole('button', { name: /条新预警，点此显示/ })).toBeVisible({ timeout: 45_000 });
});

test('who signs out hangs up, in every window', async ({ page, context }) => {
  test.setTimeout(60_000);
  await signIn(page);
  const other = await context.newPage();
  await other.goto('/warnings');
  await expect(other.locator('.queue-table tbody tr').first()).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page).toHaveURL(/\/login/);
  // The other window's line ends with the session, long before it would look by itself.
  await expect(other).toHaveURL(/\/login/, { timeout: 14_000 });
});
