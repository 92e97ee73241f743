import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

test('log in, open the top warning, read its evidence, dispatch it', async ({ page }) => {
  await signIn(page);
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: /预警/ })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '预警' })).toBeVisible();

  // The queue begins with what waits for a person, the worst first: its first row is the one to open.
  const top = page.locator('[data-row-link]').first();
  const enterprise = (await top.textContent()) ?? '';
  await page.keyboard.press('j');
  await expect(top).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();

  // Its evidence: both clocks on each piece, and the text itself with what was read in it.
  const evidence = page.getByRole('region', { name: '证据' });
  await expect(evidence.getByRole('article').first()).toContainText(/发生，.*获知/);
  await expect(evidence.locator('blockquote mark.mark-trigger').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '为什么' })).toContainText('各项相加正好等于总分');

  // A key that belongs to an input method opens nothing; the same key alone opens the dialog.
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', isComposing: true, bubbles: true })),
  );
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(enterprise);
  const send = dialog.getByRole('button', { name: /^派往/ });
  const unit = ((await send.textContent()) ?? '').replace('派往', '').trim();
  await send.click();

  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(`已派往 ${unit}。`)).toBeVisible();
  await expect(page.locator('.warning-head')).toContainText('已派单');
  await expect(page.getByRole('region', { name: '经过' })).toContainText(`派往 ${unit}`);
  await expect(page.getByRole('button', { name: '派单' })).toHaveCount(0);

  // The dispatch opened a case file, and both are still there after a reload.
  await page.reload();
  await expect(page.locator('.warning-head')).toContainText('已派单');
  await page.getByRole('link', { name: '看案卷' }).click();
  await expect(page.getByRole('region', { name: '六步法' })).toContainText('派单交办');
  await expect(page.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
});

test('a number of the situation opens as many rows as it says', async ({ page }) => {
  await signIn(page);
  for (const level of ['红色', '橙色'] as const) {
    const figure = page.locator('.figure', { hasText: level }).getByRole('link');
    const count = Number(((await figure.textContent()) ?? '').replaceAll(',', ''));
    await figure.click();
    await expect(page.getByRole('heading', { level: 1, name: '预警' })).toBeVisible();
    await expect(page.locator('main')).toContainText(count === 0 ? '没有符合条件的预警' : `共 ${count} 条`);
    await page.goBack();
  }
});

test('a stranger is sent to the login and back to where they wanted to go', async ({ page }) => {
  await page.goto('/warnings?level=red');
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel('账号').fill('city');
  await page.getByLabel('密码').fill('not the password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('账号或密码不正确');
  await page.getByLabel('密码').fill('demo-city-2026');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/warnings\?level=red$/);
  await expect(page.getByRole('heading', { level: 1, name: '预警' })).toBeVisible();
});
