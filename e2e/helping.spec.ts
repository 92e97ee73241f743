import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { openOwnDesk, type OwnDesk } from './own-desk.ts';
import { signIn } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

type Sent = { readonly name: string; readonly text: string };

/** What the stand-in answers, by what it is asked for; a number is a status without an answer. */
let answerTo: (sent: Sent) => unknown;
const sent: Sent[] = [];
let model: Server;
let desk: OwnDesk;

/** The first sentence of what was sent: a quote that exists. */
const firstOf = (text: string): string => /[^。！？\n]{4,60}/.exec(text)?.[0] ?? '';

const finding = (quote: string) => ({
  kind: 'wage-arrears',
  status: 'actual',
  quote,
  employer: null,
  amountYuan: null,
  months: null,
  headcount: null,
});

const startModel = async (): Promise<string> => {
  model = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const asked = JSON.parse(body) as {
        messages: readonly { content: string }[];
        response_format: { json_schema: { name: string } };
      };
      const one = { name: asked.response_format.json_schema.name, text: asked.messages[1]?.content ?? '' };
      sent.push(one);
      const answer = answerTo(one);
      if (typeof answer === 'number') response.writeHead(answer).end('{}');
      else
        response.end(
          JSON.stringify({ choices: [{ message: { role: 'assistant', content: JSON.stringify(answer) } }] }),
        );
    });
  });
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
};

test.beforeAll(async () => {
  test.setTimeout(240_000);
  const url = await startModel();
  desk = await openOwnDesk({ WEISU_HELPER_URL: url, WEISU_HELPER_MODEL: '替身模型' });
});
test.afterAll(async () => {
  await desk.close();
  await new Promise((resolve) => model.close(resolve));
});

/** The first warning whose evidence holds a text. */
const openWarningWithText = async (page: Page): Promise<void> => {
  const id = await page.evaluate(async () => {
    const listed = (await (await fetch('/api/warnings?perPage=50')).json()) as {
      rows: readonly { id: string }[];
    };
    for (const row of listed.rows) {
      const one = (await (await fetch(`/api/warnings/${row.id}`)).json()) as {
        evidence: readonly { from: string }[];
      };
      if (one.evidence.some(({ from }) => from === 'text')) return row.id;
    }
    return null;
  });
  expect(id, 'the smallest city has a warning that rests on a text').not.toBeNull();
  await page.goto(`/warnings/${id}`);
};

const start = async (page: Page): Promise<void> => {
  desk.lead(page);
  await signIn(page);
  await openWarningWithText(page);
};

test('a helping model proposes, its quotes are held to the text, and an officer takes or refuses', async ({
  page,
}) => {
  await start(page);
  const evidence = page.getByRole('region', { name: '证据' });
  answerTo = ({ text }) => ({ findings: [finding(firstOf(text)), finding('原文里没有的一句话')] });
  await evidence.getByText('辅助模型怎么看这条文本').first().click();
  await evidence.getByRole('button', { name: '请辅助模型看一看' }).click();
  await expect(evidence.getByText('留下 1 条，丢弃 1 条（原文没有）')).toBeVisible();
  await expect(evidence.getByText('仅为建议，经办人采用之前不作数，也不影响评分。')).toBeVisible();
  await evidence.getByRole('button', { name: '采用', exact: true }).click();
  await expect(evidence.getByText('已采用', { exact: true })).toBeVisible();

  // Asked again, what was ruled on does not come back as something to rule on.
  await evidence.getByRole('button', { name: '再请一次' }).click();
  await expect(evidence.getByRole('button', { name: '采用', exact: true })).toHaveCount(0);

  const summary = page.getByRole('region', { name: '情况摘要' });
  answerTo = ({ text }) => ({
    sentences: [
      { text: '职工反映工资没有按时发放。', quote: firstOf(text) },
      { text: '共有 98765 人。', quote: firstOf(text) },
    ],
  });
  await summary.getByRole('button', { name: '请辅助模型看一看' }).click();
  await expect(summary.getByText('留下 1 条，丢弃 1 条')).toBeVisible();
  await summary.getByLabel('我的话').fill('职工说两个月没有发工资，电话 13912345678。');
  await summary.getByRole('button', { name: '改成自己的话并采用' }).click();
  await expect(summary.getByText('职工说两个月没有发工资')).toBeVisible();
  await page.reload();
  await expect(summary.getByText('职工说两个月没有发工资')).toBeVisible();
  await expect(summary.getByText('13912345678')).toHaveCount(0);
  await expect(summary.getByText('已采用', { exact: true })).toBeVisible();

  // Nothing that could be called lay in what left the house.
  expect(sent.length).toBeGreaterThan(0);
  for (const { text } of sent) expect(text).not.toMatch(/1[3-9]\d{9}/);
  expect(await wcagFaults(page)).toEqual([]);
});

test('a model that fails is said in words, and a term’s other words become a proposed term', async ({
  page,
}) => {
  await start(page);
  const summary = page.getByRole('region', { name: '情况摘要' });
  answerTo = () => 500;
  await summary.getByRole('button', { name: /请辅助模型看一看|再请一次/ }).click();
  await expect(summary.getByText(/辅助模型(?:没有应答|拒绝了请求)/)).toBeVisible();
  answerTo = () => ({ sentences: '不合格式' });
  await summary.getByRole('button', { name: '再请一次' }).click();
  await expect(summary.getByText('答复不合格式，已整条丢弃。')).toBeVisible();

  const term = await page.evaluate(async () => {
    const listed = (await (await fetch('/api/terms?perPage=100')).json()) as {
      rows: readonly { id: string; hits: number }[];
    };
    return listed.rows.toSorted((a, b) => b.hits - a.hits)[0]?.id;
  });
  await page.goto(`/terms/${term}`);
  const variants = page.getByRole('region', { name: '其他说法' });
  let proposed = '';
  answerTo = ({ text }) => {
    const quote = firstOf(text);
    proposed = quote.slice(0, 4);
    return { variants: [{ words: proposed, quote }] };
  };
  await variants.getByRole('button', { name: '请辅助模型看一看' }).click();
  await expect(variants.getByText('留下 1 条，丢弃 0 条')).toBeVisible();
  await variants.getByRole('button', { name: '采用', exact: true }).click();
  await variants.getByRole('link', { name: '查看提议的词' }).click();
  await expect(page.getByText('待另一人批准')).toBeVisible();
  await expect(page.getByText(proposed).first()).toBeVisible();
});
