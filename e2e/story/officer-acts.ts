import { expect, type Locator, type Page } from '@playwright/test';
import type { RosterFile } from './live-story.ts';

/** Opens a list and from it what is named so. */
export const openFrom = async (
  page: Page,
  list: '/warnings' | '/case-files',
  name: string,
): Promise<void> => {
  await page.goto(list);
  await page.locator('[data-row-link]', { hasText: name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

/** One act of the six steps: chosen, its fields filled in by their labels, recorded. */
export const recordAct = async (
  page: Page,
  kind: string,
  note: string,
  { evidence, fields = {}, checks = [] }: Filled = {},
): Promise<void> => {
  const card = page.getByRole('region', { name: '记一笔' });
  await card.getByLabel('做了什么').selectOption({ label: kind });
  for (const [label, text] of Object.entries(fields))
    await card.getByLabel(label, { exact: true }).fill(text);
  for (const label of checks) await card.getByLabel(label, { exact: true }).check();
  await card.getByLabel('记录', { exact: true }).fill(note);
  if (evidence !== undefined) await card.getByLabel('依据', { exact: true }).fill(evidence);
  await card.getByRole('button', { name: '记入案卷' }).click();
  await expect(page.getByRole('region', { name: '六步法' })).toContainText(note);
};
type Filled = {
  readonly evidence?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly checks?: readonly string[];
};

/** Ends the step that the case file is in. */
export const endStep = async (page: Page, step: string, note: string): Promise<void> => {
  await page.getByRole('button', { name: `结束这一步：${step}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('记录').fill(note);
  await dialog.getByRole('button', { name: '结束这一步' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(stepOf(page, step)).toContainText('已完成');
};

export const stepOf = (page: Page, step: string): Locator =>
  page.getByRole('region', { name: '六步法' }).locator('.step', { hasText: step }).first();

/** Dispatches the warning on the page where the routing proposes; answers what the page said. */
export const dispatchTo = async (page: Page, unit: string, because: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: /^派单/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(because);
  await dialog.getByRole('button', { name: `派往 ${unit}` }).click();
  await expect(page.getByText(`已派往 ${unit}。`)).toBeVisible();
};

/** Presses an act's button and the one of its dialog, with what the dialog asks for. */
export const actInDialog = async (
  page: Page,
  button: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await page
    .getByRole('button', { name: new RegExp(`^${button}`) })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(text);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
};

/** Imports a roster into the claims of the case file on the page, by its preview. */
export const importRoster = async (
  page: Page,
  caseFile: string,
  file: RosterFile,
  count: number,
): Promise<void> => {
  await page.goto(`${caseFile}/claims/roster`);
  await page.locator('input[type=file]').setInputFiles({
    name: file.name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: file.buffer,
  });
  await expect(page.getByText('没有发现问题')).toBeVisible();
  await page.getByRole('button', { name: `导入 ${count} 件` }).click();
  await expect(page.getByText(new RegExp(`^已导入 ${count} 件`))).toBeVisible();
};

/** Moves all claims of the case file that are in a stage on, in one act; answers when the page shows them there. */
export const moveClaims = async (
  page: Page,
  caseFile: string,
  move: { from: string; to: string; count: string; on: string; result?: string; paid?: true },
): Promise<void> => {
  await page.goto(`${caseFile}/claims`);
  const stages = page.locator('.claim-stages');
  await stages.getByRole('link', { name: new RegExp(`^${move.from}`) }).click();
  await page.getByLabel('选中本页').check();
  const all = page.getByRole('button', { name: `选中筛选出的全部 ${move.count} 件` });
  if (await all.isVisible()) await all.click();
  await expect(page.getByText(`已选 ${move.count} 件`)).toBeVisible();
  await page.getByRole('button', { name: /^转阶段/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('转为').selectOption({ label: move.to });
  await dialog.getByLabel('日期').fill(move.on);
  if (move.result !== undefined) await dialog.getByLabel('结果').selectOption({ label: move.result });
  if (move.paid) await dialog.getByLabel('同时登记全部付清').check();
  await dialog.getByRole('button', { name: '办理', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(stages.getByRole('link', { name: new RegExp(`^${move.to}\\s*${move.count}`) })).toBeVisible();
};

/** Drafts a notice on the page, sends it after another officer's approval, and leaves the drafter on its page. */
export const sendNotice = async (drafter: Page, approver: Page, kind: string): Promise<string> => {
  await drafter.getByRole('button', { name: `起草${kind}` }).click();
  await expect(drafter).toHaveURL(/\/notices\/ntc_/);
  await approver.goto(new URL(drafter.url()).pathname);
  await actInDialog(approver, '审批通过');
  await drafter.reload();
  await actInDialog(drafter, '发出');
  await expect(drafter.locator('.profile-head')).toContainText('已发出，待签收');
  return (await drafter.getByRole('heading', { level: 1 }).textContent()) ?? '';
};

/** A partner confirms receipt of the notice with this title and answers it. */
export const answerNotice = async (partner: Page, title: string, answer: string): Promise<void> => {
  await partner.goto('/inbox');
  await partner.getByRole('link', { name: title }).first().click();
  await partner.getByRole('button', { name: '确认收到' }).click();
  await partner.getByRole('region', { name: '答复' }).getByRole('textbox').fill(answer);
  await partner.getByRole('button', { name: '送出答复' }).click();
  await expect(partner.getByText(answer)).toBeVisible();
};
