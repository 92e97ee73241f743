import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const FEED = readFileSync(new URL('../fixtures/sources/feed.xml', import.meta.url), 'utf8');

let server: Server;
let address: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.setHeader('content-type', 'application/rss+xml; charset=utf-8').end(FEED);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
});
test.afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Five minutes and no code: paste an address, see what would be read, save. */
test('a new source is added through the page and its texts arrive', async ({ page }) => {
  await signIn(page);
  await page.goto('/sources');
  await expect(page.getByRole('heading', { level: 1, name: '来源' })).toBeVisible();
  await page.getByRole('link', { name: '添加来源' }).click();

  await page.getByLabel('粘贴网址').fill('http://169.254.169.254/latest/meta-data');
  await page.getByRole('button', { name: '看看会读到什么' }).click();
  await expect(page.getByRole('alert')).toContainText('不访问内部地址');

  await page.getByLabel('粘贴网址').fill(address);
  await page.getByRole('button', { name: '看看会读到什么' }).click();
  await expect(page.getByText('识别为：订阅（RSS、Atom）')).toBeVisible();
  await expect(page.getByText('拖欠工资三个月').first()).toBeVisible();
  await expect(page.getByText('已遮去 1 处个人信息')).toBeVisible();
  await page.getByRole('button', { name: '保存来源' }).click();
  await page.getByRole('link', { name: '打开来源' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '云岭留言板（虚构）' })).toBeVisible();
  await expect(page.getByText('公园里的花开了')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('〔电话〕')).toBeVisible();
  await expect(page.getByText('139')).toHaveCount(0);

  await page.getByRole('button', { name: '暂停' }).click();
  await expect(page.getByText('已暂停')).toBeVisible();
  await page.goto('/sources');
  await expect(page.getByRole('link', { name: '云岭留言板（虚构）' })).toBeVisible();
});

/** What was saved wrong is put right on the source's own page; a bad address is refused with the reason and nothing is lost. */
test('settings of a source are edited on its page', async ({ page }) => {
  await signIn(page);
  await page.goto('/sources');
  await page.getByRole('link', { name: '云岭留言板（虚构）' }).click();
  // The story before left it paused.
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(page.getByText('每 60 分钟')).toBeVisible();
  await page.getByRole('button', { name: '修改设置' }).click();
  const form = page.locator('form.source-form');
  await form.getByLabel('网址').fill('http://169.254.169.254/feed');
  await form.getByLabel('可信度').fill('30');
  await form.getByRole('button', { name: '保存修改' }).click();
  await expect(form.getByRole('alert')).toContainText('不访问内部地址');
  await expect(form.getByLabel('可信度')).toHaveValue('30');

  await form.getByLabel('网址').fill(`${address}?second`);
  await form.getByLabel('每隔多少分钟采集一次').fill('120');
  await form.getByRole('button', { name: '保存修改' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('每 120 分钟')).toBeVisible();
  await page.reload();
  await expect(page.getByText(`${address}?second`)).toBeVisible();
  await page.getByRole('button', { name: '修改设置' }).click();
  await expect(form.getByLabel('可信度')).toHaveValue('30');
});
