import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const isAccessible = async (page: Page): Promise<void> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  expect(await wcagFaults(page)).toEqual([]);
};

test('related enterprises are accepted and declined with y and n, taken back with z, and the list says what changed', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/watchlist?view=proposals');
  const rows = page.locator('.proposal');
  await expect(rows.first()).toBeVisible();
  await isAccessible(page);
  const name = (await rows.first().getByRole('link').first().textContent()) ?? '';
  await page.keyboard.press('n');
  await expect(rows.first()).toContainText('不列入');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('z');
  await expect(rows.first()).toHaveAttribute('aria-current', 'true');
  await expect(rows.first().locator('.tag')).toHaveCount(0);
  await page.keyboard.press('y');
  await expect(rows.first()).toContainText('接受');

  await page.goto('/watchlist?reason=related');
  const accepted = page.getByRole('row', { name: new RegExp(name) }).first();
  await expect(accepted).toContainText('新列入');
  await isAccessible(page);
  await page.getByRole('button', { name: '都看过了，从现在起算' }).click();
  await expect(page.getByText(/与 .* 看过时相比/)).toBeVisible();
  await accepted.getByRole('button', { name: /移出/ }).click();
  await page.getByLabel('理由').fill('已核实无往来');
  await page.getByRole('dialog').getByRole('button', { name: '移出' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.goto('/watchlist?view=history');
  const history = page.getByRole('row', { name: new RegExp(name) });
  await expect(history.first()).toContainText('移出关联关注');
  await expect(history.first()).toContainText('已核实无往来');
  await isAccessible(page);
});

test('special monitoring is started with a named officer and a review day from the page of the enterprise', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/enterprises');
  await page.locator('tr', { hasNotText: '关注中' }).locator('[data-row-link]').last().click();
  await page.getByRole('button', { name: '列入专项监测' }).click();
  await page.getByLabel('责任经办人').selectOption({ index: 1 });
  await page.getByLabel('理由').fill('多名职工来访');
  await page.getByRole('dialog').getByRole('button', { name: '列入专项监测' }).click();
  await expect(page.getByText(/起专项监测/)).toBeVisible();
  await expect(page.getByText(/前复核/).first()).toBeVisible();
});

test('the relations of an enterprise are drawn and told, kinds switched off, and reached by keys', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/watchlist?reason=related');
  await page.locator('[data-row-link]').first().click();
  await page.getByRole('link', { name: '看图谱' }).click();
  await expect(page.locator('svg.graph .graph-node').first()).toBeVisible();
  await isAccessible(page);
  const rows = page.locator('.graph-table [data-row-link]');
  const before = await rows.count();
  expect(await page.locator('svg.graph .graph-node:not(.centre)').count()).toBeGreaterThanOrEqual(before);
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  // A tie drawn straight up has no width, which a browser's driver takes for hidden: that it is drawn, its length says.
  const way = page.locator('svg.graph path.on-way').first();
  expect(await way.evaluate((path: SVGPathElement) => path.getTotalLength())).toBeGreaterThan(0);
  await expect(way).toHaveCSS('visibility', 'visible');
  await page.locator('input[type=date]').fill('2000-01-01');
  await expect(page.getByText('截至该日没有已知的关联')).toBeVisible();
});

test('the judgement queue is worked with y, n, u and undone', async ({ page }) => {
  await signIn(page);
  await page.goto('/link-questions');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await isAccessible(page);
  const progress = page.locator('.link-progress');
  await expect(progress).toBeVisible();
  const first = await page.locator('.link-columns .card h2').first().textContent();
  for (const key of ['u', 'n', 'y']) {
    if ((await progress.count()) === 0) break;
    await page.keyboard.press(key);
    // The answer is taken before it can be taken back.
    await expect(page.locator('.link-columns .card h2').first()).not.toHaveText(first ?? '');
    await page.keyboard.press('z');
    await expect(page.locator('.link-columns .card h2').first()).toHaveText(first ?? '');
  }
  await isAccessible(page);
});
