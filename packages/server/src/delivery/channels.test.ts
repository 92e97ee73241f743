import { writeMessage, type ChannelSecrets, type ChannelSettings } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { createOutwardDoor } from '../outward/door.ts';
import { readOutwardRules } from '../outward/outward-limits.ts';
import { sendByChannel } from './send-by-channel.ts';
import { signForDingtalk } from './send-dingtalk.ts';
import { signForFeishu } from './send-feishu.ts';
import { signWebhook } from './send-webhook.ts';
import { cutToBytes, type Sent } from './sending.ts';
import { startTestMailServer } from './test-mail-server.ts';
import { dingtalkStandIn, feishuStandIn, type StandIn, webhookStandIn, wecomStandIn } from './test-robots.ts';

const AT = '2026-11-02T02:00:00.000Z';
const now = (): string => AT;
const door = createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: '127.0.0.1' }));
const shut = createOutwardDoor(readOutwardRules({}));

const MESSAGE = writeMessage(
  {
    title: { zh: '新的橙色预警：示例服饰有限公司', en: 'New orange warning' },
    why: [{ zh: '社会保险费欠缴 3 个月', en: 'social insurance 3 months behind' }],
    todo: { zh: '请核实后派单', en: 'Verify it, then dispatch' },
    path: '/warnings/war_1',
  },
  'zh',
  'https://weisu.example',
);

const send = (
  settings: ChannelSettings,
  secrets: ChannelSecrets,
  over: { message?: typeof MESSAGE; recipient?: string; at?: string } = {},
  outward = door,
): Promise<Sent> =>
  sendByChannel(
    { id: 'dlv_1', settings, secrets, language: 'zh', recipient: '', message: MESSAGE, at: AT, ...over },
    outward,
  );

const HOOK = '7a3d0c5e-0000-4000-8000-000000000001';
const SECRET = 'this is secret';
const KEY = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

type Robot = 'wecom' | 'dingtalk' | 'feishu';
const ROBOTS: Record<Robot, { open: () => Promise<StandIn>; path: string; signed: boolean; code: string }> = {
  wecom: {
    open: () => wecomStandIn(HOOK),
    path: `/cgi-bin/webhook/send?key=${HOOK}`,
    signed: false,
    code: 'errcode',
  },
  dingtalk: {
    open: () => dingtalkStandIn(HOOK, SECRET, now),
    path: `/robot/send?access_token=${HOOK}`,
    signed: true,
    code: 'errcode',
  },
  feishu: {
    open: () => feishuStandIn(HOOK, SECRET, now),
    path: `/open-apis/bot/v2/hook/${HOOK}`,
    signed: true,
    code: 'code',
  },
};
const robots = Object.keys(ROBOTS) as Robot[];

describe.each(robots)('a robot of %s', (kind) => {
  const { open, path, signed, code } = ROBOTS[kind];
  const secretsAt = (url: string): ChannelSecrets => ({
    robotUrl: `${url}${path}`,
    ...(signed ? { signingKey: SECRET } : {}),
  });

  it('takes a message as its documentation says', async () => {
    await using robot = await open();
    expect(await send({ kind }, secretsAt(robot.url))).toEqual({ ok: true });
    expect(robot.received).toHaveLength(1);
    expect(robot.received[0]?.title).toContain('新的橙色预警：示例服饰有限公司');
    expect(robot.received[0]?.text).toContain('社会保险费欠缴 3 个月');
  });

  it('takes the longest messages, cut', async () => {
    await using robot = await open();
    const parts = Array.from({ length: 20 }, (_, i) => ({ head: `第${i}条`, text: '长'.repeat(900) }));
    expect(await send({ kind }, secretsAt(robot.url), { message: { ...MESSAGE, parts } })).toEqual({
      ok: true,
    });
  });

  it('is told apart: to be tried again, or not', async () => {
    await using robot = await open();
    const ask = (): Promise<Sent> => send({ kind }, secretsAt(robot.url));
    robot.answers.push(503, 404, { [code]: -5 }, {});
    expect(await ask()).toMatchObject({ ok: false, retry: true });
    expect(await ask()).toMatchObject({ ok: false, retry: false, reason: { zh: '对方答复 HTTP 404' } });
    expect(await ask()).toMatchObject({ ok: false, retry: true, reason: { zh: '对方拒收（-5）' } });
    expect(await ask()).toMatchObject({ ok: false, retry: false });
  });

  it('says in words that its address is wrong, without the address', async () => {
    await using robot = await open();
    const wrong = await send(
      { kind },
      { ...secretsAt(robot.url), robotUrl: `${robot.url}${path.replace('7a3d', '0000')}` },
    );
    expect(wrong).toMatchObject({ ok: false, retry: false });
    expect(JSON.stringify(wrong)).not.toContain('0000-4000');
  });

  // A kind without a key has nothing to refuse.
  if (signed)
    it('refuses a wrong key and a clock that is off', async () => {
      await using robot = await open();
      const wrong = await send({ kind }, { ...secretsAt(robot.url), signingKey: 'another' });
      expect(wrong).toMatchObject({ ok: false, retry: false });
      const late = await send({ kind }, secretsAt(robot.url), { at: '2026-11-02T03:30:00.000Z' });
      expect(late).toMatchObject({ ok: false, retry: false });
      expect(robot.received).toEqual([]);
    });
});

