import { expect, test } from '@playwright/test';
import { signIn, signInAs } from './sign-in.ts';

const DISTRICT = { login: 'yanqing', password: 'demo-district-2026' };
const PARTNER = { login: 'hrss', password: 'demo-partner-2026' };

test('the places stand under headings, reached by keys alone, and behind 更多 on a telephone', async ({
  page,
}) => {
  await signIn(page);
  const places = page.getByRole('navigation', { name: '主导航' });
  const cases = places.getByRole('group', { name: '办案' });
  await expect(cases.getByRole('link')).toHaveText(['案卷', '派单', '仲裁', '文书', '通报']);
  await expect(places.getByRole('group')).toHaveCount(6);
  await cases.getByRole('link', { name: '文书' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/notices/);
  await expect(page.locator('main')).toBeFocused();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(cases).toBeHidden();
  await places.getByText('更多').click();
  await places.getByRole('group', { name: '企业' }).getByRole('link', { name: '关注名单' }).click();
  await expect(page).toHaveURL(/\/watchlist/);
  await expect(places.getByRole('group', { name: '企业' })).toBeHidden();
});

test('a page that is not for one’s role or area is refused, and shows nothing of itself', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.goto('/case-files?state=all&district=110105');
  const first = page.locator('[data-row-link]').first();
  const name = await first.innerText();
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const caseFile = new URL(page.url()).pathname;

  const district = await browser.newPage();
  await signInAs(district, DISTRICT);
  for (const address of [caseFile, '/imports']) {
    await district.goto(address);
    await expect(district.getByRole('alert'), address).toContainText(/没有权限|没有找到|不存在/);
    await expect(district.locator('main'), address).not.toContainText(name);
    await expect(district.locator('main').getByRole('button'), address).toHaveCount(0);
  }
  await district.getByRole('link', { name: '回到首页' }).click();
  await expect(district.getByRole('heading', { level: 1, name: /^今天/ })).toBeVisible();
  await district.close();

  const partner = await browser.newPage();
  await signInAs(partner, PARTNER);
  for (const address of [caseFile, '/warnings']) {
    await partner.goto(address);
    await expect(partner.getByRole('heading', { name: '没有权限' }), address).toBeVisible();
    await expect(partner.locator('main table'), address).toHaveCount(0);
  }
  // Not only the page: the server answers a partner nothing either.
  expect((await partner.request.get(`/api${caseFile}`)).status()).toBe(403);
  await partner.getByRole('link', { name: '回到首页' }).click();
  await expect(partner).toHaveURL(/\/bulletins/);
  await partner.close();
});

test('a case file says whose turn it is, and on paper nothing is there to click', async ({ page }) => {
  await signIn(page);
  await page.goto('/case-files?state=open');
  await page.locator('[data-row-link]').first().click();
  const steps = page.locator('.case-spine');
  await expect(steps.locator('.step')).toHaveCount(6);
  await expect(steps.locator('[aria-current="step"]')).toContainText(/由.+办理/);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
  await expect(page.locator('main .button').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.print-head')).toContainText('林知远 打印');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(28, 27, 25)');
});
