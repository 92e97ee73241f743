import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const totalOf = async (page: Page): Promise<number> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  await expect(page.locator('.paging .note, .state').first()).toBeVisible();
  const paging = page.locator('.paging .note').first();
  if ((await paging.count()) === 0) return 0;
  return Number(/\d+/.exec((await paging.innerText()).replaceAll(',', ''))?.[0] ?? 'NaN');
};

test.describe('today', () => {
  test('three things first, the rest folded, and each leads to where it is done', async ({ page }) => {
    await signIn(page);
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const things = page.locator('ol.today > li');
    expect(await things.count()).toBeLessThanOrEqual(3);
    const rest = page.getByRole('button', { name: /还有 \d+ 件，展开/ });
    if ((await rest.count()) > 0) {
      const more = Number(/\d+/.exec(await rest.innerText())?.[0]);
      await rest.click();
      await expect(things).toHaveCount(3 + more);
    }
    const first = things.first().getByRole('link');
    const name = await first.innerText();
    await first.click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  });

  test('the number of warnings since yesterday opens as many', async ({ page }) => {
    await signIn(page);
    const link = page.getByRole('link', { name: /昨天以来提出预警/ });
    const said = Number(/\d+/.exec(await link.innerText())?.[0]);
    await link.click();
    expect(await totalOf(page)).toBe(said);
  });

  test('a unit with nothing to do is told so, calmly', async ({ page }) => {
    await signIn(page, { login: 'yanqing', password: 'demo-district-2026' });
    const things = await page.locator('ol.today > li').count();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      things === 0 ? '今天没有必须做的事' : `今天先做 ${things} 件事`,
    );
  });
});

test.describe('search', () => {
  test('one line finds an enterprise and its warning, by keys alone', async ({ page }) => {
    await signIn(page);
    await page.goto('/warnings');
    const name = await page.locator('[data-row-link]').first().innerText();
    await page.keyboard.press('Control+k');
    const line = page.getByRole('combobox', { name: '查找' });
    await expect(line).toBeFocused();
    await page.keyboard.insertText(name);
    const options = page.getByRole('option');
    await expect(options.filter({ hasText: name }).first()).toBeVisible();
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(name);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  });

  test('goes to a page by its name, and Escape leaves everything as it was', async ({ page }) => {
    await signIn(page);
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: '查找' })).toBeFocused();
    await page.keyboard.insertText('关注名单');
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText('关注名单');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/watchlist/);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: '查找' })).toBeHidden();
    await expect(page).toHaveURL(/watchlist/);
  });

  test('finds an officer of a district nothing that lies elsewhere', async ({ page, browser }) => {
    await signIn(page);
    await page.goto('/warnings?state=all&district=110105');
    const name = await page.locator('[data-row-link]').first().innerText();
    const other = await browser.newPage();
    await signIn(other, { login: 'yanqing', password: 'demo-district-2026' });
    await other.keyboard.press('Control+k');
    await expect(other.getByRole('combobox', { name: '查找' })).toBeFocused();
    await other.keyboard.insertText(name);
    await expect(other.getByText('没有查到')).toBeVisible();
    await other.close();
  });
});

test.describe('situation', () => {
  test('every number opens as many rows as it says', async ({ page }) => {
    test.setTimeout(240_000);
    await signIn(page);
    await page.goto('/situation');
    await expect(page.locator('.figure dd a').first()).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    const links = await page
      .locator('.figure dd a, .flow a, .months a, .district-table a, .situation-foot td a')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute('href') ?? '', count: link.textContent ?? '' })),
      );
    expect(links.length).toBeGreaterThan(20);
    for (const [at, { href, count }] of links.entries()) {
      // Nobody opens fifty pages a minute: one session may not ask for so much.
      if (at % 25 === 24) await signIn(page);
      await page.goto(href);
      expect([href, await totalOf(page)]).toEqual([href, Number(count.replaceAll(',', ''))]);
    }
  });

  test('the scheme shows all seventeen, by level, case files and age, and a district opens', async ({
    page,
  }) => {
    await signIn(page);
    await page.goto('/situation');
    await expect(page.locator('.tile')).toHaveCount(17);
    await page.getByRole('link', { name: '按在办案卷' }).click();
    await expect(page.getByRole('link', { name: /朝阳区：在办案卷/ })).toBeVisible();
    await page.getByRole('link', { name: '按等级' }).click();
    await page.getByRole('link', { name: /朝阳区：未办结/ }).click();
    await expect(page).toHaveURL(/district=110105/);
  });

  test('fills a wall and comes back', async ({ page }) => {
    await signIn(page);
    await page.goto('/situation?wall=yes');
    await expect(page.locator('.tile').first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  });
});