describe('signatures', () => {
  // Worked out by another program (Python's hmac) from the documentation's own formula.
  it('are those of the documentation', () => {
    expect(signForDingtalk(SECRET, 1_577_262_236_757)).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=');
    expect(signForFeishu(SECRET, 1_599_360_473)).toBe('/eYKrXQBzTjUZJ3s6NX16VxGbTwmK7AEs8/FnvC1CSw=');
  });
  it('of a webhook are those of the example of Standard Webhooks', () => {
    expect(
      signWebhook(`whsec_${KEY}`, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}'),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('a webhook', () => {
  it('is signed, and its id stays the same when it is sent again', async () => {
    await using hook = await webhookStandIn(KEY, now);
    const settings = { kind: 'webhook', url: `${hook.url}/in` } as const;
    expect(await send(settings, { signingKey: `whsec_${KEY}` })).toEqual({ ok: true });
    expect(await send(settings, { signingKey: `whsec_${KEY}` })).toEqual({ ok: true });
    expect(hook.received.map(({ text }) => text.split('\n')[0])).toEqual(['dlv_1', 'dlv_1']);
    expect(await send(settings, { signingKey: 'another' })).toMatchObject({ ok: false, retry: false });
  });

  it('goes nowhere inside, and says how it could', async () => {
    await using hook = await webhookStandIn(KEY, now);
    const settings = { kind: 'webhook', url: `${hook.url}/in` } as const;
    const refused = await send(settings, { signingKey: KEY }, {}, shut);
    expect(refused).toMatchObject({ ok: false, retry: false });
    expect(JSON.stringify(refused)).toContain('WEISU_OUTWARD_ALLOW');
    expect(hook.asked).toEqual([]);
  });

  it('waits for who does not answer', async () => {
    const gone = await send({ kind: 'webhook', url: 'http://127.0.0.1:59/' }, { signingKey: KEY });
    expect(gone).toMatchObject({ ok: false, retry: true });
  });
});

describe('e-mail', () => {
  const settings = {
    kind: 'mail',
    host: '127.0.0.1',
    tls: false,
    plain: true,
    login: 'weisu',
    from: 'weisu@union.example',
    to: ['desk@union.example', 'duty@union.example'],
  } as const;

  it('reaches the list, or one officer, as one message with a fixed id', async () => {
    await using server = await startTestMailServer('weisu', 'word');
    const own = { ...settings, port: server.port, to: [...settings.to] };
    expect(await send(own, { password: 'word' })).toEqual({ ok: true });
    expect(await send(own, { password: 'word' }, { recipient: 'a@union.example' })).toEqual({ ok: true });
    expect(server.mails.map(({ to }) => to)).toEqual([[...settings.to], ['a@union.example']]);
    const raw = server.mails[0]?.raw ?? '';
    expect(raw).toContain('Message-ID: <dlv_1@union.example>');
    const body = raw.slice(raw.indexOf('\r\n\r\n')).replaceAll(/\s/g, '');
    const text = /Content-Transfer-Encoding: base64/i.test(raw)
      ? Buffer.from(body, 'base64').toString('utf8')
      : body;
    expect(decodeURIComponent(text.replaceAll('=', '%'))).toContain('社会保险费欠缴3个月'.slice(0, 7));
  });

  it('lets no line end in a title become a header', async () => {
    await using server = await startTestMailServer('weisu', 'word');
    const message = { ...MESSAGE, title: 'x\r\nBcc: all@union.example' };
    await send(
      { ...settings, port: server.port, to: ['a@union.example'] },
      { password: 'word' },
      { message },
    );
    const raw = server.mails[0]?.raw ?? '';
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/m);
  });

  it('tells a wrong password, a refusal for now and one for good apart', async () => {
    await using server = await startTestMailServer('weisu', 'word');
    const own = { ...settings, port: server.port, to: [...settings.to] };
    expect(await send(own, { password: 'wrong' })).toMatchObject({ ok: false, retry: false });
    server.refusals.push(451, 550);
    expect(await send(own, { password: 'word' })).toMatchObject({ ok: false, retry: true });
    expect(await send(own, { password: 'word' })).toMatchObject({ ok: false, retry: false });
  });

  it('does not give its password to a server whose certificate nobody vouches for', async () => {
    await using server = await startTestMailServer('weisu', 'word');
    const own = { ...settings, plain: false, port: server.port, to: [...settings.to] };
    expect(await send(own, { password: 'word' })).toMatchObject({ ok: false, retry: true });
    expect(server.mails).toEqual([]);
  });
});

it('cuts between characters', () => {
  expect(cutToBytes('工会', 6)).toBe('工会');
  expect(cutToBytes('工会工会', 11)).toBe('工会…');
  expect(Buffer.byteLength(cutToBytes('工'.repeat(50), 40))).toBeLessThanOrEqual(40);
});
