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

  // Its evidence, with both clocks on each piece, and the sum that leads to its level.
  const evidence = page.getByRole('region', { name: '证据' });
  await expect(evidence.getByRole('article').first()).toContainText(/发生，.*获知/);
  await expect(page.getByRole('region', { name: '为什么' })).toContainText('各项相加正好等于总分');

  // What rests on texts alone has to be corroborated by a person first.
  await expect(page.locator('.act-buttons button').first()).toBeVisible();
  if ((await page.getByRole('button', { name: '派单' }).count()) === 0) {
    await page.getByRole('button', { name: '核实' }).click();
    await page.getByLabel('理由').fill('已电话向企业工会核实');
    await page.getByRole('button', { name: '记下核实' }).click();
    await expect(page.getByText('核实已记下。')).toBeVisible();
  }

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

  // The dispatch opened a case file at the step of the procedure that follows it.
  await page.getByRole('link', { name: '看案卷' }).click();
  await expect(page.getByRole('region', { name: '六步法' })).toContainText('派单交办');
  await expect(page.getByRole('heading', { level: 1, name: enterprise })).toBeVisible();
});

test('a text in the evidence shows what was read in it', async ({ page }) => {
  await signIn(page);
  const { rows } = (await (await page.request.get('/api/warnings?perPage=200')).json()) as {
    rows: readonly { id: string }[];
  };
  const details = await Promise.all(
    rows.map(async ({ id }) => {
      const reply = await page.request.get(`/api/warnings/${id}`);
      return (await reply.json()) as { id: string; evidence: readonly { from: string }[] };
    }),
  );
  const withText = details.find(({ evidence }) => evidence.some((piece) => piece.from === 'text'));
  await page.goto('/warnings?state=all');
  await page.locator(`[data-row-link][href*="${withText?.id}"]`).click();
  const evidence = page.getByRole('region', { name: '证据' });
  await expect(evidence.locator('blockquote mark.mark-trigger').first()).toBeVisible();
  await expect(evidence.getByLabel('标记')).toContainText('说了什么');
});

test('the address of a warning can be sent and opened', async ({ page }) => {
  await signIn(page);
  await page.goto('/warnings?state=all');
  await page.locator('[data-row-link]').first().click();
  const name = (await page.locator('.warning-head h1').textContent()) ?? '';
  await page.reload();
  await expect(page.locator('.warning-head h1')).toHaveText(name);
});

test('a number of the situation opens as many rows as it says', async ({ page }) => {
  await signIn(page);
  await page.goto('/situation');
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
