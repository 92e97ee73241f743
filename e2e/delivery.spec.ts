import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { findQuietEnterprise } from './quiet-enterprise.ts';
import { signIn } from './sign-in.ts';
import { wcagFaults } from './wcag.ts';

const DISTRICT = { login: 'chaoyang', password: 'demo-district-2026' };
const SYSTEM = { login: 'sysadmin', password: 'demo-admin-2026' };
/** Two browsers, a robot and axe: on a machine that others use as well this takes its time. */
test.setTimeout(240_000);

/** A robot of a group on this machine, as far as this story needs one: it keeps what it is sent. */
type Robot = { readonly url: string; readonly texts: string[]; answer: object; readonly close: () => void };

const startRobot = async (): Promise<Robot> => {
  const texts: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const sent = JSON.parse(body) as { markdown: { content: string } };
      if (JSON.stringify(robot.answer).includes('"errcode":0')) texts.push(sent.markdown.content);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(robot.answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const robot: Robot = {
    url: `http://127.0.0.1:${port}/cgi-bin/webhook/send?key=e2e`,
    texts,
    answer: { errcode: 0, errmsg: 'ok' },
    close: () => server.close(),
  };
  return robot;
};

const signInAsSystem = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/login');
  await page.getByLabel('账号').fill(SYSTEM.login);
  await page.getByLabel('密码').fill(SYSTEM.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '系统' })).toBeVisible();
  return page;
};

const expectAccessible = async (page: Page): Promise<void> => {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  expect(await wcagFaults(page)).toEqual([]);
};

/** Enters word of trouble about an enterprise without any warning, which raises one; answers the enterprise's name. */
const raiseWarning = async (page: Page): Promise<string> => {
  const enterprise = await findQuietEnterprise(page.request);
  const today = ((await (await page.request.get('/api/session')).json()) as { today: string }).today;
  const reply = await page.request.post('/api/warnings', {
    headers: { origin: new URL(page.url()).origin },
    data: {
      key: `e2e-delivery-${Date.now()}`,
      enterpriseId: enterprise.id,
      said: '来电称两个月没有发工资',
      source: 'telephone',
      kind: 'wage-arrears',
      heardOn: today,
    },
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return enterprise.name;
};

test('a warning is raised, the group and the page hear of it, and the administrator sees how it went', async ({
  page,
  browser,
}) => {
  const robot = await startRobot();
  const system = await signInAsSystem(browser);
  const name = `值班群 ${Date.now()}`;
  try {
    // A channel, tried at once.
    await system.goto('/channels');
    await system.getByRole('button', { name: '新建渠道' }).click();
    const channel = system.getByRole('dialog');
    await channel.getByLabel('名称').first().fill(name);
    await channel.getByLabel('机器人地址').fill(robot.url);
    await channel.getByRole('button', { name: '保存' }).click();
    await expect(channel).toHaveCount(0);
    const row = system.getByRole('row', { name: new RegExp(name) });
    await row.getByRole('button', { name: '试发' }).click();
    await expect(row).toContainText('试发成功');
    expect(robot.texts.at(-1)).toContain('试发消息');
    await expect(system.locator('main')).not.toContainText('key=e2e');

    // A rule that leads to it.
    await system.getByRole('button', { name: '新建规则' }).click();
    const rule = system.getByRole('dialog');
    await rule.getByLabel('名称').fill(`新预警到群 ${name}`);
    await rule.getByRole('checkbox', { name: '新预警' }).check();
    await rule.getByLabel('渠道').selectOption({ label: name });
    await rule.getByRole('button', { name: '保存' }).click();
    await expect(rule).toHaveCount(0);
    await expectAccessible(system);

    // A warning is raised.
    await signIn(page);
    const enterprise = await raiseWarning(page);
    await expect.poll(() => robot.texts.length, { timeout: 20_000 }).toBe(2);
    expect(robot.texts.at(-1)).toContain('新的');
    expect(robot.texts.at(-1)).toContain('/warnings/war_');
    expect(robot.texts.at(-1)).not.toContain(enterprise);
    expect(robot.texts.at(-1)).not.toContain('两个月没有发工资');

    // How it went.
    await system.goto('/deliveries');
    const sent = system.getByRole('row', { name: new RegExp(name) }).first();
    await expect(sent).toContainText('已发送');
    robot.answer = { errcode: 93_000, errmsg: 'invalid webhook url' };
    await sent.getByRole('button', { name: '重发' }).click();
    await expect(sent).toContainText('机器人地址无效', { timeout: 25_000 });
    await expectAccessible(system);
  } finally {
    // The next story's warnings must not wait for a group that is gone.
    await system.goto('/channels');
    const row = system.getByRole('row', { name: new RegExp(`^${name}`) });
    await row.getByRole('button', { name: '修改' }).click();
    await system.getByRole('dialog').getByLabel('启用这个渠道').uncheck();
    await system.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await expect(row).toContainText('停用');
    robot.close();
    await system.context().close();
  }
});

test('the bell counts what one was told, and reading it counts down', async ({ page }) => {
  // A district hears of every warning of its own.
  await signIn(page, DISTRICT);
  await raiseWarning(page);
  const bell = page.locator('a.bell');
  await expect(bell).toHaveAttribute('aria-label', /未读/);
  await expect(bell.locator('.bell-count')).toBeVisible({ timeout: 25_000 });
  await bell.click();
  await expect(page.getByRole('heading', { level: 1, name: '通知' })).toBeVisible();
  await expect(page.locator('.notification.unread').first()).toBeVisible();
  await expectAccessible(page);
  const before = Number((await bell.locator('.bell-count').textContent())?.replace('+', ''));
  await page.locator('.notification.unread').first().getByRole('button', { name: '标为已读' }).click();
  if (before <= 99)
    await expect(bell).toHaveAttribute(
      'aria-label',
      before === 1 ? '通知，没有未读' : `通知，${before - 1} 条未读`,
    );
  // Nothing is left to mark where the one was all.
  if (before > 1) await page.getByRole('button', { name: '全部标为已读' }).click();
  await expect(bell).toHaveAttribute('aria-label', '通知，没有未读');
  await page.locator('.notification').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: '通知' })).toHaveCount(0);
});

test('own settings hold on another computer, and a shift stands in the roster', async ({ page, browser }) => {
  await signIn(page);
  await page.goto('/account');
  await page.getByLabel('表格疏密').selectOption({ label: '紧凑' });
  await page.getByLabel('邮件地址').fill('no address');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('请填写完整的邮件地址。')).toBeVisible();
  await page.getByLabel('邮件地址').fill('city@union.example');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('设置已保存。')).toBeVisible();
  await expectAccessible(page);
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere);
  await expect(elsewhere.locator('html')).toHaveAttribute('data-density', 'compact');
  await elsewhere.goto('/account');
  await expect(elsewhere.getByLabel('邮件地址')).toHaveValue('city@union.example');
  await elsewhere.getByLabel('表格疏密').selectOption({ label: '宽松' });
  await elsewhere.context().close();

  await page.goto('/duty');
  await page.getByRole('button', { name: '排班' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('请选择值班人')).toBeVisible();
  await dialog.getByLabel('值班人').selectOption({ index: 1 });
  await dialog.getByLabel('备注').fill('国庆值守');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toHaveCount(0);
  const row = page.getByRole('row', { name: /国庆值守/ }).first();
  await expect(row).toBeVisible();
  await expectAccessible(page);
  await row.getByRole('button', { name: '删除' }).click();
  await expect(page.getByText('已删除该班次。')).toBeVisible();
});
