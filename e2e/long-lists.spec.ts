import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const TOTAL = 100_000;
const PER_PAGE = 50;
type Row = { id: string; enterprise?: { name: string }; name?: string };

/** Answers a list of the server with so many rows, each like its first one, page by page as they are asked for. */
const pretendMany = async (page: Page, path: string): Promise<{ readonly pages: number[] }> => {
  const pages: number[] = [];
  let like: Row | undefined;
  await page.route(`**${path}?**`, answer);
  await page.route(`**${path}`, answer);
  return { pages };
  async function answer(route: Parameters<Parameters<Page['route']>[1]>[0]): Promise<void> {
    if (route.request().method() !== 'GET') return route.continue();
    const number = Number(new URL(route.request().url()).searchParams.get('page') ?? 1);
    pages.push(number);
    if (like === undefined) {
      const first = (await (
        await route.fetch({
          url: route
            .request()
            .url()
            .replace(/page=\d+/, 'page=1'),
        })
      ).json()) as {
        rows: Row[];
      };
      like = first.rows[0];
    }
    if (like === undefined) throw new Error('the city has no row to copy');
    const { enterprise } = like;
    const rows = Array.from({ length: PER_PAGE }, (_, at) => {
      const n = (number - 1) * PER_PAGE + at + 1;
      const name = `云岭虚构第${n}号有限公司`;
      return {
        ...like,
        id: `${like?.id}-${n}`,
        ...(enterprise === undefined ? { name } : { enterprise: { ...enterprise, name } }),
      };
    });
    await route.fulfill({ json: { rows, total: TOTAL, page: number, perPage: PER_PAGE } });
  }
};

const rowsOf = (page: Page) => page.locator('tr[aria-rowindex]:not([aria-rowindex="1"])');
const drawnCount = (page: Page) => rowsOf(page).count();
const inSight = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('tr[aria-rowindex]')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && row.getAttribute('aria-rowindex') !== '1';
      })
      .map((row) => Number(row.getAttribute('aria-rowindex')) - 1),
  );

/** Over this one sees it stumble. */
const LONG_MS = 50;
const longShare = (frames: readonly number[]): number =>
  frames.filter((ms) => ms > LONG_MS).length / frames.length;
const told = (frames: readonly number[]): string => {
  const sorted = frames.toSorted((a, b) => a - b);
  const ms = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  return `${frames.length} frames, median ${ms(0.5)} ms, p95 ${ms(0.95)} ms, longest ${ms(1)} ms, ${(100 * longShare(frames)).toFixed(1)} % over ${LONG_MS} ms`;
};

/** What the machine itself makes of it: a page as high with nothing in it. */
const framesOfNothing = async (page: Page): Promise<readonly number[]> => {
  const bare = await page.context().newPage();
  await bare.setContent('<main style="height: 5000000px; background: linear-gradient(#fff, #ccc)"></main>');
  const frames = await framesWhileScrolling(bare, 150);
  await bare.close();
  return frames;
};

/** Turns the wheel for a while and measures how long each frame took. */
const framesWhileScrolling = async (page: Page, turns: number): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const note = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { frames });
  });
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  return page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.slice(2));
};

for (const [name, address, path] of [
  ['the queue', '/warnings', '/api/warnings'],
  ['the register', '/enterprises', '/api/enterprises'],
  ['the case files', '/case-files?state=all', '/api/case-files'],
] as const)
  test(`${name} of a hundred thousand rows scrolls smoothly, and draws only what is near`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    await signIn(page);
    const { pages } = await pretendMany(page, path);
    await page.goto(address);
    await expect(rowsOf(page).first()).toBeVisible();
    await expect(page.locator(`table[aria-rowcount="${TOTAL + 1}"]`)).toBeVisible();
    expect(await inSight(page)).toContain(1);

    const bare = await framesOfNothing(page);
    const frames = await framesWhileScrolling(page, 150);
    process.stderr.write(`${name}: ${told(frames)}; an empty page: ${told(bare)}\n`);
    // Beside what the machine misses by itself a few: a page's rows are made between the turns of the wheel.
    expect(longShare(frames)).toBeLessThan(longShare(bare) + 0.1);

    // A page or two each way, wherever one is.
    const seen = await inSight(page);
    expect(Math.min(...seen)).toBeGreaterThan(200);
    expect(seen).toEqual(seen.map((_, at) => (seen[0] ?? NaN) + at));
    expect(await drawnCount(page)).toBeLessThanOrEqual(4 * PER_PAGE);

    // The middle and the end are there at once, and nothing between was asked for.
    const asked = pages.length;
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight / 2 }));
    await expect.poll(async () => (await inSight(page))[0] ?? 0, { timeout: 30_000 }).toBeGreaterThan(45_000);
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }));
    await expect(page.locator(`tr[aria-rowindex="${TOTAL + 1}"]`)).toBeVisible();
    expect(pages.length - asked).toBeLessThan(12);
    expect(await drawnCount(page)).toBeLessThanOrEqual(4 * PER_PAGE);

    // Where one is stands in the address, and a reload finds it again.
    await expect(page).toHaveURL(/page=(1999|2000)/);
    await page.reload();
    await expect
      .poll(async () => (await inSight(page))[0] ?? 0, { timeout: 30_000 })
      .toBeGreaterThan(TOTAL - 150);
  });

test('j and k walk over the end of a page, and the row under the cursor stays where it is', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page);
  await pretendMany(page, '/api/warnings');
  await page.goto('/warnings');
  await expect(rowsOf(page).first()).toBeVisible();
  for (let at = 1; at <= PER_PAGE + 6; at += 1) {
    // On a busy machine the next page is not there as soon as the end of the one before is reached.
    await expect(page.locator(`tr[aria-rowindex="${at + 1}"]`)).toBeAttached({ timeout: 30_000 });
    await page.keyboard.press('j');
    await expect(page.locator('tr.at')).toHaveAttribute('aria-rowindex', String(at + 1));
    await expect(page.locator('tr.at [data-row-link]')).toBeFocused();
  }
  const before = await page.locator('tr.at').boundingBox();
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  expect(await page.locator('tr.at').boundingBox()).toEqual(before);
  // What was looked at is found again where it stood, coming back from it.
  await page.keyboard.press('Enter');
  await page.goBack();
  await expect(page.locator('tr.at')).toHaveAttribute('aria-rowindex', String(PER_PAGE + 7));
  expect(await inSight(page)).toContain(PER_PAGE + 6);
});
