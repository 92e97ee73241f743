import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

/** Pictures of every page, for people to look at: `npm run screenshots -- --out DIR`. They assert nothing. */
const OUT = process.env['WEISU_PICTURES'] ?? '';
const WIDTHS = [
  { name: '1920', width: 1920, height: 1080 },
  { name: '1366', width: 1366, height: 768 },
  { name: 'phone', width: 390, height: 844 },
] as const;

const PLACES = [
  ['today', '/'],
  ['situation', '/situation'],
  ['situation-wall', '/situation?wall=yes'],
  ['warnings', '/warnings'],
  ['enterprises', '/enterprises'],
  ['case-files', '/case-files?state=all'],
  ['dispatches', '/dispatches'],
  ['claims', '/claims'],
  ['letters', '/letters'],
  ['notices', '/notices'],
  ['bulletins', '/bulletins'],
  ['watchlist', '/watchlist'],
  ['suppressed', '/suppressed'],
  ['terms', '/terms'],
  ['judgements', '/judgements'],
  ['link-questions', '/link-questions'],
  ['models', '/models'],
  ['backtests', '/backtests'],
  ['imports', '/imports'],
  ['tip', '/tip'],
  ['account', '/account'],
] as const;
/** Lists whose first row leads to a page worth a picture. */
const FIRST_OF = [
  'terms',
  'models',
  'warnings',
  'enterprises',
  'case-files',
  'claims',
  'letters',
  'notices',
  'bulletins',
];

const settle = async (page: Page): Promise<void> => {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
};

for (const language of ['zh', 'en'] as const)
  test(`pictures of every page, ${language}`, async ({ page }) => {
    test.setTimeout(600_000);
    await mkdir(OUT, { recursive: true });
    const shoot = async (name: string): Promise<void> => {
      for (const { name: width, ...size } of WIDTHS) {
        await page.setViewportSize(size);
        await settle(page);
        await page.screenshot({
          path: join(OUT, `${name}.${language}.${width}.png`),
          fullPage: width !== '1920',
        });
      }
      await page.setViewportSize(WIDTHS[1]);
    };
    await page.goto('/login');
    await page.screenshot({ path: join(OUT, `login.${language}.1366.png`) });
    await signIn(page);
    if (language === 'en') await page.getByRole('button', { name: 'Switch to English' }).click();
    for (const [name, address] of PLACES) {
      await page.goto(address);
      await shoot(name);
      if (!FIRST_OF.includes(name)) continue;
      const first = page.locator('[data-row-link]').first();
      if ((await first.count()) === 0) continue;
      await first.click();
      await shoot(`${name}-one`);
    }
  });
