import { expect, test } from '@playwright/test';
import { utils, write } from '@e965/xlsx';
import { checkCharacterOf } from '@weisu/core';
import { signIn } from './sign-in.ts';

const codeOf = (n: number): string => {
  const first17 = `9199990000MF${String(n).padStart(5, '0')}`;
  return first17 + checkCharacterOf(first17);
};

/** The complaint: the import says success and imported nothing. */
test('an Excel file with two bad rows says how many were new, changed, the same and refused', async ({
  page,
}) => {
  const rows = [
    ['企业名称', '统一社会信用代码', '注册地', '职工人数'],
    ['北京禾木云澜文化有限公司', codeOf(1), '大兴', 12],
    ['北京禾木云澜餐饮有限公司', '91999900MA0F00000X', '大兴', 9],
    ['北京禾木云澜物业有限公司', codeOf(2), '大兴', '三十'],
    ['北京禾木云澜商贸有限公司', codeOf(3), '西城', 4],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '名单');
  const buffer = Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);

  await signIn(page);
  await page.goto('/enterprises');
  await page.getByRole('link', { name: '导入企业' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByText('4 行：新增 2，变更 0，未变 0，拒收 2')).toBeVisible();
  await expect(page.locator('.roster-problems')).toContainText('第 3 行');
  await expect(page.locator('.roster-problems')).toContainText('第 4 行');
  await page.getByRole('button', { name: '导入 2 家' }).click();

  await expect(page.getByText('导入完成')).toBeVisible();
  await expect(page.locator('.import-counts')).toHaveText(/新增2变更0未变0拒收2/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载有问题的行' }).first().click();
  expect((await download).suggestedFilename()).toBe('名单-未导入.xlsx');

  // What was imported can be found at once, by initials as well; the same file again changes nothing.
  await page.getByRole('link', { name: '看企业' }).first().click();
  await page.locator('[data-page-search]').fill('hmyl');
  await expect(page.locator('[data-row-link]').filter({ hasText: '禾木云澜' })).toHaveCount(2);
  await page.goto('/imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '名单.xlsx', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByText('4 行：新增 0，变更 0，未变 2，拒收 2')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).first().click();
  await page.getByRole('button', { name: '再按一次撤销' }).click();
  await expect(page.getByText('已撤销')).toBeVisible();
});
