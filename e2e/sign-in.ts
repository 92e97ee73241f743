import { expect, type Page } from '@playwright/test';

const CITY = { login: 'city', password: 'demo-city-2026' };

type Login = { readonly login: string; readonly password: string };

/** Signs anyone in by the form and waits for the page that is theirs. */
export const signInAs = async (page: Page, { login, password }: Login): Promise<void> => {
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  const settings = answerOfSettings(page, 'GET');
  await page.getByRole('button', { name: '登录' }).click();
  const { language } = (await (await settings).json()) as { language: string | null };
  if (language === 'en') await backToChinese(page);
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
};

const answerOfSettings = (page: Page, method: 'GET' | 'POST') =>
  page.waitForResponse(
    (answer) => answer.url().endsWith('/api/account/settings') && answer.request().method() === method,
  );

/** The language is kept with the account: a story that failed in English must not fail those after it. */
const backToChinese = async (page: Page): Promise<void> => {
  const saved = answerOfSettings(page, 'POST');
  await page.getByRole('button', { name: '切换到中文' }).click();
  expect((await saved).ok()).toBe(true);
};

/** Signs the city's officer in by the form and waits for the day. */
export const signIn = async (page: Page, who: Login = CITY): Promise<void> => {
  await signInAs(page, who);
  await expect(page.getByRole('heading', { level: 1, name: /^今天/ })).toBeVisible();
};
