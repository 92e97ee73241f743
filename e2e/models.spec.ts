import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const accessible = async (page: Page, what: string): Promise<void> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  expect(await wcagFaults(page), what).toEqual([]);
};

/** Looks at the page in Chinese and in English, and goes back to Chinese. */
const inBothLanguages = async (page: Page, headings: readonly [zh: string | RegExp, en: string | RegExp]) => {
  await expect(page.getByRole('heading', { level: 1, name: headings[0] })).toBeVisible();
  await accessible(page, String(headings[0]));
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: headings[1] })).toBeVisible();
  await accessible(page, String(headings[1]));
  await page.getByRole('button', { name: '切换到中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: headings[0] })).toBeVisible();
};

test('the version in force shows its weights, levels and indicators', async ({ page }) => {
  await signIn(page);
  await page.goto('/models');
  await expect(page.getByText(/scorecard@\d+ 生效/)).toBeVisible();
  await inBothLanguages(page, ['模型', 'Models']);
  await page.getByRole('link', { name: /^scorecard@/ }).click();
  await expect(page.getByRole('heading', { name: '等级门槛' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '指标', exact: true })).toBeVisible();
  await inBothLanguages(page, [/^scorecard@/, /^scorecard@/]);
});

test('a city whose past is too short for a backtest is told so, and nothing can be started', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/backtests');
  await expect(page.getByText('过去太短，这一预见期内没有可测的月份。')).toBeVisible();
  await expect(page.getByRole('button', { name: '开始' })).toBeDisabled();
  await inBothLanguages(page, ['回测', 'Backtests']);
});

test('a level set by hand has a reason and an end, stands on warning and list, and ends', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/warnings');
  await page.locator('[data-row-link]').first().click();
  await page.locator('.warning-head h1 a').click();
  const card = page.getByRole('region', { name: '人工等级' });
  await card.getByRole('button', { name: '设定等级' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '设定等级' }).click();
  await expect(dialog.getByText('请选择等级')).toBeVisible();
  await expect(dialog.getByText('请写明理由，至少两个字')).toBeVisible();
  await accessible(page, 'the dialog with its complaints');
  await dialog.getByLabel('等级').selectOption('orange');
  await dialog.getByLabel('截至').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await dialog.getByLabel('理由').fill('走访发现拖欠两个月');
  await dialog.getByRole('button', { name: '设定等级' }).click();
  await expect(card.getByText('走访发现拖欠两个月')).toBeVisible();
  await accessible(page, 'the enterprise');
  const address = page.url();
  await page.getByRole('link', { name: '看未办结预警' }).click();
  await expect(page.getByRole('note').filter({ hasText: '走访发现拖欠两个月' })).toBeVisible();
  await page.goto('/overrides');
  await expect(
    page.getByRole('row').filter({ hasText: '走访发现拖欠两个月' }).getByText('有效'),
  ).toBeVisible();
  await inBothLanguages(page, ['人工等级', 'Levels set by hand']);
  await page.goto(address);
  await card.getByRole('button', { name: '结束设定' }).click();
  await dialog.getByLabel('理由').fill('企业已补发');
  await dialog.getByRole('button', { name: '结束设定' }).click();
  await expect(card.getByText('没有人工设定的等级')).toBeVisible();
  await card.getByText('以往 1 次设定').click();
  await expect(card.getByText(/企业已补发/)).toBeVisible();
});
