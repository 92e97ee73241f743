import { expect, type Page } from '@playwright/test';

const CITY = { login: 'city', password: 'demo-city-2026' };

type Login = { readonly login: string; readonly password: string };

/** Signs anyone in by the form and waits for the page that is theirs. */
export const signInAs = async (page: Page, { login, password }: Login): Promise<void> => {
  await page.goto('/login');
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
};

/** Signs the city's officer in by the form and waits for the day. */
export const signIn = async (page: Page, who: Login = CITY): Promise<void> => {
  await signInAs(page, who);
  await expect(page.getByRole('heading', { level: 1, name: /^今天/ })).toBeVisible();
};
