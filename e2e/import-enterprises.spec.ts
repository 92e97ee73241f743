import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const FILE = fileURLToPath(new URL('../fixtures/enterprises-two-bad-rows.xlsx', import.meta.url));

/** The complaint: the import says success and imported nothing. */
test('an Excel file with two bad rows says how many were new, changed, the same and refused', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/enterprises');
  await page.getByRole('link', { name: '导入企业' }).click();
  await page.locator('input[type=file]').setInputFiles(FILE);
  await expect(page.getByText('4 行：新增 2，变更 0，未变 0，拒收 2')).toBeVisible();
  await expect(page.locator('.roster-problems')).toContainText('第 3 行');
  await expect(page.locator('.roster-problems')).toContainText('第 4 行');
  await page.getByRole('button', { name: '导入 2 家' }).click();

  await expect(page.getByText('导入完成')).toBeVisible();
  await expect(page.locator('.import-counts')).toHaveText(/新增2变更0未变0拒收2/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载有问题的行' }).first().click();
  expect((await download).suggestedFilename()).toBe('enterprises-two-bad-rows-未导入.xlsx');

  // What was imported can be found at once, by initials as well; the same file again changes nothing.
  await page.getByRole('link', { name: '看企业' }).first().click();
  await page.locator('[data-page-search]').fill('hmyl');
  await expect(page.locator('[data-row-link]').filter({ hasText: '禾木云澜' })).toHaveCount(2);
  await page.goto('/imports');
  await page.locator('input[type=file]').setInputFiles(FILE);
  await expect(page.getByText('4 行：新增 0，变更 0，未变 2，拒收 2')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await page.getByRole('button', { name: '再按一次撤销' }).click();
  await expect(page.getByText('已撤销').first()).toBeVisible();
});
