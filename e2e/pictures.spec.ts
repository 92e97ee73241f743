import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, test } from '@playwright/test';
import { signInAs } from './sign-in.ts';

/**
 * Pictures of every page, for people to look at: `npm run screenshots -- --out DIR`. They assert nothing.
 * `--only warnings,today-dark` takes those whose name begins so.
 */
const OUT = process.env['WEISU_PICTURES'] ?? '';
const ONLY = (process.env['WEISU_PICTURES_ONLY'] ?? '').split(',').filter((name) => name !== '');
const DESK = { name: '1366', width: 1366, height: 768 } as const;
const WIDTHS = [
  { name: '1920', width: 1920, height: 1080 },
  DESK,
  { name: 'phone', width: 390, height: 844 },
] as const;

/** A page by its name; `row` is the name of the picture of what its first row opens. */
type Shot = { readonly name: string; readonly address: string; readonly row?: string };
const list = (name: string, address: string): Shot => ({ name, address, row: `${name}-one` });
const page = (name: string, address: string): Shot => ({ name, address });

const CITY: readonly Shot[] = [
  page('today', '/'),
  page('situation', '/situation'),
  page('situation-wall', '/situation?wall=yes'),
  list('warnings', '/warnings'),
  list('enterprises', '/enterprises'),
  list('case-files', '/case-files?state=all'),
  page('dispatches', '/dispatches'),
  list('claims', '/claims'),
  list('letters', '/letters'),
  list('notices', '/notices'),
  list('bulletins', '/bulletins'),
  page('watchlist', '/watchlist'),
  page('watch-proposals', '/watchlist?view=proposals'),
  page('suppressed', '/suppressed'),
  list('terms', '/terms'),
  page('new-term', '/terms/new'),
  page('judgements', '/judgements'),
  page('link-questions', '/link-questions'),
  list('models', '/models'),
  list('backtests', '/backtests'),
  page('overrides', '/overrides'),
  list('sources', '/sources'),
  page('new-source', '/sources/new'),
  page('running', '/running'),
  page('duty', '/duty'),
  page('imports', '/imports'),
  page('tip', '/tip'),
  page('notifications', '/notifications'),
  page('account', '/account'),
];

/** What each sees of the house; the pages of the administrators are theirs alone. */
const WHO: readonly { login: string; password: string; shots: readonly Shot[] }[] = [
  { login: 'city', password: 'demo-city-2026', shots: CITY },
  {
    login: 'sysadmin',
    password: 'demo-admin-2026',
    shots: [
      page('system', '/system'),
      page('channels', '/channels'),
      page('deliveries', '/deliveries'),
      page('forbidden', '/warnings'),
    ],
  },
  { login: 'security', password: 'demo-admin-2026', shots: [list('accounts', '/accounts')] },
  { login: 'audit', password: 'demo-admin-2026', shots: [page('audit', '/audit')] },
  { login: 'hrss', password: 'demo-partner-2026', shots: [list('inbox', '/inbox')] },
];

const settle = async (at: Page): Promise<void> => {
  await at.locator('main h1').first().waitFor({ timeout: 15_000 });
  await at.waitForFunction(() => document.querySelector('.skeleton') === null);
};

const isWanted = (name: string): boolean =>
  ONLY.length === 0 || ONLY.some((wanted) => name.startsWith(wanted));

/** A list of twenty thousand rows is taller than any picture: of that, what the window shows. */
const TALLEST = 12_000;

const photograph = async (at: Page, path: string, wanted: boolean): Promise<void> => {
  const height = await at.evaluate(() => document.documentElement.scrollHeight);
  await at.screenshot({ path, fullPage: wanted && height < TALLEST });
};

/** Every width in light colours, the desk's in dark ones. */
const shoot = async (at: Page, name: string, language: string): Promise<void> => {
  for (const { name: width, ...size } of WIDTHS) {
    await at.setViewportSize(size);
    await settle(at);
    const path = join(OUT, `${name}.${language}.${width}.png`);
    await photograph(at, path, width !== '1920');
  }
  await at.setViewportSize(DESK);
  if (language !== 'zh') return;
  await at.emulateMedia({ colorScheme: 'dark' });
  await photograph(at, join(OUT, `${name}.${language}.dark.png`), true);
  await at.emulateMedia({ colorScheme: 'light' });
};

const shootWithRow = async (at: Page, { name, address, row }: Shot, language: string): Promise<void> => {
  if (isWanted(name)) {
    await at.goto(address);
    await shoot(at, name, language);
  }
  if (row === undefined || !isWanted(row)) return;
  await at.goto(address);
  await settle(at);
  const first = at.locator('[data-row-link]').first();
  if ((await first.count()) === 0) return;
  await first.click();
  await shoot(at, row, language);
  if (name !== 'enterprises') return;
  await at.goto(`${new URL(at.url()).pathname}/relations`);
  await shoot(at, `${row}-relations`, language);
};

for (const language of ['zh', 'en'] as const)
  test(`pictures of every page, ${language}`, async ({ browser }) => {
    test.setTimeout(900_000);
    await mkdir(OUT, { recursive: true });
    for (const { shots, ...who } of WHO) {
      if (!shots.some(({ name, row }) => isWanted(name) || (row !== undefined && isWanted(row)))) continue;
      await using context = await browser.newContext({ viewport: DESK });
      const at = await context.newPage();
      await at.goto('/login');
      if (isWanted('login')) await at.screenshot({ path: join(OUT, `login.${language}.1366.png`) });
      await signInAs(at, who);
      // The tour is a band above every page until it is put away.
      const tour = at.getByRole('button', { name: '不看了' });
      if (await tour.isVisible()) await tour.click();
      if (language === 'en') await at.getByRole('button', { name: 'Switch to English' }).click();
      for (const shot of shots)
        await shootWithRow(at, shot, language).catch((cause: unknown) => {
          process.stderr.write(`${shot.name}: ${String(cause).slice(0, 300)}\n`);
        });
      if (language !== 'en') continue;
      // The wall has no bar to switch in.
      await at.goto('/account');
      await at.getByRole('button', { name: '切换到中文' }).click();
    }
  });
