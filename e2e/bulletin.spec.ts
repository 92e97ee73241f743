import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

test('a bulletin is composed, written, approved by another, issued, opened figure by figure, and exported', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  await signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { level: 1, name: '专刊' })).toBeVisible();
  await page.getByRole('button', { name: '编一期' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '编一期' }).click();
  await expect(page.locator('.bulletin-sheet')).toBeVisible();
  await expect(page.getByText('此处由经办人填写：提要')).toBeVisible();

  await page.getByLabel('提要').fill('本期总体平稳，重点关注新发红色预警。');
  await page.keyboard.press('Control+s');
  await expect(page.locator('.bulletin-words').first()).toHaveText('本期总体平稳，重点关注新发红色预警。');
  await expect(page.getByRole('button', { name: '审批通过' })).toHaveCount(0);

  // Every number opens its rows and agrees with them.
  const figure = page.locator('.bulletin-body .bulletin-figure').nth(1);
  const value = Number((await figure.textContent())?.replaceAll(',', ''));
  await figure.click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText(`本期 ${value}`)).toBeVisible();
  if (value > 0 && value <= 50)
    await expect(drawer.locator('tbody tr:not(.bulletin-gone)')).toHaveCount(value);
  await drawer.getByRole('button', { name: '关闭明细' }).click();

  const second = await browser.newContext({ locale: 'zh-CN', baseURL: new URL(page.url()).origin });
  const other = await second.newPage();
  await signIn(other, { login: 'review', password: 'demo-city-2026' });
  await other.goto(page.url());
  await other.getByRole('button', { name: '审批通过' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '审批通过' }).click();
  await other.getByRole('button', { name: '签发' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '签发' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^\d{4}年月刊第\d+期$/);
  await other.getByRole('button', { name: '发送' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '发送' }).click();
  await expect(other.getByText('待签收').first()).toBeVisible();
  const download = other.waitForEvent('download');
  await other.getByRole('button', { name: 'Word' }).click();
  expect((await download).suggestedFilename()).toMatch(/^劳动关系风险监测专刊 \d{4}年月刊第\d+期\.docx$/);
  await second.close();
});
