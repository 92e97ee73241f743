import { expect, type Page, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const REVIEWER = { login: 'review', password: 'demo-city-2026' } as const;
const made = Date.now().toString(36);
/** Words that no text of the city has. */
const WORD = `薪豆${made}`;
const OTHER = `薪券${made}`;

/** Keeps word that came in by telephone as a text, by the way of every text, and answers when it is read. */
const tell = (page: Page, said: string): Promise<void> =>
  page.evaluate(async (words) => {
    const listed = (await (await fetch('/api/enterprises?perPage=1&sort=name&order=asc')).json()) as {
      rows: readonly { id: string }[];
    };
    const reply = await fetch('/api/warnings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        key: crypto.randomUUID(),
        enterpriseId: listed.rows[0]?.id,
        said: words,
        source: 'telephone',
        kind: 'other-labour',
        heardOn: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      }),
    });
    if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`);
  }, said);

const as = async (page: Page, who?: typeof REVIEWER): Promise<void> => {
  await page.context().clearCookies();
  await signIn(page, who);
};

const approve = async (page: Page, address: string): Promise<void> => {
  await as(page, REVIEWER);
  await page.goto(address);
  await expect(page.getByRole('button', { name: '批准' })).toBeVisible();
  await page.keyboard.press('y');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('下一条文本起生效');
  await dialog.getByRole('button', { name: '批准' }).click();
  await expect(page.getByText('已批准，下一条文本起生效。')).toBeVisible();
};

const texts = (page: Page) => page.getByRole('region', { name: '命中的文本' });

test('a term is proposed, previewed and approved, and the next text is hit; an edit takes effect at once', async ({
  page,
}) => {
  await signIn(page);
  await tell(page, `工友来电：月底只发${WORD}，不发现钱`);
  await page.goto('/terms');
  await expect(page.getByRole('heading', { level: 1, name: '关键词库' })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: '任一' }).fill(WORD);
  await page.getByLabel('理由').fill('工友来电的新说法');

  // Before approval: what it would have hit, with the words marked.
  await page.getByRole('button', { name: '开始预览' }).click();
  const preview = page.getByRole('region', { name: '批准前预览' });
  await expect(preview.locator('mark').first()).toHaveText(WORD);
  await page.getByRole('button', { name: '提交，待批准' }).click();
  await expect(page.getByText('您提出的第 1 版待另一人批准')).toBeVisible();
  await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
  const address = page.url();

  await approve(page, address);
  await tell(page, `又有工友说还是${WORD}`);
  await page.reload();
  await expect(texts(page).locator('mark')).toHaveText([WORD]);
  await expect(texts(page)).toContainText('此词第 1 版读取');

  // Edited: the version in force goes on until a second person has approved, then the next text is read by the new one.
  await as(page);
  await page.goto(address);
  await page.getByRole('button', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '任一' }).fill(OTHER);
  await page.getByLabel('理由').fill('改口叫这个了');
  await page.getByRole('button', { name: '提交，待批准' }).click();
  await expect(page.getByText('您提出的第 2 版待另一人批准')).toBeVisible();
  await approve(page, address);
  await tell(page, `第三次来电，只提${WORD}`);
  await tell(page, `第四次来电，只提${OTHER}`);
  await page.reload();
  await expect(texts(page)).toContainText('此词第 2 版读取');
  await expect(texts(page).locator('mark')).toHaveText([OTHER]);
  await expect(page.getByRole('region', { name: '经过' })).toContainText(`任一 ${OTHER}`);
});

test('the library is worked with keys, and a proposal of the program shows why it was made', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/terms?waiting=approval');
  const first = page.locator('[data-row-link]').first();
  await expect(first).toBeVisible();
  await page.keyboard.press('j');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '批准前预览' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('region', { name: '批准前预览' })).toContainText('估计属实率');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: '关键词库' })).toBeVisible();
});
