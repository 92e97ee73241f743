import { expect, type Page, test } from '@playwright/test';
import { findQuietEnterprise } from './quiet-enterprise.ts';
import { signIn } from './sign-in.ts';

/** The complaints of others' users about their queues, each as a test of ours. */
const rows = (page: Page) => page.locator('.queue-table tbody tr');
const panel = (page: Page) => page.getByRole('complementary', { name: '预警详情' });
const openQueue = async (page: Page, search = ''): Promise<void> => {
  await page.goto(`/warnings${search}`);
  await expect(rows(page).first()).toBeVisible();
  await expect(page.locator('.facet i').first()).toBeVisible();
};
const names = (page: Page) => page.locator('[data-row-link]').allInnerTexts();
const bodyFocused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).blur());

test.beforeEach(({ page }) => signIn(page));

test('the keyboard alone works through the queue', async ({ page }) => {
  await openQueue(page);
  const [first = '', second = ''] = await names(page);
  await page.keyboard.press('j');
  await expect(panel(page).getByRole('heading', { name: first })).toBeVisible();
  await page.keyboard.press('j');
  await expect(panel(page).getByRole('heading', { name: second })).toBeVisible();
  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(page.getByText('已选 1 条')).toBeVisible();
  await page.keyboard.press('s');
  await expect(page.getByRole('dialog', { name: '暂缓：1 条预警' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await expect(page.getByText('已选 1 条')).toBeHidden();
  await page.locator('[data-row-link]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible();
  await page.goBack();
  // Coming back finds the row where it was left.
  await expect(page.locator('tr.at')).toContainText(first);
});

test('keys are silent in a field and while an input method composes', async ({ page }) => {
  await openQueue(page);
  await page.getByRole('searchbox', { name: '企业名称或信用代码' }).press('j');
  await expect(panel(page)).toBeHidden();
  await bodyFocused(page);
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'j', isComposing: true, bubbles: true, cancelable: true }),
    ),
  );
  await expect(panel(page)).toBeHidden();
  await page.keyboard.press('j');
  await expect(panel(page)).toBeVisible();
});

test('several values of a filter at once, counted, in the address, and there again after a reload', async ({
  page,
}) => {
  await openQueue(page, '?state=all');
  const facet = (name: string) => page.locator('.facet', { hasText: name }).first();
  const countOf = async (name: string) => Number(await facet(name).locator('i').innerText());
  const red = await countOf('红色');
  const yellow = await countOf('黄色');
  await facet('红色').click();
  await facet('黄色').click();
  await expect(page).toHaveURL(/level=red,yellow|level=yellow,red/);
  await expect(page.getByText(`共 ${red + yellow} 条`)).toBeVisible();
  await page.getByRole('link', { name: '状态' }).click();
  await expect(page).toHaveURL(/sort=state/);
  await expect(page.getByRole('columnheader', { name: '状态' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.loaded.stale')).toHaveCount(0);
  const before = await names(page);
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  expect(await names(page)).toEqual(before);
});

test('marking text to copy it opens nothing; a plain click looks, beside the list', async ({ page }) => {
  await openQueue(page);
  const reasons = rows(page).first().locator('.reasons');
  const box = await reasons.boundingBox();
  if (box === null) throw new Error('the first row has no reasons');
  await page.mouse.move(box.x + 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 8, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(2);
  await expect(panel(page)).toBeHidden();
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await reasons.click();
  await expect(panel(page)).toBeVisible();
});

test('an act on many: one request however often it is clicked, one message, one way back', async ({
  page,
}) => {
  await openQueue(page, '?state=raised');
  const sent: string[] = [];
  await page.route('**/api/warning-acts', async (route) => {
    sent.push(route.request().postData() ?? '');
    await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.getByRole('checkbox').nth(1).check();
  await page.getByRole('checkbox').nth(2).check();
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', { name: '暂缓：2 条预警' });
  await dialog.getByLabel('理由').fill('等街道核实，两周后再看');
  const submit = dialog.getByRole('button', { name: '暂缓' });
  await submit.dblclick();
  await expect(page.locator('.announced span')).toHaveCount(1);
  await expect(page.locator('.announced')).toContainText('已暂缓 2 条');
  expect(sent).toHaveLength(1);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('.announced')).toContainText('已撤销 2 条');
  await openQueue(page, '?state=raised');
  await expect(page.locator('tr.gone')).toHaveCount(0);
});

test('what may be done in the list may be done in the detail, and the other way round', async ({ page }) => {
  await openQueue(page, '?state=raised');
  await page.keyboard.press('j');
  await expect(
    panel(page)
      .getByRole('button', { name: '派单' })
      .or(panel(page).getByRole('button', { name: '核实' }))
      .first(),
  ).toBeVisible();
  const acts = async () => (await page.locator('.act-bar button').allInnerTexts()).map((text) => text.trim());
  const inList = await acts();
  await expect(panel(page).getByRole('button', { name: /判定/ })).toBeVisible();
  await expect(panel(page).getByRole('button', { name: /专项监测/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('.warning-head')).toBeVisible();
  expect(await acts()).toEqual(inList);
  await expect(page.getByRole('button', { name: /专项监测/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /判定/ })).toBeVisible();
});

test('a view is kept on the server, is one click on any machine, and its deletion can be undone', async ({
  page,
  browser,
}) => {
  await openQueue(page, '?level=red,orange&sort=state');
  await page.getByRole('button', { name: '存为视图' }).click();
  const dialog = page.getByRole('dialog', { name: '存为视图' });
  await dialog.getByLabel('名称').fill('红橙按状态');
  await dialog.getByRole('button', { name: '保存' }).click();
  const other = await browser.newPage();
  await signIn(other);
  await openQueue(other);
  await other.getByRole('link', { name: '红橙按状态' }).click();
  await expect(other).toHaveURL(/level=red,orange&sort=state/);
  await other.getByRole('button', { name: '删除视图 红橙按状态' }).click();
  await expect(other.getByRole('link', { name: '红橙按状态' })).toBeHidden();
  await other.locator('.announced').getByRole('button', { name: '撤销' }).click();
  await expect(other.getByRole('link', { name: '红橙按状态' })).toBeVisible();
  await other.getByRole('button', { name: '删除视图 红橙按状态' }).click();
  await other.close();
});

test('what is new waits to be asked for, and no row moves under the cursor', async ({ page, browser }) => {
  test.setTimeout(90_000);
  await openQueue(page);
  await page.keyboard.press('j');
  const before = await names(page);
  const colleague = await browser.newPage();
  await signIn(colleague);
  const quiet = await findQuietEnterprise(colleague.request);
  const entered = await colleague.request.post('/api/warnings', {
    data: {
      key: `tip-${Date.now()}`,
      enterpriseId: quiet.id,
      said: '几名职工来访，说九月、十月的工资都没有发，经理电话打不通。',
      source: 'visit',
      kind: 'wage-arrears',
      heardOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    },
  });
  expect(entered.status()).toBe(200);
  await colleague.close();
  const news = page.getByRole('button', { name: /1 条新预警，点此显示/ });
  await expect(news).toBeVisible({ timeout: 40_000 });
  expect(await names(page)).toEqual(before);
  await news.click();
  await expect(rows(page)).toHaveCount(before.length + 1);
});
